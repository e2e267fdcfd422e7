package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.BatchSpec;
import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.StreamSpec;
import dev.mvnlambda.plan.PlanFormatter;
import dev.mvnlambda.resource.InputException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** Streams of DynamoDB and Kinesis that a function reads: found by name, mapped to the alias, replaced only where AWS knows no other way. */
final class StreamTriggerTest extends DeployedAccount {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop";
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/orders";
    private static final String CLICKS = "arn:aws:kinesis:us-east-1:000000000000:stream/clicks";
    private static final StreamSpec EVERYTHING =
            new StreamSpec("TRIM_HORIZON", "", 2, true, 60, 3, 30, "arn:aws:sqs:us-east-1:000000000000:failed");

    @BeforeEach
    void makeSources() {
        Tables.make(account, "orders");
        account.client(KinesisClient.class)
                .createStream(r -> r.streamName("clicks").shardCount(1));
    }

    private EventSourceMappingConfiguration mapping() {
        List<EventSourceMappingConfiguration> all =
                account.lambda().listEventSourceMappings(r -> {}).eventSourceMappings().stream()
                        .filter(one -> !"Deleting".equals(one.state()))
                        .toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private String latestStream() {
        return account.client(DynamoDbClient.class)
                .describeTable(r -> r.tableName("orders"))
                .table()
                .latestStreamArn();
    }

    private Module shop(EventSourceSpec source) {
        return code(versioned("Shop").reads(source));
    }

    private String planned(Module module) {
        return PlanFormatter.lines(account.session().refresh().plan(module).plan())
                .toString();
    }

    @Test
    void aTableIsReadByItsLatestStreamAndTheAliasIsCalled() {
        Interference calls = deployed(shop(Sources.table("orders")));
        assertThat(mapping().eventSourceArn()).isEqualTo(latestStream());
        assertThat(mapping().functionArn()).isEqualTo(ARN + ":LatestAlias");
        assertThat(calls.changes()).containsSubsequence("CreateRole", "CreateAlias", "CreateEventSourceMapping");
        account.settle();
        findsNothingMore(shop(Sources.table("orders")));
    }

    @Test
    void withoutVersionsTheBareFunctionIsCalled() {
        deployed(code(bare("Shop").reads(Sources.stream("clicks"))));
        assertThat(mapping().eventSourceArn()).isEqualTo(CLICKS);
        assertThat(mapping().functionArn()).isEqualTo(ARN);
    }

    @Test
    void aTableIsNamedByItsArnOrByThatOfItsStreamAsWell() {
        deployed(shop(Sources.table("orders")));
        String uuid = mapping().uuid();
        account.settle();
        for (String name : List.of(TABLE, latestStream())) {
            Module module = shop(Sources.table(name));
            assertThat(deployed(module).changes())
                    .doesNotContain("UpdateEventSourceMapping", "CreateEventSourceMapping");
            assertThat(mapping().uuid()).isEqualTo(uuid);
            findsNothingMore(module);
        }
    }

    @Test
    void everyMemberReachesTheMappingAndIsReadBack() {
        makeQueue("failed");
        BatchSpec batch = new BatchSpec(7, 3, true, List.of("{\"eventName\":[\"INSERT\"]}"));
        Module module = shop(Sources.table("orders", EVERYTHING, batch));
        deployed(module);
        EventSourceMappingConfiguration mapping = mapping();
        assertThat(mapping.startingPositionAsString()).isEqualTo("TRIM_HORIZON");
        assertThat(mapping.parallelizationFactor()).isEqualTo(2);
        assertThat(mapping.bisectBatchOnFunctionError()).isTrue();
        assertThat(mapping.maximumRecordAgeInSeconds()).isEqualTo(60);
        assertThat(mapping.maximumRetryAttempts()).isEqualTo(3);
        assertThat(mapping.tumblingWindowInSeconds()).isEqualTo(30);
        assertThat(mapping.destinationConfig().onFailure().destination()).endsWith(":failed");
        account.settle();
        findsNothingMore(module);
        Module usual = shop(Sources.table("orders", start("TRIM_HORIZON", ""), Sources.BATCH));
        assertThat(deployed(usual).changes())
                .contains("UpdateEventSourceMapping")
                .doesNotContain("CreateEventSourceMapping", "DeleteEventSourceMapping");
        account.settle();
        findsNothingMore(usual);
    }

    private static StreamSpec start(String position, String time) {
        return new StreamSpec(position, time, 1, false, -1, -1, 0, "");
    }

    @Test
    void aStreamIsReadFromATimeOnInWhateverOffsetItIsWritten() {
        Module module =
                shop(Sources.stream("clicks", start("AT_TIMESTAMP", "2020-01-01T02:00:00+02:00"), Sources.BATCH));
        deployed(module);
        assertThat(mapping().startingPositionTimestamp()).isEqualTo("2020-01-01T00:00:00Z");
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void aTimeThatOnlyAPlaceholderTellsIsCheckedBeforeAnythingIsMade() {
        assertThatThrownBy(() -> account.session()
                        .plan(shop(Sources.stream("clicks", start("AT_TIMESTAMP", "${table}"), Sources.BATCH))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Shop has startingTimestamp = 'orders'");
    }

    @Test
    void nothingIsLookedUpWhenNothingChangedOrTheCodeAlone() {
        Module module = code(versioned("Shop").reads(Sources.table("orders")).reads(Sources.stream("clicks")));
        deployed(module);
        account.settle();
        Interference same = deployed(module);
        assertThat(same.limited()).isEmpty();
        assertThat(same.calls()).extracting(Interference.Call::service).doesNotContain("DynamoDb", "Kinesis");
        Interference code = deployed(module(
                directory,
                "two",
                versioned("Shop").reads(Sources.table("orders")).reads(Sources.stream("clicks"))));
        assertThat(code.limited()).containsExactly("GetAlias", "UpdateFunctionCode", "UpdateAlias", "TagResource");
        assertThat(code.calls()).extracting(Interference.Call::service).doesNotContain("DynamoDb", "Kinesis");
    }

    @Test
    void aTableIsLookedUpOnce() {
        Interference calls = deployed(shop(Sources.table("orders")));
        assertThat(calls.calls()).extracting(Interference.Call::operation).containsOnlyOnce("DescribeTable");
    }

    @Test
    void aMissingSourceStopsThePlanAndNamesTheCure() {
        refuses(Sources.table("odrers"), "There is no table odrers, which the @DynamoDbTrigger of Shop reads. Make it");
        refuses(
                Sources.stream("clikcs"),
                "There is no stream clikcs, which the @KinesisTrigger of Shop reads. Make it");
        refuses(
                Sources.stream("arn:aws:kinesis:us-east-1:000000000000:stream/clikcs/consumer/shop:1"),
                "There is no stream clikcs");
        refuses(
                Sources.table("arn:aws:dynamodb:eu-west-1:000000000000:table/orders"),
                "is of another account or region, so its stream cannot be looked up. Write the ARN of the stream.");
    }

    @Test
    void aTableWithoutAStreamStopsThePlanAndNamesTheCure() {
        account.client(DynamoDbClient.class)
                .updateTable(r -> r.tableName("orders").streamSpecification(stream -> stream.streamEnabled(false)));
        refuses(
                Sources.table("orders"),
                "The table orders has no stream, which is what the @DynamoDbTrigger of Shop reads. Turn it on: aws dynamodb"
                        + " update-table --table-name orders --stream-specification"
                        + " StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES");
    }

    private void refuses(EventSourceSpec source, String text) {
        TestAccount.Session session = account.session();
        assertThatThrownBy(() -> session.deploy(shop(source)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(text);
        assertThat(session.interference().changes()).isEmpty();
    }

    @Test
    void aSourceThatIsNamedInTwoWaysIsReadOnce() {
        assertThatThrownBy(() -> account.session()
                        .plan(code(
                                versioned("Shop").reads(Sources.table("orders")).reads(Sources.table(TABLE)))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Shop reads " + TABLE + " twice");
    }

    @Test
    void aTableThatWasMadeAgainIsReadByItsNewStreamAndThePlanSaysWhatIsLost() {
        Module module = shop(Sources.table("orders"));
        deployed(module);
        String uuid = mapping().uuid();
        account.settle();
        account.client(DynamoDbClient.class).deleteTable(r -> r.tableName("orders"));
        Tables.make(account, "orders");
        assertThat(planned(module))
                .contains("mapping/Shop/dynamodb:table/orders")
                .contains(
                        "made again: the table has a new stream, which is read from LATEST on; what was not read yet of"
                                + " the old one is lost");
        assertThat(deployed(account.session().refresh(), module).changes())
                .containsSubsequence("DeleteEventSourceMapping", "CreateEventSourceMapping")
                .doesNotContain("PutRolePolicy");
        assertThat(mapping().uuid()).isNotEqualTo(uuid);
        assertThat(mapping().eventSourceArn()).isEqualTo(latestStream());
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void anotherStartIsAReplacementAndThePlanSaysWhatItMeans() {
        deployed(shop(Sources.stream("clicks")));
        account.settle();
        Module other = shop(Sources.stream("clicks", start("TRIM_HORIZON", ""), Sources.BATCH));
        assertThat(planned(other))
                .contains("made again: AWS takes a starting position at creation only, so the stream is read anew, from"
                        + " TRIM_HORIZON on");
        assertThat(deployed(other).changes())
                .containsSubsequence("DeleteEventSourceMapping", "CreateEventSourceMapping");
        account.settle();
        findsNothingMore(other);
    }

    @Test
    void theRoleMayReadTheStreamsOfTheTableAndNoOther() {
        deployed(code(
                versioned("Shop").reads(Sources.table("orders")).reads(Sources.stream(CLICKS + "/consumer/shop:1"))));
        assertThat(account.policy("Shop"))
                .contains("\"dynamodb:ListStreams\"],\"Resource\":[\"" + TABLE + "/stream/*\"]")
                .contains("\"kinesis:SubscribeToShard\"],\"Resource\":[\"" + CLICKS + "\",\"" + CLICKS
                        + "/consumer/shop:1\"]")
                .doesNotContain("\"*\"");
    }

    @Test
    void aRemovedTriggerTakesItsMappingAndTheRightToRead() {
        deployed(shop(Sources.table("orders")));
        account.settle();
        Module without = code(versioned("Shop"));
        Interference calls = deployed(without);
        assertThat(calls.changes()).containsSubsequence("DeleteEventSourceMapping", "PutRolePolicy", "TagResource");
        assertThat(calls.calls()).extracting(Interference.Call::service).doesNotContain("DynamoDb");
        assertThat(account.policy("Shop")).doesNotContain("dynamodb");
        account.settle();
        findsNothingMore(without);
    }
}
