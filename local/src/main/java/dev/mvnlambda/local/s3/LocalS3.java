package dev.mvnlambda.local.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** S3 as one region sees it. */
final class LocalS3 implements S3Client {

    private static final String USUAL_REGION = "us-east-1";

    private final Buckets buckets;
    private final StoredObjects objects;
    private final Uploads uploads;
    private final NotificationRules rules;
    private final BucketEvents events;
    private final InstantSource clock;

    LocalS3(
            Buckets buckets,
            StoredObjects objects,
            Uploads uploads,
            NotificationRules rules,
            BucketEvents events,
            InstantSource clock) {
        this.buckets = buckets;
        this.objects = objects;
        this.uploads = uploads;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateBucketResponse createBucket(CreateBucketRequest request) {
        buckets.create(request.bucket(), clock.instant());
        return CreateBucketResponse.builder().location("/" + request.bucket()).build();
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        return HeadBucketResponse.builder()
                .bucketRegion(buckets.get(request.bucket()).region())
                .build();
    }

    @Override
    public GetBucketLocationResponse getBucketLocation(GetBucketLocationRequest request) {
        String region = buckets.get(request.bucket()).region();
        return GetBucketLocationResponse.builder()
                .locationConstraint(region.equals(USUAL_REGION) ? "" : region)
                .build();
    }

    @Override
    public ListBucketsResponse listBuckets(ListBucketsRequest request) {
        String region = request.bucketRegion();
        return ListBucketsResponse.builder()
                .buckets(buckets.all().stream()
                        .filter(bucket -> region == null || bucket.region().equals(region))
                        .map(bucket -> Bucket.builder()
                                .name(bucket.name())
                                .bucketRegion(region)
                                .creationDate(bucket.created())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
        if (!objects.startingWith(buckets.get(request.bucket()).name(), "").isEmpty()) {
            throw S3Faults.notEmpty();
        }
        buckets.delete(request.bucket());
        return DeleteBucketResponse.builder().build();
    }

    @Override
    public PutBucketTaggingResponse putBucketTagging(PutBucketTaggingRequest request) {
        buckets.get(request.bucket());
        SortedMap<String, String> tags = new TreeMap<>();
        for (Tag tag : request.tagging().tagSet()) {
            if (tags.put(tag.key(), tag.value()) != null) {
                throw S3Faults.equalTags();
            }
        }
        buckets.change(request.bucket(), bucket -> bucket.withTags(tags));
        return PutBucketTaggingResponse.builder().build();
    }

    @Override
    public GetBucketTaggingResponse getBucketTagging(GetBucketTaggingRequest request) {
        Map<String, String> tags = buckets.get(request.bucket()).tags();
        if (tags.isEmpty()) {
            throw S3Faults.noTags();
        }
        return GetBucketTaggingResponse.builder()
                .tagSet(tags.entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public DeleteBucketTaggingResponse deleteBucketTagging(DeleteBucketTaggingRequest request) {
        buckets.get(request.bucket());
        buckets.change(request.bucket(), bucket -> bucket.withTags(new TreeMap<>()));
        return DeleteBucketTaggingResponse.builder().build();
    }

    @Override
    public GetBucketNotificationConfigurationResponse getBucketNotificationConfiguration(
            GetBucketNotificationConfigurationRequest request) {
        NotificationConfiguration document = buckets.get(request.bucket()).notifications();
        return GetBucketNotificationConfigurationResponse.builder()
                .lambdaFunctionConfigurations(
                        document.hasLambdaFunctionConfigurations() ? document.lambdaFunctionConfigurations() : null)
                .queueConfigurations(document.hasQueueConfigurations() ? document.queueConfigurations() : null)
                .topicConfigurations(document.hasTopicConfigurations() ? document.topicConfigurations() : null)
                .eventBridgeConfiguration(document.eventBridgeConfiguration())
                .build();
    }

    @Override
    public PutBucketNotificationConfigurationResponse putBucketNotificationConfiguration(
            PutBucketNotificationConfigurationRequest request) {
        NotificationConfiguration document = rules.checked(
                buckets.get(request.bucket()),
                request.notificationConfiguration(),
                Boolean.TRUE.equals(request.skipDestinationValidation()));
        buckets.change(request.bucket(), bucket -> bucket.with(document));
        return PutBucketNotificationConfigurationResponse.builder().build();
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        buckets.get(request.bucket());
        byte[] bytes = bytes(body);
        ObjectRecord object = new ObjectRecord(
                request.bucket(),
                request.key(),
                bytes.length,
                StoredObjects.etag(bytes),
                request.contentType(),
                request.metadata(),
                clock.instant());
        objects.put(object, bytes);
        events.created(object, "Put");
        return PutObjectResponse.builder().eTag(object.quotedEtag()).build();
    }

    private static byte[] bytes(RequestBody body) {
        try (var stream = body.contentStreamProvider().newStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        buckets.get(request.bucket());
        ObjectRecord object = objects.get(request.bucket(), request.key());
        byte[] whole = objects.bytes(object);
        ByteRange range = ByteRange.of(request.range(), whole.length);
        GetObjectResponse response = GetObjectResponse.builder()
                .eTag(object.quotedEtag())
                .contentLength((long) range.length())
                .contentRange(request.range() == null ? null : range.header(whole.length))
                .contentType(object.contentType())
                .lastModified(object.modified())
                .metadata(object.metadata())
                .build();
        try {
            return transformer.transform(
                    response, AbortableInputStream.create(new ByteArrayInputStream(range.of(whole))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        buckets.get(request.bucket());
        ObjectRecord object = objects.get(request.bucket(), request.key());
        return HeadObjectResponse.builder()
                .eTag(object.quotedEtag())
                .contentLength(object.size())
                .contentType(object.contentType())
                .lastModified(object.modified())
                .metadata(object.metadata())
                .build();
    }

    @Override
    public CopyObjectResponse copyObject(CopyObjectRequest request) {
        buckets.get(request.destinationBucket());
        ObjectRecord source = source(request);
        byte[] bytes = objects.bytes(source);
        ObjectRecord object = new ObjectRecord(
                request.destinationBucket(),
                request.destinationKey(),
                bytes.length,
                StoredObjects.etag(bytes),
                source.contentType(),
                source.metadata(),
                clock.instant());
        objects.put(object, bytes);
        events.created(object, "Copy");
        return CopyObjectResponse.builder()
                .copyObjectResult(result -> result.eTag(object.quotedEtag()).lastModified(object.modified()))
                .build();
    }

    // clients of other languages name the source in one text, for which this one has a deprecated word only
    @SuppressWarnings("deprecation")
    private ObjectRecord source(CopyObjectRequest request) {
        return request.sourceBucket() == null
                ? source(request.copySource())
                : objects.get(buckets.get(request.sourceBucket()).name(), request.sourceKey());
    }

    private ObjectRecord source(String copySource) {
        String source = URLDecoder.decode(copySource.replace("+", "%2B"), StandardCharsets.UTF_8);
        String path = source.startsWith("/") ? source.substring(1) : source;
        int slash = path.indexOf('/');
        if (slash < 0) {
            throw S3Faults.invalid("Invalid copy source object key");
        }
        return objects.get(buckets.get(path.substring(0, slash)).name(), path.substring(slash + 1));
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        buckets.get(request.bucket());
        delete(request.bucket(), request.key());
        return DeleteObjectResponse.builder().build();
    }

    private void delete(String bucket, String key) {
        if (objects.delete(bucket, key)) {
            events.removed(bucket, key, clock.instant());
        }
    }

    @Override
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
        buckets.get(request.bucket());
        List<DeletedObject> deleted = new ArrayList<>();
        for (ObjectIdentifier one : request.delete().objects()) {
            delete(request.bucket(), one.key());
            deleted.add(DeletedObject.builder().key(one.key()).build());
        }
        boolean quiet = Boolean.TRUE.equals(request.delete().quiet());
        return DeleteObjectsResponse.builder()
                .deleted(quiet ? List.of() : deleted)
                .build();
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        buckets.get(request.bucket());
        String prefix = Objects.requireNonNullElse(request.prefix(), "");
        return new ObjectListing(objects.startingWith(request.bucket(), prefix), prefix).page(request);
    }

    @Override
    public CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest request) {
        buckets.get(request.bucket());
        return CreateMultipartUploadResponse.builder()
                .bucket(request.bucket())
                .key(request.key())
                .uploadId(uploads.begin(request))
                .build();
    }

    @Override
    public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
        String etag = uploads.add(request.uploadId(), request.partNumber(), bytes(body));
        return UploadPartResponse.builder().eTag('"' + etag + '"').build();
    }

    @Override
    @SuppressWarnings("deprecation") // as for a whole object
    public UploadPartCopyResponse uploadPartCopy(UploadPartCopyRequest request) {
        ObjectRecord source = request.sourceBucket() == null
                ? source(request.copySource())
                : objects.get(buckets.get(request.sourceBucket()).name(), request.sourceKey());
        byte[] whole = objects.bytes(source);
        byte[] part = ByteRange.of(request.copySourceRange(), whole.length).of(whole);
        String etag = uploads.add(request.uploadId(), request.partNumber(), part);
        return UploadPartCopyResponse.builder()
                .copyPartResult(result -> result.eTag('"' + etag + '"').lastModified(clock.instant()))
                .build();
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(CompleteMultipartUploadRequest request) {
        Instant now = clock.instant();
        Uploads.Whole whole =
                uploads.end(request.uploadId(), request.multipartUpload().parts(), now);
        objects.put(whole.object(), whole.bytes().asByteArrayUnsafe());
        uploads.forget(request.uploadId());
        events.created(whole.object(), "CompleteMultipartUpload");
        return CompleteMultipartUploadResponse.builder()
                .bucket(request.bucket())
                .key(request.key())
                .location("/" + request.bucket() + "/" + request.key())
                .eTag(whole.object().quotedEtag())
                .build();
    }

    @Override
    public AbortMultipartUploadResponse abortMultipartUpload(AbortMultipartUploadRequest request) {
        uploads.forget(request.uploadId());
        return AbortMultipartUploadResponse.builder().build();
    }
}
