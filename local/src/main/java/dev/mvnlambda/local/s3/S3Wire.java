package dev.mvnlambda.local.s3;

import dev.mvnlambda.local.wire.ApiService;
import dev.mvnlambda.local.wire.SdkOperations;
import dev.mvnlambda.local.wire.WireRequest;
import dev.mvnlambda.local.wire.WireResponse;
import dev.mvnlambda.local.wire.XmlBody;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.Tagging;

/** S3's protocol, with the bucket in the path: what is asked of the account and of buckets; objects have a class of their own. */
final class S3Wire implements ApiService {

    private static final String XML = "application/xml";
    private static final String TAGGING = "tagging";

    private final S3Buckets buckets;
    private final SdkOperations operations = new SdkOperations(S3Client.class);

    S3Wire(S3Buckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public WireResponse answer(WireRequest request, String region) {
        S3Path path = S3Path.of(request);
        S3Client s3 = buckets.in(region);
        try {
            Optional<WireResponse> answer;
            if (path.bucket().isEmpty()) {
                answer = account(request, s3);
            } else if (path.key().isEmpty()) {
                answer = bucket(request, path.bucket(), s3);
            } else {
                answer = new S3ObjectWire(s3, path).answer(request);
            }
            return answer.orElseGet(() -> unsupported(request, path));
        } catch (AwsServiceException e) {
            return refusal(
                    request,
                    e.statusCode(),
                    e.awsErrorDetails().errorCode(),
                    e.awsErrorDetails().errorMessage());
        }
    }

    private static Optional<WireResponse> account(WireRequest request, S3Client s3) {
        return request.method().equals("GET")
                ? Optional.of(xml(
                        "ListAllMyBucketsResult",
                        s3.listBuckets(r -> r.bucketRegion(
                                request.queryParameter("bucket-region").orElse(null)))))
                : Optional.empty();
    }

    private static Optional<WireResponse> bucket(WireRequest request, String bucket, S3Client s3) {
        Set<String> asked = S3Path.asked(request);
        return Optional.ofNullable(
                switch (request.method()) {
                    case "PUT" ->
                        asked.isEmpty()
                                ? WireResponse.empty(200)
                                        .header(
                                                "Location",
                                                s3.createBucket(r -> r.bucket(bucket))
                                                        .location())
                                : put(request, bucket, asked, s3);
                    case "HEAD" ->
                        WireResponse.empty(200)
                                .header(
                                        "x-amz-bucket-region",
                                        s3.headBucket(r -> r.bucket(bucket)).bucketRegion());
                    case "DELETE" -> delete(bucket, asked, s3);
                    case "GET" -> get(request, bucket, asked, s3);
                    case "POST" -> asked.contains("delete") ? deleteObjects(request, bucket, s3) : null;
                    default -> null;
                });
    }

    private static @Nullable WireResponse put(WireRequest request, String bucket, Set<String> asked, S3Client s3) {
        if (asked.equals(Set.of(TAGGING))) {
            Tagging tags = XmlBody.read(request.body().bytes(), Tagging.builder(), Tagging.class);
            s3.putBucketTagging(r -> r.bucket(bucket).tagging(tags));
            return WireResponse.empty(204);
        }
        return asked.contains("notification") ? putNotifications(request, bucket, s3) : null;
    }

    private static @Nullable WireResponse delete(String bucket, Set<String> asked, S3Client s3) {
        if (asked.isEmpty()) {
            s3.deleteBucket(r -> r.bucket(bucket));
        } else if (asked.equals(Set.of(TAGGING))) {
            s3.deleteBucketTagging(r -> r.bucket(bucket));
        } else {
            return null;
        }
        return WireResponse.empty(204);
    }

    private static WireResponse putNotifications(WireRequest request, String bucket, S3Client s3) {
        NotificationConfiguration document = XmlBody.read(
                request.body().bytes(), NotificationConfiguration.builder(), NotificationConfiguration.class);
        boolean skips = request.header("x-amz-skip-destination-validation")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        s3.putBucketNotificationConfiguration(
                r -> r.bucket(bucket).notificationConfiguration(document).skipDestinationValidation(skips));
        return WireResponse.empty(200);
    }

    private static @Nullable WireResponse get(WireRequest request, String bucket, Set<String> asked, S3Client s3) {
        if (asked.equals(Set.of(TAGGING))) {
            return xml("Tagging", s3.getBucketTagging(r -> r.bucket(bucket)));
        }
        if (asked.contains("notification")) {
            return xml("NotificationConfiguration", s3.getBucketNotificationConfiguration(r -> r.bucket(bucket)));
        }
        if (asked.contains("location")) {
            // its one member is the text of the root
            String region = s3.getBucketLocation(r -> r.bucket(bucket)).locationConstraintAsString();
            return WireResponse.of(
                    200,
                    XML,
                    "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + region
                            + "</LocationConstraint>");
        }
        return asked.contains("list-type") ? list(request, bucket, s3) : null;
    }

    private static WireResponse list(WireRequest request, String bucket, S3Client s3) {
        ListObjectsV2Request.Builder list = ListObjectsV2Request.builder().bucket(bucket);
        request.queryParameter("prefix").ifPresent(list::prefix);
        request.queryParameter("delimiter").filter(text -> !text.isEmpty()).ifPresent(list::delimiter);
        request.queryParameter("start-after").ifPresent(list::startAfter);
        request.queryParameter("continuation-token").ifPresent(list::continuationToken);
        request.queryParameter("max-keys").map(S3Wire::maxKeys).ifPresent(list::maxKeys);
        return xml("ListBucketResult", s3.listObjectsV2(list.build()));
    }

    private static Integer maxKeys(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw S3Faults.invalid("Provided max-keys not an integer or within integer range");
        }
        return Integer.valueOf(text);
    }

    private static WireResponse deleteObjects(WireRequest request, String bucket, S3Client s3) {
        Delete delete = XmlBody.read(request.body().bytes(), Delete.builder(), Delete.class);
        return xml("DeleteResult", s3.deleteObjects(r -> r.bucket(bucket).delete(delete)));
    }

    static WireResponse xml(String root, software.amazon.awssdk.core.SdkPojo shape) {
        return WireResponse.of(200, XML, XmlBody.write("http://s3.amazonaws.com/doc/2006-03-01/", root, shape));
    }

    @Override
    public WireResponse refusal(WireRequest request, int status, String code, String message) {
        String text = message.replace("&", "&amp;").replace("<", "&lt;");
        return WireResponse.of(status, XML, "<Error><Code>" + code + "</Code><Message>" + text + "</Message></Error>");
    }

    private WireResponse unsupported(WireRequest request, S3Path path) {
        String operation = operations
                .name(request.at(path.key().isEmpty() ? "/" : "/key"))
                // what is listed is told by the bucket, which the SDK keeps out of its paths
                .map(name -> name.equals("ListBuckets") && !path.bucket().isEmpty() ? "ListObjects" : name)
                .orElseGet(() -> request.method() + " " + request.rawPath());
        return refusal(
                request,
                501,
                "NotImplemented",
                "The local Lambda's S3 stores objects and tells functions of them, and does not support " + operation
                        + "; deploy to AWS to use it.");
    }
}
