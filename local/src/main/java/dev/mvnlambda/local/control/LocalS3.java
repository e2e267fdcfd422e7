package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.ApiService;
import dev.mvnlambda.local.wire.WireRequest;
import dev.mvnlambda.local.wire.WireResponse;
import java.util.List;
import java.util.Optional;

/** The little of S3 that uploads of code need, with the bucket in the path. */
final class LocalS3 implements ApiService {

    private static final String XML = "application/xml";
    private static final String BINARY = "application/octet-stream";

    private final ObjectStore objects;

    LocalS3(ObjectStore objects) {
        this.objects = objects;
    }

    @Override
    public WireResponse answer(WireRequest request, String region) {
        List<String> segments = request.segments();
        if (segments.isEmpty()) {
            return unsupported(request);
        }
        String bucket = segments.get(0);
        String key = String.join("/", segments.subList(1, segments.size()));
        if (key.isEmpty()) {
            return bucket(request, bucket, region);
        }
        if (!objects.hasBucket(bucket)) {
            return refusal(request, 404, "NoSuchBucket", "The specified bucket does not exist");
        }
        return object(request, bucket, key);
    }

    @Override
    public WireResponse refusal(WireRequest request, int status, String code, String message) {
        String text = message.replace("&", "&amp;").replace("<", "&lt;");
        return WireResponse.of(status, XML, "<Error><Code>" + code + "</Code><Message>" + text + "</Message></Error>");
    }

    private WireResponse bucket(WireRequest request, String bucket, String region) {
        boolean exists = objects.hasBucket(bucket);
        if (request.method().equals("PUT") && request.query().isEmpty()) {
            return create(request, bucket);
        }
        if (request.method().equals("HEAD")) {
            return WireResponse.empty(exists ? 200 : 404).header("x-amz-bucket-region", region);
        }
        return unsupported(request);
    }

    private WireResponse create(WireRequest request, String bucket) {
        if (!ObjectStore.isName(bucket)) {
            return refusal(request, 400, "InvalidBucketName", "The specified bucket is not valid.");
        }
        objects.createBucket(bucket);
        return WireResponse.empty(200).header("Location", "/" + bucket);
    }

    private WireResponse object(WireRequest request, String bucket, String key) {
        if (!isPlain(request)) {
            return unsupported(request);
        }
        return switch (request.method()) {
            case "PUT" ->
                WireResponse.empty(200)
                        .header(
                                "ETag",
                                objects.put(bucket, key, request.body().bytes()).etag());
            case "GET", "HEAD" -> read(request, bucket, key);
            case "DELETE" -> {
                objects.delete(bucket, key);
                yield WireResponse.empty(204);
            }
            default -> unsupported(request);
        };
    }

    private WireResponse read(WireRequest request, String bucket, String key) {
        Optional<ObjectStore.Content> content = objects.find(bucket, key);
        return content.map(found -> WireResponse.of(200, BINARY, found.bytes()).header("ETag", found.etag()))
                .orElseGet(() -> refusal(request, 404, "NoSuchKey", "The specified key does not exist."));
    }

    // neither a part of an upload, nor a copy, nor one of the many settings of an object
    private static boolean isPlain(WireRequest request) {
        return request.header("x-amz-copy-source").isEmpty()
                && request.query().keySet().stream().allMatch(key -> key.equals("x-id") || key.startsWith("X-Amz-"));
    }

    private WireResponse unsupported(WireRequest request) {
        return refusal(
                request,
                501,
                "NotImplemented",
                "The local Lambda's S3 stores objects for uploads of code and does not support " + request.method()
                        + " " + request.rawPath() + " " + request.query().keySet() + ".");
    }
}
