package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.EventSourceSpec;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;

/** A mapping of each service moves to the alias, and back, in place: it keeps its UUID and with it its position. */
final class SourceMigrationTest extends DeployedAccount {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop";

    /** The kinds of sources. */
    private enum Kind {
        DYNAMODB,
        KINESIS,
        MSK,
        KAFKA,
        MQ,
        DOCUMENT_DB
    }

    private static EventSourceSpec source(Kind kind) {
        return switch (kind) {
            case DYNAMODB -> Sources.table("orders");
            case KINESIS -> Sources.stream("clicks");
            case MSK -> Sources.msk("orders");
            case KAFKA -> Sources.servers("orders", "a.example:1");
            case MQ -> Sources.mq("orders");
            case DOCUMENT_DB -> Sources.documents("shop", "", false);
        };
    }

    @BeforeEach
    void makeSources() {
        Tables.make(account, "orders");
        account.client(KinesisClient.class)
                .createStream(r -> r.streamName("clicks").shardCount(1));
    }

    private EventSourceMappingConfiguration mapping() {
        List<EventSourceMappingConfiguration> all =
                account.lambda().listEventSourceMappings(r -> {}).eventSourceMappings();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private Module reading(Functions shop, Kind kind) {
        return code(shop.reads(source(kind)));
    }

    @ParameterizedTest
    @EnumSource
    void turningVersionsOnAndOffMovesTheMappingInPlace(Kind kind) {
        Interference first = deployed(reading(bare("Shop"), kind));
        assertThat(targets(first)).containsExactly(ARN);
        String uuid = mapping().uuid();
        account.settle();
        Module versioned = reading(versioned("Shop"), kind);
        Interference on = deployed(versioned);
        assertThat(on.changes())
                .containsSubsequence("PublishVersion", "CreateAlias", "UpdateEventSourceMapping", "TagResource")
                .doesNotContain("CreateEventSourceMapping", "DeleteEventSourceMapping");
        assertThat(targets(on)).containsExactly(ARN + ":LatestAlias");
        assertThat(mapping().uuid()).isEqualTo(uuid);
        assertThat(mapping().functionArn()).isEqualTo(ARN + ":LatestAlias");
        account.settle();
        findsNothingMore(versioned);
        Interference off = deployed(reading(bare("Shop"), kind));
        assertThat(off.changes())
                .containsSubsequence("UpdateEventSourceMapping", "DeleteAlias")
                .doesNotContain("CreateEventSourceMapping", "DeleteEventSourceMapping");
        assertThat(targets(off)).containsExactly(ARN);
        assertThat(mapping().uuid()).isEqualTo(uuid);
    }

    @ParameterizedTest
    @EnumSource
    void whatLedToANumberOrToAnotherAliasMovesInPlace(Kind kind) {
        Module module = reading(versioned("Shop"), kind);
        assertThat(targets(deployed(module))).containsExactly(ARN + ":LatestAlias");
        String uuid = mapping().uuid();
        account.settle();
        account.lambda()
                .createAlias(r -> r.functionName("shop-dev-Shop").name("live").functionVersion("1"));
        for (String qualifier : List.of("1", "live")) {
            account.lambda().updateEventSourceMapping(r -> r.uuid(uuid).functionName(ARN + ":" + qualifier));
            account.settle();
            assertThat(deployed(account.session().refresh(), module).changes())
                    .containsExactly("UpdateEventSourceMapping");
            account.settle();
            assertThat(mapping().uuid()).isEqualTo(uuid);
            assertThat(mapping().functionArn()).isEqualTo(ARN + ":LatestAlias");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRemovedTriggerTakesItsMapping(Kind kind) {
        deployed(reading(versioned("Shop"), kind));
        account.settle();
        Module without = code(versioned("Shop"));
        assertThat(deployed(without).changes())
                .containsSubsequence("DeleteEventSourceMapping", "PutRolePolicy", "TagResource")
                .doesNotContain("UpdateEventSourceMapping");
        account.settle();
        assertThat(account.lambda().listEventSourceMappings(r -> {}).eventSourceMappings())
                .isEmpty();
        findsNothingMore(without);
    }

    /** What mappings were pointed at. */
    private static List<String> targets(Interference calls) {
        return calls.calls().stream()
                .map(Interference.Call::request)
                .filter(request -> request instanceof CreateEventSourceMappingRequest
                        || request instanceof UpdateEventSourceMappingRequest)
                .map(request ->
                        request.getValueForField("FunctionName", String.class).orElseThrow())
                .toList();
    }
}
