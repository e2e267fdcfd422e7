package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.SnsSpec;
import org.junit.jupiter.api.Test;

class SnsTriggerTest {
    @Test
    void aTopicMakesAFunction() {
        FunctionSpec function = manifest(handler("Shop", "@SnsTrigger(topic = \"orders\")"))
                .functions()
                .get(0);

        assertThat(function.triggers()).containsExactly(new SnsSpec("orders", "", "MessageAttributes", "", false));
    }

    @Test
    void everythingIsInTheManifestSortedByTopic() {
        FunctionSpec function = manifest(handler("Shop", """
                @SnsTrigger(topic = "orders-${stage}", create = true,
                    filterPolicy = "{\\"order\\": {\\"kind\\": [\\"new\\"]}}", filterScope = FilterScope.MESSAGE_BODY,
                    deadLetterQueue = "arn:aws:sqs:${region}:${account}:dead")
                @SnsTrigger(topic = "arn:aws-cn:sns:cn-north-1:123456789012:audit")""")).functions().get(0);

        assertThat(function.triggers())
                .containsExactly(
                        new SnsSpec("arn:aws-cn:sns:cn-north-1:123456789012:audit", "", "MessageAttributes", "", false),
                        new SnsSpec(
                                "orders-${stage}",
                                "{\"order\": {\"kind\": [\"new\"]}}",
                                "MessageBody",
                                "arn:aws:sqs:${region}:${account}:dead",
                                true));
    }

    @Test
    void aTopicIsNamedAsAwsNamesTopics() {
        assertThat(problemsOf("@SnsTrigger(topic = \"my.topic\")\n@SnsTrigger(topic = \"\")"))
                .containsExactly(
                        "Shop:1: [TopicName] Shop has topic = \"my.topic\", but a topic is named by 1 to 256 letters, digits, - or _; change it, or write its ARN.",
                        "Shop:2: [TopicName] Shop has topic = \"\", but a topic is named by 1 to 256 letters, digits, - or _; change it, or write its ARN.");
        assertThat(problemsOf("@SnsTrigger(topic = \"" + "x".repeat(256) + "\") @SnsTrigger(topic = \"a_B-1\")"))
                .isEmpty();
    }

    @Test
    void anArnIsThatOfATopic() {
        assertThat(problemsOf("@SnsTrigger(topic = \"arn:aws:sqs:eu-west-1:123456789012:orders\")"))
                .containsExactly(
                        "Shop:1: [TopicName] Shop has topic = \"arn:aws:sqs:eu-west-1:123456789012:orders\", but the ARN of a topic is like arn:aws:sns:eu-west-1:123456789012:name; write that, or the name alone.");
        assertThat(problemsOf("@SnsTrigger(topic = \"arn:azure:sns:eu-west-1:123456789012:orders\")"))
                .hasSize(1);
    }

    @Test
    void aTopicThatKeepsOrderCallsNoFunction() {
        assertThat(problemsOf("@SnsTrigger(topic = \"orders.fifo\")"))
                .containsExactly(
                        "Shop:1: [TopicFifo] Shop has topic = \"orders.fifo\", but a FIFO topic does not call functions; let it send to a queue, and read that with @SqsTrigger.");
        assertThat(problemsOf("@SnsTrigger(topic = \"arn:aws:sns:eu-west-1:123456789012:${stage}.fifo\")"))
                .hasSize(1);
    }

    @Test
    void whatHasAnArnIsNotMade() {
        assertThat(problemsOf("@SnsTrigger(topic = \"arn:aws:sns:${region}:${account}:a\",\n create = true)"))
                .containsExactly(
                        "Shop:2: [CreateArn] Shop creates arn:aws:sns:${region}:${account}:a, but an ARN is of a topic that is there; write the name alone, or remove create.");
    }

