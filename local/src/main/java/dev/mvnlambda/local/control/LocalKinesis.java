package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamRequest;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamResponse;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.EnhancedMetrics;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamRequest;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamResponse;
import software.amazon.awssdk.services.kinesis.model.RemoveTagsFromStreamRequest;
import software.amazon.awssdk.services.kinesis.model.RemoveTagsFromStreamResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamModeDetails;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.Tag;

/** Kinesis in one region: data streams, so that functions can be mapped to them; records are not held. */
final class LocalKinesis implements KinesisClient {

    private static final int ON_DEMAND_SHARDS = 4;
    private static final int USUAL_RETENTION = 24;
    private static final BigInteger HASHES = BigInteger.TWO.pow(128);

    private final Scope scope;
    private final KinesisStreams streams;

    LocalKinesis(Scope scope) {
        this.scope = scope;
        this.streams = new KinesisStreams(scope);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateStreamResponse createStream(CreateStreamRequest request) {
        StreamModeDetails mode = Objects.requireNonNullElse(
                request.streamModeDetails(),
                StreamModeDetails.builder().streamMode(StreamMode.PROVISIONED).build());
        StreamDescriptionSummary stream = StreamDescriptionSummary.builder()
                .streamName(request.streamName())
                .streamARN(streams.arn(request.streamName()))
                .streamStatus(StreamStatus.ACTIVE)
                .streamModeDetails(mode)
                .streamCreationTimestamp(scope.now())
                .retentionPeriodHours(USUAL_RETENTION)
                .encryptionType(EncryptionType.NONE)
                .enhancedMonitoring(
                        EnhancedMetrics.builder().shardLevelMetrics(List.of()).build())
                .openShardCount(Objects.requireNonNullElse(
                        request.shardCount(), mode.streamMode() == StreamMode.ON_DEMAND ? ON_DEMAND_SHARDS : 1))
                .consumerCount(0)
                .build();
        streams.create(stream, new TreeMap<>(request.tags()));
        return CreateStreamResponse.builder().build();
    }

    @Override
    public DescribeStreamSummaryResponse describeStreamSummary(DescribeStreamSummaryRequest request) {
        return DescribeStreamSummaryResponse.builder()
                .streamDescriptionSummary(streams.get(request.streamName(), request.streamARN()).stream())
                .build();
    }

    @Override
    public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        StreamDescriptionSummary stream = streams.get(request.streamName(), request.streamARN()).stream();
        return DescribeStreamResponse.builder()
                .streamDescription(Shapes.copy(stream, StreamDescription.builder())
                        .shards(shards(stream.openShardCount()))
                        .hasMoreShards(false)
                        .build())
                .build();
    }

    /** They share the hashes of keys out evenly. */
    private static List<Shard> shards(int count) {
        BigInteger width = HASHES.divide(BigInteger.valueOf(count));
        return IntStream.range(0, count)
                .mapToObj(i -> Shard.builder()
                        .shardId(String.format("shardId-%012d", i))
                        .hashKeyRange(range -> range.startingHashKey(
                                        width.multiply(BigInteger.valueOf(i)).toString())
                                .endingHashKey((i == count - 1 ? HASHES : width.multiply(BigInteger.valueOf(i + 1L)))
                                        .subtract(BigInteger.ONE)
                                        .toString()))
                        .sequenceNumberRange(range -> range.startingSequenceNumber("0"))
                        .build())
                .toList();
    }

    @Override
    public ListStreamsResponse listStreams(ListStreamsRequest request) {
        List<StreamDescriptionSummary> all =
                streams.all().stream().map(StreamRecord::stream).toList();
        String marker = request.nextToken() == null ? request.exclusiveStartStreamName() : request.nextToken();
        Page<StreamDescriptionSummary> page =
                Page.of(all, StreamDescriptionSummary::streamName, marker, request.limit(), 100);
        return ListStreamsResponse.builder()
                .streamNames(page.items().stream()
                        .map(StreamDescriptionSummary::streamName)
                        .toList())
                .hasMoreStreams(page.next() != null)
                .nextToken(page.next())
                .build();
    }

    @Override
    public DeleteStreamResponse deleteStream(DeleteStreamRequest request) {
        streams.delete(request.streamName(), request.streamARN());
        return DeleteStreamResponse.builder().build();
    }

    @Override
    public AddTagsToStreamResponse addTagsToStream(AddTagsToStreamRequest request) {
        streams.tag(request.streamName(), request.streamARN(), tags -> tags.putAll(request.tags()));
        return AddTagsToStreamResponse.builder().build();
    }

    @Override
    public RemoveTagsFromStreamResponse removeTagsFromStream(RemoveTagsFromStreamRequest request) {
        streams.tag(
                request.streamName(), request.streamARN(), tags -> tags.keySet().removeAll(request.tagKeys()));
        return RemoveTagsFromStreamResponse.builder().build();
    }

    @Override
    public ListTagsForStreamResponse listTagsForStream(ListTagsForStreamRequest request) {
        return ListTagsForStreamResponse.builder()
                .tags(streams.get(request.streamName(), request.streamARN()).tags().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .hasMoreTags(false)
                .build();
    }
}
