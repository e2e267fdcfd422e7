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
import dev.mvnlambda.manifest.ScalingSpec;
import dev.mvnlambda.manifest.StreamSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaTriggerTest {
    private static final String CLUSTER = "arn:aws:kafka:eu-west-1:123456789012:cluster/shop/0-1";
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:kafka-AbCdEf";
    private static final List<AllowSpec> NETWORK = List.of(new AllowSpec(
            "Allow",
            List.of(
                    "ec2:CreateNetworkInterface",
                    "ec2:DeleteNetworkInterface",
                    "ec2:DescribeNetworkInterfaces",
                    "ec2:DescribeSecurityGroups",
                    "ec2:DescribeSubnets",
                    "ec2:DescribeVpcs"),
            List.of("*")));
    private static final List<String> ACTIONS =
            List.of("kafka:DescribeCluster", "kafka:DescribeClusterV2", "kafka:GetBootstrapBrokers");

    private static String msk(String members) {
        return "@KafkaTrigger(topic = \"orders\", cluster = \"" + CLUSTER + "\"" + members + ")";
    }

    private static String servers(String members) {
        return "@KafkaTrigger(topic = \"orders\", bootstrapServers = \"a:1\", credentials = \"" + SECRET + "\""
                + members + ")";
    }

    @Test
    void everythingOfAClusterInMskIsInTheManifest() {
        assertThat(eventSources(msk(", consumerGroup = \"intake\", startingPosition = StartingPosition.AT_TIMESTAMP,"
                        + " startingTimestamp = \"2026-01-01T00:00:00Z\", credentials = \"" + SECRET + "\","
                        + " authentication = KafkaAuthentication.CLIENT_CERTIFICATE_TLS_AUTH, batchSize = 7, batchWindow = 3,"
                        + " bisectOnError = true, maximumRecordAge = 60, maximumRetries = 3, partialBatchResponse = true,"
                        + " filters = \"{}\", onFailure = \"kafka://failed\", minimumPollers = 1, maximumPollers = 2000,"
                        + " enabled = false")))
                .containsExactly(new EventSourceSpec(
                        "kafka",
                        CLUSTER,
                        ACTIONS,
                        NETWORK,
                        false,
                        new BatchSpec(7, 3, true, List.of("{}")),
                        new ScalingSpec(null, 1, 2000),
                        new StreamSpec(
                                "AT_TIMESTAMP", "2026-01-01T00:00:00Z", null, true, 60, 3, null, "kafka://failed"),
                        null,
                        new BrokerSpec(
                                List.of(),
                                "orders",
                                "intake",
                                "",
                                "",
                                "",
                                false,
                                List.of(new AccessSpec("CLIENT_CERTIFICATE_TLS_AUTH", SECRET)))));
    }

    @Test
    void everythingOfAnyOtherClusterIsInTheManifest() {
        EventSourceSpec source = eventSources(
                        "@KafkaTrigger(topic = \"orders\", bootstrapServers = {\"b.example:2\", \"a:1\"},"
                                + " credentials = \"" + SECRET + "\", authentication = KafkaAuthentication.BASIC_AUTH,"
                                + " rootCertificate = \"" + SECRET + "\", subnets = {\"subnet-2\", \"subnet-1\"},"
                                + " securityGroups = \"sg-1\")")
                .get(0);
        assertThat(source.source()).isEqualTo("a:1,b.example:2");
        assertThat(source.broker())
                .isEqualTo(new BrokerSpec(
                        List.of("a:1", "b.example:2"),
                        "orders",
                        "",
                        "",
                        "",
                        "",
                        false,
                        List.of(
                                new AccessSpec("BASIC_AUTH", SECRET),
                                new AccessSpec("SERVER_ROOT_CA_CERTIFICATE", SECRET),
                                new AccessSpec("VPC_SECURITY_GROUP", "security_group:sg-1"),
                                new AccessSpec("VPC_SUBNET", "subnet:subnet-1"),
                                new AccessSpec("VPC_SUBNET", "subnet:subnet-2"))));
    }

    @Test
    void whatIsNotWrittenIsLeftToAws() {
        EventSourceSpec source = eventSources(msk("")).get(0);
        assertThat(source.batch()).isEqualTo(new BatchSpec(100, null, false, List.of()));
        assertThat(source.scaling()).isNull();
        assertThat(source.stream()).isEqualTo(new StreamSpec("LATEST", "", null, false, -1, -1, null, ""));
        assertThat(source.broker()).isEqualTo(new BrokerSpec(List.of(), "orders", "", "", "", "", false, List.of()));
    }

    @Test
    void aClusterHasAnArnOrServers() {
        assertThat(problemsOf("""
                @KafkaTrigger(topic = "topic-a")
                @KafkaTrigger(topic = "topic-b", cluster = "shop")
                @KafkaTrigger(topic = "topic-c", cluster = "arn:aws:mq:eu-west-1:123456789012:cluster/shop/1")"""))
                .containsExactly(
                        "Shop:1: [EventSource] Shop has @KafkaTrigger without a cluster, but AWS has to know what to read; write its ARN, or bootstrapServers.",
                        "Shop:2: [EventSource] Shop has cluster = \"shop\", but the ARN of one is like arn:aws:kafka:eu-west-1:123456789012:cluster/name/id; write that.",
                        "Shop:3: [EventSource] Shop has cluster = \"arn:aws:mq:eu-west-1:123456789012:cluster/shop/1\", but the ARN of one is like arn:aws:kafka:eu-west-1:123456789012:cluster/name/id; write that.");
        assertThat(problemsOf(servers(",\ncluster = \"" + CLUSTER + "\"")))
                .containsExactly(
                        "Shop:1: [KafkaCluster] Shop has a cluster and bootstrapServers, but AWS takes one or the other; remove one of them.");
    }

    @Test
    void aServerIsAHostAndAPort() {
        assertThat(problemsOf("@KafkaTrigger(topic = \"topic-a\", credentials = \"" + SECRET
                        + "\", bootstrapServers = {\"a.b-c.example:9092\",\n\"example.com\",\n\"https://a:1\"})"))
                .containsExactly(
                        "Shop:2: [KafkaServers] Shop has bootstrapServers = \"example.com\", but a server is a host, a colon and a port, at most 300 characters; write one like kafka-1.example.com:9092.",
                        "Shop:3: [KafkaServers] Shop has bootstrapServers = \"https://a:1\", but a server is a host, a colon and a port, at most 300 characters; write one like kafka-1.example.com:9092.");
        assertThat(problemsOf("@KafkaTrigger(topic = \"topic-a\", credentials = \"" + SECRET
                        + "\", bootstrapServers = {" + "\"a:1\", ".repeat(11) + "})"))
                .containsExactly(
                        "Shop:1: [KafkaServers] Shop has 11 bootstrapServers, but AWS takes at most 10; a few of them tell of the others.");
    }

    @Test
    void serversAreReachedWithCredentialsOrFromSubnets() {
        assertThat(problemsOf("""
                @KafkaTrigger(topic = "topic-a", bootstrapServers = "a:1")
                @KafkaTrigger(topic = "topic-b", bootstrapServers = "a:1", subnets = "subnet-1")
                @KafkaTrigger(topic = "topic-c", bootstrapServers = "a:1", subnets = "net", securityGroups = "sg-1")"""))
                .containsExactly(
                        "Shop:1: [KafkaAccess] Shop has bootstrapServers, which AWS reaches with credentials, or from subnets; add one of them.",
                        "Shop:2: [KafkaAccess] Shop has subnets without securityGroups, or these without those, but AWS takes both or neither; add what lacks.",
                        "Shop:3: [KafkaAccess] Shop has subnets = \"net\", but AWS takes ids there; write one like subnet-0abc.");
        assertThat(problemsOf(
                        "@KafkaTrigger(topic = \"topic-c\", bootstrapServers = \"a:1\", subnets = \"subnet-1\", securityGroups = {"
                                + "\"sg-1\", ".repeat(20) + "})"))
                .containsExactly(
                        "Shop:1: [KafkaAccess] Shop has 21 subnets and securityGroups, but AWS takes at most 20 together; remove some.");
        assertThat(problemsOf(msk(",\n subnets = \"subnet-1\",\n rootCertificate = \"" + SECRET + "\"")))
                .containsExactly(
                        "Shop:2: [KafkaAccess] Shop has subnets, which AWS knows by itself of a cluster of Amazon MSK; remove it.",
                        "Shop:3: [KafkaAccess] Shop has rootCertificate, which AWS knows by itself of a cluster of Amazon MSK; remove it.");
    }

    @Test
    void mskDoesNotTakeEveryAuthentication() {
        assertThat(problemsOf(msk(", credentials = \"" + SECRET
                        + "\",\n authentication = KafkaAuthentication.SASL_SCRAM_256_AUTH")))
                .containsExactly(
                        "Shop:2: [KafkaAuthentication] Shop has authentication = SASL_SCRAM_256_AUTH, but Amazon MSK takes SASL_SCRAM_512_AUTH and CLIENT_CERTIFICATE_TLS_AUTH only; choose one of these.");
        assertThat(problemsOf(msk(",\n authentication = KafkaAuthentication.SASL_SCRAM_512_AUTH")))
                .containsExactly(
                        "Shop:2: [KafkaAuthentication] Shop has authentication, which only has a meaning with credentials; add them, or remove it.");
        assertThat(problemsOf(servers(", authentication = KafkaAuthentication.SASL_SCRAM_256_AUTH")))
                .isEmpty();
    }

    @Test
    void namesAreSuchAsAwsTakes() {
        assertThat(problemsOf("@KafkaTrigger(cluster = \"" + CLUSTER
                        + "\",\n topic = \".orders\",\n consumerGroup = \"a b\",\n"
                        + " credentials = \"arn:aws:ssm:eu-west-1:123456789012:secret:a\")"))
                .containsExactly(
                        "Shop:2: [Topic] Shop has topic = \".orders\", but a topic is named by 2 to 249 letters, digits, ., - or _, and does not begin with .; change it.",
                        "Shop:3: [ConsumerGroup] Shop has consumerGroup = \"a b\", but a group is named by 1 to 200 letters, digits or any of -/*:_+=.@; change it.",
                        "Shop:4: [Secret] Shop has credentials = \"arn:aws:ssm:eu-west-1:123456789012:secret:a\", but AWS takes the ARN of a secret there, at most 200 characters; write one like arn:aws:secretsmanager:eu-west-1:123456789012:secret:name-abcdef.");
    }

    @Test
    void aTopicIsReadOnceAndSeveralOfAClusterAreSortedByIt() {
        assertThat(problemsOf(msk("") + "\n" + msk("")))
                .containsExactly(
                        "Shop:2: [DuplicateEventSource] Shop has topic = \"orders\" twice, but AWS maps a source to a function once; remove one of them.");
        assertThat(eventSources(msk("") + msk("").replace("\"orders\"", "\"bills\"")))
                .extracting(EventSourceSpec::within)
                .containsExactly("bills", "orders");
    }

    @Test
    void pollersAreBounded() {
        assertThat(problemsOf(msk(",\n minimumPollers = 201,\n maximumPollers = 2001")))
                .containsExactly(
                        "Shop:2: [MinimumPollers] Shop has minimumPollers = 201, but 1 to 200 are allowed; choose one of these.",
                        "Shop:3: [MaximumPollers] Shop has maximumPollers = 2001, but 1 to 2000 are allowed; choose one of these.");
        assertThat(problemsOf(msk(",\n batchWindow = 301")))
                .containsExactly(
                        "Shop:2: [BatchWindow] Shop has batchWindow = 301, but 0 to 300 seconds are allowed; choose one of these.");
    }

    @Test
    void theHandlerTakesItsEvents() {
        assertThat(problems("public class Shop {\n" + msk("") + " public void one(KafkaEvent event) {}\n" + msk("")
                        + " public void two(SQSEvent event) {}\n}"))
                .containsExactly(
                        "Shop:3: [EventType] ShopTwo takes com.amazonaws.services.lambda.runtime.events.SQSEvent, but @KafkaTrigger sends KafkaEvent; take that, or Map, Object or a stream.");
    }

    private static List<EventSourceSpec> eventSources(String annotations) {
        return manifest(handler("Shop", annotations)).functions().get(0).eventSources();
    }
}
