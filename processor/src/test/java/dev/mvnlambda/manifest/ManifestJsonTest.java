package dev.mvnlambda.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestJsonTest {
    @Test
    void whatIsWrittenIsRead() {
        Manifest manifest = new Manifest(List.of(function("Orders"), function("Billing")));

        assertThat(ManifestJson.read(ManifestJson.write(manifest), "it")).isEqualTo(manifest);
    }

    @Test
    void eventSourcesAreWrittenWithoutWhatIsAbsent() {
        EventSourceSpec queue = new EventSourceSpec(
                "sqs",
                "orders",
                List.of("sqs:ReceiveMessage"),
                List.of(),
                true,
                new BatchSpec(10, 0, false, List.of("{}")),
                new ScalingSpec(2, null, null),
                null,
                new QueueSpec(false, 120, null),
                null);
        EventSourceSpec stream = new EventSourceSpec(
                "kinesis",
                "stream/clicks",
                List.of("kinesis:GetRecords"),
                List.of(),
                false,
                new BatchSpec(100, 1, true, List.of()),
                null,
                new StreamSpec("LATEST", "", null, true, -1, -1, null, ""),
                null,
                null);
        EventSourceSpec broker = new EventSourceSpec(
                "kafka",
                "a:1,b:2",
                List.of(),
                List.of(new AllowSpec("Allow", List.of("ec2:DescribeVpcs"), List.of("*"))),
                true,
                new BatchSpec(100, null, false, List.of()),
                null,
                null,
                null,
                new BrokerSpec(
                        List.of("a:1", "b:2"),
                        "orders",
                        "",
                        "",
                        "",
                        "",
                        false,
                        List.of(new AccessSpec("VPC_SUBNET", "subnet:subnet-1"))));
        Manifest manifest = new Manifest(List.of(function("Orders", List.of(queue, stream, broker))));

        String json = ManifestJson.write(manifest);

        assertThat(ManifestJson.read(json, "it")).isEqualTo(manifest);
        assertThat(json)
                .contains("\"maximumConcurrency\" : 2")
                .doesNotContain("null", "Pollers", "deadLetterAfter", "tumbling", "within");
    }

    @Test
    void anObjectIsOneJsonObjectAndNothingMore() {
        assertThat(List.of("{}", " {\"a\": [1]} ")).allMatch(ManifestJson::isObject);
        assertThat(List.of("", "[]", "1", "{", "{} {}", "{} x", "{'a': 1}")).noneMatch(ManifestJson::isObject);
    }

    @Test
    void anOperatorIsOneOfTheValuesOfAField() {
        assertThat(ManifestJson.hasOperator("{\"n\":{\"N\":[{\"numeric\":[\">\",1]}]}}", "numeric"))
                .isTrue();
        assertThat(List.of("{\"numeric\":[\"1\"]}", "{\"a\":[{\"prefix\":\"numeric\"}]}", "{"))
                .noneMatch(pattern -> ManifestJson.hasOperator(pattern, "numeric"));
    }

    @Test
    void functionsAreSortedByName() {
        assertThat(new Manifest(List.of(function("Orders"), function("Billing"))).functions())
                .extracting(FunctionSpec::name)
                .containsExactly("Billing", "Orders");
    }

    @Test
    void tagsAreSortedAndWhatIsAbsentIsLeftOut() {
        assertThat(ManifestJson.write(new Manifest(List.of(function("Orders")))))
                .containsSubsequence("\"tags\"", "\"a\" : \"1\"", "\"b\" : \"2\"")
                .doesNotContain("null", "\"alias\"", "\"handlerClass\"", "\r")
                .endsWith("}\n");
    }

    @Test
    void anotherSchemaIsRefused() {
        assertThatThrownBy(() -> ManifestJson.read("{ \"schema\" : 99 }", "manifest.json"))
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        "manifest.json has schema 99, but this plugin reads 1. Build the module again with this version of"
                                + " the plugin.");
    }

    @Test
    void whatIsNoManifestIsRefused() {
        assertThatThrownBy(() -> ManifestJson.read("<html>", "manifest.json"))
                .isInstanceOf(ManifestException.class)
                .hasMessageStartingWith("manifest.json is no manifest (")
                .hasMessageEndingWith("). Build the module again.");
        assertThatThrownBy(() -> ManifestJson.read("{ \"schema\" : 1, \"functions\" : [], \"more\" : 1 }", "it"))
                .isInstanceOf(ManifestException.class);
    }

    @Test
    void triggersOfAllKindsAreReadBackAsTheyWereWritten() {
        List<TriggerSpec> triggers = List.of(
                new AlbSpec("arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/shop/1"),
                new CognitoSpec("us-east-1_a", "PreSignUp", "", ""),
                new EventBridgeSpec("default", "{\"source\":[\"shop\"]}", "", 185, 86_400, "", true, false),
                new IotSpec("SELECT * FROM 'shop'"),
                new LogsSpec("/shop", "ERROR"),
                new RouteSpec("HTTP", "GET /orders/{id}", "IAM", false),
                new S3Spec("pictures", List.of("s3:ObjectCreated:*"), "in/", ".png"),
                new ScheduleSpec("rate(5 minutes)", "UTC", "", 0, 185, "", true),
                new SnsSpec("orders", "", "MessageAttributes", "", true));
        Manifest manifest = new Manifest(List.of(function("Orders", List.of(), triggers)));

        assertThat(ManifestJson.read(ManifestJson.write(manifest), "it")).isEqualTo(manifest);
    }

    @Test
    void theVariableOfALinkIsItsNameInUpperSnakeCase() {
        assertThat(FunctionSpec.linkVariable("OrderIntake")).isEqualTo("MVNLAMBDA_RESOURCE_ORDER_INTAKE");
        assertThat(FunctionSpec.linkVariable("S3Reader")).isEqualTo("MVNLAMBDA_RESOURCE_S3_READER");
        assertThat(FunctionSpec.linkVariable("HTTPServer")).isEqualTo("MVNLAMBDA_RESOURCE_HTTP_SERVER");
        assertThat(FunctionSpec.linkVariable("orders")).isEqualTo("MVNLAMBDA_RESOURCE_ORDERS");
    }

    private static FunctionSpec function(String name) {
        return function(name, List.of());
    }

    private static FunctionSpec function(String name, List<EventSourceSpec> eventSources) {
        return function(name, eventSources, List.of());
    }

    private static FunctionSpec function(String name, List<EventSourceSpec> eventSources, List<TriggerSpec> triggers) {
        return new FunctionSpec(
                name,
                "shop." + name,
                "",
                1024,
                20,
                "x86_64",
                "",
                512,
                "",
                "",
                "",
                "PassThrough",
                null,
                null,
                false,
                null,
                null,
                null,
                eventSources,
                triggers,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of("b", "2", "a", "1"),
                List.of(),
                null,
                null,
                new LoggingSpec(30, "Text", "", ""));
    }
}
