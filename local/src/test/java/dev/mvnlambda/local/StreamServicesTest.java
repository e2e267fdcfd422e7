package dev.mvnlambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.local.control.Clients;
import dev.mvnlambda.local.control.EchoRuntime;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

/** Tables of DynamoDB and streams of Kinesis, over the wire and with the SDK's own clients. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class StreamServicesTest {

    private final TestClock clock = new TestClock();

    @TempDir
    Path directory;

    private LocalServer server;
    private DynamoDbClient dynamoDb;
    private KinesisClient kinesis;

    @BeforeEach
    void start() throws IOException {
        server = LocalServer.start(
                0, LocalAccount.open(LocalOptions.in(directory), clock, new EchoRuntime()), List.of());
        dynamoDb = Clients.dynamoDb(server.address());
        kinesis = Clients.kinesis(server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TableDescription table(Consumer<CreateTableRequest.Builder> more) {
        return dynamoDb.createTable(request -> {
                    request.tableName("orders")
                            .keySchema(KeySchemaElement.builder()
                                    .attributeName("id")
                                    .keyType(KeyType.HASH)
                                    .build())
                            .attributeDefinitions(AttributeDefinition.builder()
                                    .attributeName("id")
                                    .attributeType("S")
                                    .build())
                            .billingMode(BillingMode.PAY_PER_REQUEST);
                    more.accept(request);
                })
                .tableDescription();
    }

    private TableDescription described() {
        return dynamoDb.describeTable(request -> request.tableName("orders")).table();
    }

    @Test
    void aTableKeepsWhatItWasMadeWith() {
        TableDescription made = table(
                request -> request.tags(Tag.builder().key("team").value("shop").build()));

        assertThat(made.tableStatus()).isEqualTo(TableStatus.CREATING);
        assertThat(described())
                .isEqualTo(made.toBuilder().tableStatus(TableStatus.ACTIVE).build());
        assertThat(made.tableArn()).isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/orders");
        assertThat(made.creationDateTime()).isEqualTo(clock.instant());
        assertThat(made.keySchema()).singleElement().extracting("attributeName").isEqualTo("id");
        assertThat(made.latestStreamArn()).isNull();
        assertThat(dynamoDb.listTables().tableNames()).containsExactly("orders");
        dynamoDb.tagResource(request -> request.resourceArn(made.tableArn())
                .tags(Tag.builder().key("cost").value("1").build()));
        dynamoDb.untagResource(request -> request.resourceArn(made.tableArn()).tagKeys("team"));
        assertThat(dynamoDb.listTagsOfResource(request -> request.resourceArn(made.tableArn()))
                        .tags())
                .containsExactly(Tag.builder().key("cost").value("1").build());
        assertThat(Clients.tagging(server.address())
                        .getResources(request -> request.resourceTypeFilters("dynamodb:table"))
                        .resourceTagMappingList())
                .extracting(ResourceTagMapping::resourceARN)
                .containsExactly(made.tableArn());
    }

    @Test
    void eachStreamOfATableIsANewOne() {
        String first = table(request -> request.streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType("NEW_IMAGE")))
                .latestStreamArn();
        assertThat(first)
                .isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/orders/stream/2026-01-02T03:04:05.678");
        assertThatThrownBy(() -> dynamoDb.updateTable(request ->
                        request.tableName("orders").streamSpecification(stream -> stream.streamEnabled(true))))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("Table already has an enabled stream: TableName: orders");
        dynamoDb.updateTable(
                request -> request.tableName("orders").streamSpecification(stream -> stream.streamEnabled(false)));
        assertThat(described().streamSpecification()).isNull();
        assertThat(described().latestStreamArn()).isEqualTo(first);
        clock.pass(Duration.ofSeconds(1));
        dynamoDb.updateTable(request -> request.tableName("orders")
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType("KEYS_ONLY")));
        assertThat(described().latestStreamArn()).isNotEqualTo(first);
    }

    @Test
    void errorsOfTablesArriveAsTheSdksOwnExceptions() {
        assertThatThrownBy(this::described)
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found: Table: orders not found");
        table(request -> {});
        assertThatThrownBy(() -> table(request -> {}))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("Table already exists: orders");
        dynamoDb.deleteTable(request -> request.tableName("orders"));
        assertThat(dynamoDb.listTables().tableNames()).isEmpty();
        assertThatThrownBy(() -> table(request -> request.tableName("a b")))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("TableName must be at least 3 characters long");
    }

    @Test
    void aStreamKeepsWhatItWasMadeWith() {
        kinesis.createStream(
                request -> request.streamName("clicks").shardCount(3).tags(Map.of("team", "shop")));

        StreamDescriptionSummary stream = kinesis.describeStreamSummary(request -> request.streamName("clicks"))
                .streamDescriptionSummary();
        assertThat(stream.streamARN()).isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/clicks");
        assertThat(stream.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(stream.streamCreationTimestamp()).isEqualTo(clock.instant());
        assertThat(kinesis.describeStream(request -> request.streamARN(stream.streamARN()))
                        .streamDescription()
                        .shards())
                .extracting("shardId")
                .containsExactly("shardId-000000000000", "shardId-000000000001", "shardId-000000000002");
        kinesis.addTagsToStream(request -> request.streamName("clicks").tags(Map.of("cost", "1")));
        kinesis.removeTagsFromStream(request -> request.streamName("clicks").tagKeys("team"));
        assertThat(kinesis.listTagsForStream(request -> request.streamName("clicks"))
                        .tags())
                .extracting("key")
                .containsExactly("cost");
        assertThat(kinesis.listStreams().streamNames()).containsExactly("clicks");
        kinesis.deleteStream(request -> request.streamName("clicks"));
        assertThatThrownBy(() -> kinesis.describeStreamSummary(request -> request.streamName("clicks")))
                .isInstanceOf(software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException.class)
                .hasMessageContaining("Stream clicks under account 000000000000 not found.");
    }
}
