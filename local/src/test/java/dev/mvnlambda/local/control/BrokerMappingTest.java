package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EndPointType;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.SourceAccessConfiguration;

/** Mappings of Kinesis, Kafka, MQ and DocumentDB: shown as AWS shows them, refused as AWS refuses them. */
class BrokerMappingTest extends MappingTest {

    private static final String MSK = "arn:aws:kafka:us-east-1:000000000000:cluster/shop/0-1";
    private static final String MQ = "arn:aws:mq:us-east-1:000000000000:broker:shop:b-1";
    private static final String DOCUMENTS = "arn:aws:rds:us-east-1:000000000000:cluster:shop";
    private static final SourceAccessConfiguration SECRET = SourceAccessConfiguration.builder()
            .type("BASIC_AUTH")
            .uri("arn:aws:secretsmanager:us-east-1:000000000000:secret:a")
            .build();

    @BeforeEach
    void theRoleMayDoAll() {
        allow("*", "*");
    }

    private static UnaryOperator<CreateEventSourceMappingRequest.Builder> servers(String... servers) {
        return request -> request.eventSourceArn(null)
                .selfManagedEventSource(
                        source -> source.endpoints(Map.of(EndPointType.KAFKA_BOOTSTRAP_SERVERS, List.of(servers))))
                .sourceAccessConfigurations(SECRET)
                .topics("topic");
    }

    @Test
    void aMappingOfServersIsShownAsRecorded() {
        CreateEventSourceMappingResponse created =
                map("f", request -> servers("kafka:1000").apply(request));

        assertThat(created)
                .isEqualTo(CreateEventSourceMappingResponse.builder()
                        .uuid(created.uuid())
                        .eventSourceMappingArn(created.eventSourceMappingArn())
                        .functionArn(ARN + "f")
                        .batchSize(100)
                        .lastModified(clock.instant())
                        .lastProcessingResult("No records processed")
                        .selfManagedEventSource(source ->
                                source.endpoints(Map.of(EndPointType.KAFKA_BOOTSTRAP_SERVERS, List.of("kafka:1000"))))
                        .selfManagedKafkaEventSourceConfig(kafka -> kafka.consumerGroupId(created.uuid()))
                        .sourceAccessConfigurations(SECRET)
                        .startingPosition("TRIM_HORIZON")
                        .state("Creating")
                        .stateTransitionReason("USER_INITIATED")
                        .topics("topic")
                        .build());
    }

    @Test
    void aNamedConsumerGroupIsOfTheKindOfItsServers() {
        CreateEventSourceMappingResponse created = map(
                "f",
                request -> servers("kafka:1000")
                        .apply(request)
                        .selfManagedKafkaEventSourceConfig(kafka -> kafka.consumerGroupId("group"))
                        .startingPosition("LATEST"));

        assertThat(created.selfManagedKafkaEventSourceConfig().consumerGroupId())
                .isEqualTo("group");
        assertThat(created.amazonManagedKafkaEventSourceConfig()).isNull();
        assertThat(created.startingPosition()).isEqualTo(EventSourcePosition.LATEST);
    }

    @Test
    void aTopicOfAClusterIsReadOnce() {
        String uuid = map("f", request -> servers("kafka:1000", "kafka:2000").apply(request))
                .uuid();
        refused(
                () -> map("f", request -> servers("kafka:1000", "kafka:2000").apply(request)),
                409,
                "ResourceConflictException",
                "An event source mapping with event source (\"kafka:1000,kafka:2000\"), function (\"" + ARN
                        + "f\"), topics (\"topic\") already exists. Please update or delete the existing mapping with UUID "
                        + uuid);
        refused(
                () -> map("f", request -> servers("kafka:3000", "kafka:2000").apply(request)),
                409,
                "ResourceConflictException",
                "An event source mapping with event source (\"kafka:3000,kafka:2000\"), function (\"" + ARN
                        + "f\"), topics (\"topic\") already exists. Please update or delete the existing mapping with UUID "
                        + uuid);
        map("f", request -> servers("kafka:3000").apply(request));
        map("f", request -> servers("kafka:1000", "kafka:2000").apply(request).topics("other"));
        map("f", request -> request.eventSourceArn(MSK).topics("topic").startingPosition("LATEST"));
        map("f", request -> request.eventSourceArn(MSK).topics("other").startingPosition("LATEST"));
        map("f", request -> request.eventSourceArn(MQ).queues("a").sourceAccessConfigurations(SECRET));
        map("f", request -> request.eventSourceArn(MQ).queues("b").sourceAccessConfigurations(SECRET));
        settle();
        assertThat(listed(request -> request)).hasSize(7);
        assertThat(listed(request -> request.eventSourceArn(MQ))).hasSize(2);
    }