    @Test
    void aFilterPolicyHasTheFormThatAwsTakes() {
        String end =
                "; write one like {\"kind\": [\"new\"]}, or filterScope = MESSAGE_BODY if it is about the message.";
        assertThat(policy("kind")).containsExactly(start("kind") + "a filter policy is a JSON object" + end);
        assertThat(policy("[]")).containsExactly(start("[]") + "a filter policy is a JSON object" + end);
        assertThat(policy("{'a': 'b'}"))
                .containsExactly(start("{'a': 'b'}") + "a filter policy is a JSON object" + end);
        assertThat(policy("{\\\"a\\\":1}")).containsExactly(start("{\"a\":1}") + "\"a\" has no list of values" + end);
        assertThat(policy("{\\\"a\\\":{\\\"b\\\":[1]}}"))
                .containsExactly(
                        start("{\"a\":{\"b\":[1]}}") + "\"a\" is nested, and attributes of a message are not" + end);
        assertThat(policy("{\\\"a\\\":[1],\\\"b\\\":[1],\\\"c\\\":[1],\\\"d\\\":[1],\\\"e\\\":[1],\\\"f\\\":[1]}"))
                .singleElement()
                .asString()
                .contains("a filter policy has at most 5 names");
        assertThat(policy("{\\\"a\\\":[\\\"x\\\",{\\\"prefix\\\":\\\"y\\\"}],\\\"$or\\\":[{\\\"b\\\":[1]}]}"))
                .isEmpty();
        assertThat(policy("{\\\"a\\\":[\\\"${stage}\\\"}")).isEmpty();
    }

    @Test
    void aPolicyAboutTheMessageMayBeNested() {
        String scope = ", filterScope = FilterScope.MESSAGE_BODY";
        assertThat(policy("{\\\"a\\\":{\\\"b\\\":[1]}}", scope)).isEmpty();
        assertThat(policy("{\\\"a\\\":{\\\"b\\\":1}}", scope))
                .containsExactly(start("{\"a\":{\"b\":1}}")
                        + "\"b\" has no list of values; write one like {\"kind\": [\"new\"]}.");
    }

    @Test
    void deadLettersGoToAQueue() {
        assertThat(problemsOf("@SnsTrigger(topic = \"a\",\n deadLetterQueue = \"dead\")"))
                .containsExactly(
                        "Shop:2: [DeadLetterQueue] Shop has deadLetterQueue = \"dead\", but SNS keeps what it could not hand over in a queue; write the ARN of one, like arn:aws:sqs:eu-west-1:123456789012:name.");
        assertThat(problemsOf(
                        "@SnsTrigger(topic = \"a\", deadLetterQueue = \"arn:aws:sns:eu-west-1:123456789012:dead\")"))
                .hasSize(1);
    }

    @Test
    void aTopicIsSubscribedToOnce() {
        assertThat(problemsOf("@SnsTrigger(topic = \"a\")\n@SnsTrigger(topic = \"a\", filterPolicy = \"{}\")"))
                .containsExactly(
                        "Shop:2: [DuplicateTopic] Shop has topic = \"a\" twice, but a topic has one subscription for an endpoint; remove one of them, a filter policy may list several values.");
    }

    @Test
    void oneFunctionMakesATopic() {
        assertThat(problems(
                        handler("Billing", "@SnsTrigger(topic = \"orders\", create = true)"),
                        handler("Shop", "@SnsTrigger(topic = \"orders\",\n create = true)")))
                .containsExactly(
                        "Shop:2: [TopicCreatedTwice] Shop creates \"orders\", but Billing creates it already; leave create to one of them.");
        assertThat(problems(
                        handler("Billing", "@SnsTrigger(topic = \"orders\", create = true)"),
                        handler("Shop", "@SnsTrigger(topic = \"orders\")")))
                .isEmpty();
    }

    @Test
    void theHandlerTakesWhatSnsSends() {
        assertThat(problems("""
                @SnsTrigger(topic = "a")
                public class Shop implements RequestHandler<SQSEvent, Void> {
                    public Void handleRequest(SQSEvent in, Context context) { return null; }
                    @SnsTrigger(topic = "a") public void fits(SNSEvent event) {}
                }"""))
                .singleElement()
                .asString()
                .startsWith("Shop:1: [EventType] Shop takes")
                .contains("@SnsTrigger sends SNSEvent");
    }

    @Test
    void aTopicThatIsNotKnownIsOneProblem() {
        assertThat(problemsOf("@SnsTrigger(topic = Later.TOPIC, create = true)"))
                .isNotEmpty()
                .allMatch(problem -> problem.contains("[UnresolvedValue] topic of @SnsTrigger on Shop"));
    }

    private static java.util.List<String> policy(String escaped, String... more) {
        return problemsOf(
                "@SnsTrigger(topic = \"a\", filterPolicy = \"" + escaped + "\"" + String.join("", more) + ")");
    }

    private static String start(String policy) {
        return "Shop:1: [FilterPolicy] Shop has filterPolicy = " + policy + ", but ";
    }
}
