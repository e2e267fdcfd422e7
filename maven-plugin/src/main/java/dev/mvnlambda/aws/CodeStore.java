package dev.mvnlambda.aws;

import dev.mvnlambda.code.Archive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.s3.S3Client;

/** The archives of a deployment, and how AWS gets them: within the request, or once through a bucket. */
final class CodeStore {
    /** Equal code has an equal key, whichever app and stage it belongs to. */
    private static final String PREFIX = "mvn-lambda/";

    private final Caller caller;
    private final Supplier<S3Client> s3;
    private final String bucket;
    private final boolean passing;
    private final Map<String, Archive> archives;
    private final Map<String, FunctionCode> codes = new ConcurrentHashMap<>();
    private boolean made;

    /** A store of the archives of a deployment. */
    CodeStore(Caller caller, Supplier<S3Client> s3, AwsAccount.Deployment deployment) {
        this.caller = caller;
        this.s3 = s3;
        this.bucket = deployment.bucket();
        this.passing = deployment.passing();
        this.archives = deployment.archives().stream()
                .collect(Collectors.toMap(Archive::codeSha256, Function.identity(), (one, same) -> one));
    }

    /** What CreateFunction and UpdateFunctionCode take; uploaded at most once, however many functions share it. */
    FunctionCode code(String sha256) {
        return codes.computeIfAbsent(sha256, sha -> {
            Archive archive = archives.get(sha);
            if (archive == null) {
                throw new IllegalStateException("No archive has the digest " + sha);
            }
            return bucket.isEmpty() ? direct(archive) : uploaded(archive);
        });
    }

    private static FunctionCode direct(Archive archive) {
        archive.checkDirectUpload();
        try {
            byte[] bytes = Files.readAllBytes(archive.path());
            return FunctionCode.builder()
                    .zipFile(SdkBytes.fromByteArrayUnsafe(bytes))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FunctionCode uploaded(Archive archive) {
        make();
        String key = PREFIX + archive.contentHash() + ".zip";
        caller.call(
                "s3:PutObject",
                () -> s3.get().putObject(r -> r.bucket(bucket).key(key), RequestBody.fromFile(archive.path())));
        return FunctionCode.builder().s3Bucket(bucket).s3Key(key).build();
    }

    private synchronized void make() {
        if (passing && !made) {
            caller.call("s3:CreateBucket", () -> s3.get().createBucket(r -> r.bucket(bucket)));
            made = true;
        }
    }

    /** Removes what was made for code to pass through. */
    synchronized void clear() {
        if (made) {
            codes.values()
                    .forEach(code -> caller.call(
                            "s3:DeleteObject",
                            () -> s3.get().deleteObject(r -> r.bucket(bucket).key(code.s3Key()))));
            caller.call("s3:DeleteBucket", () -> s3.get().deleteBucket(r -> r.bucket(bucket)));
            made = false;
        }
    }
}
