package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.FunctionCodeLocation;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Code as requests bring it, and as answers show it. */
final class CodeSource {

    private static final int LARGEST_ARCHIVE = 52_428_800;

    private final Scope scope;

    CodeSource(Scope scope) {
        this.scope = scope;
    }

    /** Keeps the code of a request. */
    CodeStore.Code keep(FunctionCode source) {
        return kept(source);
    }

    /** Keeps the code of an update, unless it only asks what would be. */
    CodeStore.Code keep(UpdateFunctionCodeRequest request) {
        if (request.imageUri() != null) {
            throw Faults.invalidParameter(
                    "Please don't provide ImageUri when updating a function with packageType Zip.");
        }
        FunctionCode source = Shapes.copy(request, FunctionCode.builder()).build();
        return Boolean.TRUE.equals(request.dryRun()) ? scope.account().code().describe(archive(source)) : kept(source);
    }

    private CodeStore.Code kept(FunctionCode source) {
        CodeStore store = scope.account().code();
        return etag(source)
                .map(etag -> store.keep(etag, () -> archive(source)))
                .orElseGet(() -> store.keep(archive(source)));
    }

    private Optional<String> etag(FunctionCode source) {
        if (source.zipFile() != null
                || source.s3Bucket() == null
                || source.s3Key() == null
                || source.s3ObjectVersion() != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(scope.account()
                    .s3()
                    .in(scope.region())
                    .headObject(request -> request.bucket(source.s3Bucket()).key(source.s3Key()))
                    .eTag());
        } catch (S3Exception e) {
            return Optional.empty(); // reading it will say why
        }
    }

    FunctionCodeLocation location(FunctionConfiguration configuration) {
        return FunctionCodeLocation.builder()
                .repositoryType("S3")
                .location(location(configuration.codeSha256()))
                .build();
    }

    /** Returns where an archive that is kept can be read. */
    String location(String sha256) {
        CodeStore store = scope.account().code();
        return scope.account().endpoint().codeLocation(CodeStore.name(sha256), store.archive(sha256));
    }

    private byte[] archive(FunctionCode source) {
        if (source.imageUri() != null) {
            throw Faults.unsupported("container images; use an archive");
        }
        if (source.zipFile() != null) {
            if (source.s3Bucket() != null || source.s3Key() != null || source.s3ObjectVersion() != null) {
                throw Faults.invalidParameter(
                        "Please do not provide other FunctionCode parameters when providing a ZipFile.");
            }
            return sent(source.zipFile());
        }
        if (source.s3Bucket() == null || source.s3Key() == null) {
            throw Faults.invalidParameter("Please provide a source for function code.");
        }
        return stored(source.s3Bucket(), source.s3Key(), source.s3ObjectVersion());
    }

    /** Refuses an archive that is too large to come with a request. */
    static void checkSize(@Nullable SdkBytes archive) {
        if (archive != null && archive.asByteArrayUnsafe().length > LARGEST_ARCHIVE) {
            throw Faults.entityTooLarge("Zipped size must be smaller than " + LARGEST_ARCHIVE + " bytes");
        }
    }

    private static byte[] sent(SdkBytes archive) {
        checkSize(archive);
        byte[] bytes = archive.asByteArrayUnsafe();
        if (bytes.length == 0) {
            throw Faults.invalidParameter("Uploaded file must be a non-empty zip");
        }
        return bytes;
    }

    private byte[] stored(String bucket, String key, @Nullable String version) {
        if (version != null) {
            throw Faults.unsupported("versions of S3 objects");
        }
        try {
            return scope.account()
                    .s3()
                    .in(scope.region())
                    .getObject(request -> request.bucket(bucket).key(key), ResponseTransformer.toBytes())
                    .asByteArray();
        } catch (S3Exception e) {
            throw unreadable(
                    e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage());
        }
    }

    private static RuntimeException unreadable(String code, String text) {
        return Faults.invalidParameter(
                "Error occurred while GetObject. S3 Error Code: " + code + ". S3 Error Message: " + text);
    }
}
