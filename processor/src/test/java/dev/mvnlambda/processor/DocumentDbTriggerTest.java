package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.AccessSpec;
import dev.mvnlambda.manifest.AllowSpec;
import dev.mvnlambda.manifest.BatchSpec;
import dev.mvnlambda.manifest.BrokerSpec;
import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.StreamSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentDbTriggerTest {
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";

    private static String trigger(String members) {
        return "@DocumentDbTrigger(cluster = \"shop\", credentials = \"" + SECRET + "\"" + members + ")";
    }

    @Test
    void everythingIsInTheManifest() {
        EventSourceSpec source = eventSources(
                        trigger(
                                ", database = \"shop\", collection = \"orders\", fullDocument = true, batchSize = 7, batchWindow = 3,"
                                        + " startingPosition = StartingPosition.TRIM_HORIZON, filters = \"{}\", enabled = false"))
                .get(0);
        assertThat(source.service()).isEqualTo("rds");
        assertThat(source.source()).isEqualTo("cluster:shop");
        assertThat(source.actions()).containsExactly("rds:DescribeDBClusters");
        assertThat(source.others())
                .extracting(AllowSpec::resources)
                .containsExactly(List.of("*"), List.of("cluster-pg:*"), List.of("subgrp:*"));
        assertThat(source.enabled()).isFalse();
        assertThat(source.batch()).isEqualTo(new BatchSpec(7, 3, false, List.of("{}")));
        assertThat(source.stream()).isEqualTo(new StreamSpec("TRIM_HORIZON", "", null, null, null, null, null, null));
        assertThat(source.broker())
                .isEqualTo(new BrokerSpec(
                        List.of(), "", "", "", "shop", "orders", true, List.of(new AccessSpec("BASIC_AUTH", SECRET))));
    }

    @Test
    void namesAreSuchAsAwsTakes() {
        assertThat(problemsOf(trigger(",\n database = \"a.b\",\n collection = \"system.a\"")))
                .containsExactly(
                        "Shop:2: [Database] Shop has database = \"a.b\", but a database is named by 1 to 63 characters, without blanks or any of / \\ . $ \"; change it.",
                        "Shop:3: [Collection] Shop has collection = \"system.a\", but a collection is named by 1 to 57 characters without $, which begin with a letter, a digit or _, and not with system.; change it.");
        assertThat(problemsOf(trigger(", database = \"a\"").replace("\"shop\"", "\"1shop\"")))
                .hasSize(1);
    }

    @Test
    void aDatabaseIsReadOnce() {
        assertThat(problemsOf(trigger(", database = \"a\"") + "\n" + trigger(", database = \"a\", collection = \"b\"")))
                .containsExactly(
                        "Shop:2: [DuplicateEventSource] Shop has database = \"a\" twice, but AWS maps a source to a function once; remove one of them.");
    }

    @Test
    void awsHasNoClassOfItsEvents() {
        assertThat(problems("public class Shop {\n" + trigger(", database = \"a\"")
                        + " public void one(SQSEvent event) {}\n}"))
                .containsExactly(
                        "Shop:2: [EventType] ShopOne takes com.amazonaws.services.lambda.runtime.events.SQSEvent, but AWS's library has no class for what @DocumentDbTrigger sends; take a class of your own, Map, Object or a stream.");
        assertThat(problems("public class Shop {\n" + trigger(", database = \"a\"")
                        + " public void one(Map<String, Object> event) {}\n}"))
                .isEmpty();
    }

    private static List<EventSourceSpec> eventSources(String annotations) {
        return manifest(handler("Shop", annotations)).functions().get(0).eventSources();
    }
}