    @Test
    void whatASourceNeedsHasToBeThere() {
        invalid(
                "f",
                request -> servers("kafka:1000").apply(request).sourceAccessConfigurations(List.of()),
                "Required 'sourceAccessConfigurations' parameter is missing.");
        invalid(
                "f",
                request -> request.eventSourceArn(MSK).startingPosition("LATEST"),
                "Required 'topics' parameter is missing.");
        invalid(
                "f",
                request -> request.eventSourceArn(MSK).topics("topic"),
                "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must"
                        + " not be null.");
        invalid(
                "f",
                request -> request.eventSourceArn(MQ).sourceAccessConfigurations(SECRET),
                "Required 'queues' parameter is missing.");
        invalid(
                "f",
                request -> request.eventSourceArn(DOCUMENTS).sourceAccessConfigurations(SECRET),
                "Required 'documentDBEventSourceConfig' parameter is missing.");
    }

    @Test
    void whatASourceDoesNotKnowIsRefused() {
        invalid(
                "f",
                request -> servers("kafka:1000").apply(request).parallelizationFactor(2),
                "Unsupported ParallelizationFactor parameter for given event source mapping type.");
        invalid(
                "f",
                request -> request.eventSourceArn(MQ)
                        .queues("a")
                        .sourceAccessConfigurations(SECRET)
                        .maximumRetryAttempts(1),
                "Unsupported MaximumRetryAttempts parameter for given event source mapping type.");
        invalid(
                "f",
                request -> request.eventSourceArn(MQ)
                        .queues("a")
                        .sourceAccessConfigurations(SECRET)
                        .startingPosition("LATEST"),
                "StartingPosition is not valid for MQ event sources.");
    }

    @Test
    void theRoleMayLookAtTheSourceAndReadItsSecrets() {
        allow("mq:DescribeBroker", MQ);
        invalid(
                "f",
                request -> request.eventSourceArn(MQ).queues("a").sourceAccessConfigurations(SECRET),
                "The provided execution role does not have permissions to call GetSecretValue on Secrets Manager");
        invalid(
                "f",
                request -> request.eventSourceArn(MSK).topics("topic").startingPosition("LATEST"),
                "The provided execution role does not have permissions to call DescribeCluster on Kafka");
    }

    @Test
    void aStreamIsThereMayBeReadAndIsBegunInThePast() {
        String arn = "arn:aws:kinesis:us-east-1:000000000000:stream/clicks";
        invalid("f", request -> request.eventSourceArn(arn).startingPosition("LATEST"), "Stream not found: " + arn);
        plane.client(KinesisClient.class, "us-east-1")
                .createStream(request -> request.streamName("clicks").shardCount(1));
        invalid(
                "f",
                request -> request.eventSourceArn(arn)
                        .startingPosition("AT_TIMESTAMP")
                        .startingPositionTimestamp(clock.instant().plus(Duration.ofDays(1))),
                "StartingPositionTimestamp cannot be in the future.");
        invalid(
                "f",
                request -> request.eventSourceArn(arn).startingPosition("AT_TIMESTAMP"),
                "StartingPositionTimestamp is required with StartingPosition AT_TIMESTAMP.");
        map(
                "f",
                request -> request.eventSourceArn(arn + "/consumer/shop:1")
                        .startingPosition("AT_TIMESTAMP")
                        .startingPositionTimestamp(clock.instant()));
        allow("kinesis:GetRecords", arn);
        invalid(
                "f",
                request -> request.eventSourceArn(arn).startingPosition("LATEST"),
                "Cannot access stream " + arn
                        + ". Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream Actions on"
                        + " your stream in IAM.");
    }
}
