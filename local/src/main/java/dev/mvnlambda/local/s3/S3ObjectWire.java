package dev.mvnlambda.local.s3;

import dev.mvnlambda.local.wire.WireRequest;
import dev.mvnlambda.local.wire.WireResponse;
import dev.mvnlambda.local.wire.XmlBody;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** S3's protocol: what is asked of one object. */
final class S3ObjectWire {

    private static final String BINARY = "binary/octet-stream";
    private static final String META = "x-amz-meta-";
    private static final String PART = "partNumber";
    private static final String UPLOAD = "uploadId";

    private final S3Client s3;
    private final String bucket;
    private final String key;

    S3ObjectWire(S3Client s3, S3Path path) {
        this.s3 = s3;
        this.bucket = path.bucket();
        this.key = path.key();
    }

    /** The answer; empty when it is not supported. */
    Optional<WireResponse> answer(WireRequest request) {
        Set<String> asked = S3Path.asked(request);
        return Optional.ofNullable(
                switch (request.method()) {
                    case "PUT" -> put(request, asked);
                    case "GET" -> asked.isEmpty() ? get(request) : null;
                    case "HEAD" -> head();
                    case "DELETE" -> delete(request, asked);
                    case "POST" -> post(request, asked);
                    default -> null;
                });
    }

    private @Nullable WireResponse put(WireRequest request, Set<String> asked) {
        Optional<String> source = request.header("x-amz-copy-source");
        if (asked.equals(Set.of(PART, UPLOAD))) {
            return source.isPresent() ? partCopy(request, source.get()) : part(request);
        }
        if (!asked.isEmpty()) {
            return null;
        }
        return source.isPresent() ? copy(source.get()) : put(request);
    }

    private WireResponse put(WireRequest request) {
        return WireResponse.empty(200)
                .header(
                        "ETag",
                        s3.putObject(
                                        r -> r.bucket(bucket)
                                                .key(key)
                                                .contentType(contentType(request))
                                                .metadata(metadata(request)),
                                        body(request))
                                .eTag());
    }

    private WireResponse part(WireRequest request) {
        int number = number(request);
        return WireResponse.empty(200)
                .header(
                        "ETag",
                        s3.uploadPart(
                                        r -> r.bucket(bucket)
                                                .key(key)
                                                .partNumber(number)
                                                .uploadId(upload(request)),
                                        body(request))
                                .eTag());
    }

    @SuppressWarnings("deprecation") // as for a whole object
    private WireResponse partCopy(WireRequest request, String source) {
        return S3Wire.xml(
                "CopyPartResult",
                s3.uploadPartCopy(r -> r.copySource(source)
                                .copySourceRange(request.header("x-amz-copy-source-range")
                                        .orElse(null))
                                .destinationBucket(bucket)
                                .destinationKey(key)
                                .partNumber(number(request))
                                .uploadId(upload(request)))
                        .copyPartResult());
    }

    private static int number(WireRequest request) {
        String number = request.queryParameter(PART).orElse("");
        if (!number.matches("[0-9]{1,5}")) {
            throw S3Faults.invalid("Part number must be an integer between 1 and 10000, inclusive");
        }
        return Integer.parseInt(number);
    }

    // the client's own class for this is deprecated, but AWS has no other word for a source that a header names
    @SuppressWarnings("deprecation")
    private WireResponse copy(String source) {
        return S3Wire.xml(
                "CopyObjectResult",
                s3.copyObject(r ->
                                r.copySource(source).destinationBucket(bucket).destinationKey(key))
                        .copyObjectResult());
    }

    private WireResponse get(WireRequest request) {
        ResponseBytes<GetObjectResponse> found = s3.getObject(
                r -> r.bucket(bucket).key(key).range(request.header("range").orElse(null)),
                ResponseTransformer.toBytes());
        GetObjectResponse object = found.response();
        WireResponse answer = WireResponse.of(
                        object.contentRange() == null ? 200 : 206,
                        object.contentType() == null ? BINARY : object.contentType(),
                        found.asByteArray())
                .header("ETag", object.eTag())
                .header("Last-Modified", time(object.lastModified()))
                .header("Accept-Ranges", "bytes");
        if (object.contentRange() != null) {
            answer.header("Content-Range", object.contentRange());
        }
        object.metadata().forEach((name, value) -> answer.header(META + name, value));
        return answer;
    }

    private WireResponse head() {
        HeadObjectResponse object = s3.headObject(r -> r.bucket(bucket).key(key));
        // the length is all that counts of a body that is not sent
        byte[] body = s3.getObject(r -> r.bucket(bucket).key(key), ResponseTransformer.toBytes())
                .asByteArray();
        WireResponse answer = WireResponse.of(200, object.contentType() == null ? BINARY : object.contentType(), body)
                .header("ETag", object.eTag())
                .header("Last-Modified", time(object.lastModified()))
                .header("Accept-Ranges", "bytes");
        object.metadata().forEach((name, value) -> answer.header(META + name, value));
        return answer;
    }

    private @Nullable WireResponse delete(WireRequest request, Set<String> asked) {
        if (asked.equals(Set.of(UPLOAD))) {
            s3.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(upload(request)));
            return WireResponse.empty(204);
        }
        if (!asked.isEmpty()) {
            return null;
        }
        s3.deleteObject(r -> r.bucket(bucket).key(key));
        return WireResponse.empty(204);
    }

    private @Nullable WireResponse post(WireRequest request, Set<String> asked) {
        if (asked.equals(Set.of("uploads"))) {
            return S3Wire.xml(
                    "InitiateMultipartUploadResult",
                    s3.createMultipartUpload(r -> r.bucket(bucket)
                            .key(key)
                            .contentType(contentType(request))
                            .metadata(metadata(request))));
        }
        if (!asked.equals(Set.of(UPLOAD))) {
            return null;
        }
        CompletedMultipartUpload parts = XmlBody.read(
                request.body().bytes(), CompletedMultipartUpload.builder(), CompletedMultipartUpload.class);
        return S3Wire.xml(
                "CompleteMultipartUploadResult",
                s3.completeMultipartUpload(
                        r -> r.bucket(bucket).key(key).uploadId(upload(request)).multipartUpload(parts)));
    }

    private static RequestBody body(WireRequest request) {
        return RequestBody.fromBytes(request.body().bytes());
    }

    private static @Nullable String upload(WireRequest request) {
        return request.queryParameter(UPLOAD).orElse(null);
    }

    private static @Nullable String contentType(WireRequest request) {
        return request.header("content-type").orElse(null);
    }

    private static Map<String, String> metadata(WireRequest request) {
        Map<String, String> metadata = new TreeMap<>();
        request.headers().forEach((name, values) -> {
            if (name.startsWith(META)) {
                metadata.put(name.substring(META.length()), String.join(",", values));
            }
        });
        return metadata;
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
    }
}
