package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.EventBridgeSpec;
import dev.mvnlambda.manifest.TriggerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBridgeTriggerTest {
    private static final String PATTERN = "pattern = \"{\\\"source\\\": [\\\"shop\\\"]}\"";

    private static List<TriggerSpec> triggers(String annotations) {
        return manifest(handler("Shop", annotations)).functions().get(0).triggers();
    }

    @Test
    void aPatternAloneListensToTheDefaultBus() {
        assertThat(triggers("@EventBridgeTrigger(" + PATTERN + ")"))
                .containsExactly(
                        new EventBridgeSpec("default", "{\"source\": [\"shop\"]}", "", 185, 86_400, "", true, false));
    }

    @Test
    void everythingIsInTheManifestSortedByBus() {
        assertThat(triggers("""
                @EventBridgeTrigger(bus = "orders-${stage}", pattern = "{\\"source\\": [\\"${app}\\"]}", input = "{\\"a\\": 1}",
                    retries = 3, maxAge = 60, deadLetterQueue = "arn:aws:sqs:eu-west-1:123456789012:dead",
                    enabled = false, create = true)
                @EventBridgeTrigger(bus = "arn:aws-cn:events:cn-north-1:123456789012:event-bus/a", pattern = "{\\"a\\":[{\\"exists\\":true}]}")"""))
                .containsExactly(
                        new EventBridgeSpec(
                                "arn:aws-cn:events:cn-north-1:123456789012:event-bus/a",
                                "{\"a\":[{\"exists\":true}]}",
                                "",
                                185,
                                86_400,
                                "",
                                true,
                                false),
                        new EventBridgeSpec(
                                "orders-${stage}",
                                "{\"source\": [\"${app}\"]}",
                                "{\"a\": 1}",
                                3,
                                60,
                                "arn:aws:sqs:eu-west-1:123456789012:dead",
                                false,
                                true));
    }

    @Test
    void aPatternIsWhatAwsTakesForOne() {
        assertThat(problemsOf("@EventBridgeTrigger(pattern = \"source\")"))
                .containsExactly(
                        "Shop:1: [EventPattern] Shop has pattern = \"source\", but a pattern is one JSON object;"
                                + " write one such as {\"source\": [\"shop\"]}.");
        assertThat(problemsOf("@EventBridgeTrigger(\n pattern = \"{\\\"source\\\": \\\"shop\\\"}\")"))
                .containsExactly(
                        "Shop:2: [EventPattern] Shop has pattern = \"{\"source\": \"shop\"}\", but AWS takes no"
                                + " such pattern (\"source\" must be an object or an array); correct it.");
        assertThat(problemsOf("@EventBridgeTrigger(pattern = \"{\\\"a\\\": [{\\\"nmeric\\\": [\\\">\\\", 1]}]}\")"))
                .containsExactly(
                        "Shop:1: [EventPattern] Shop has pattern = \"{\"a\": [{\"nmeric\": [\">\", 1]}]}\", but AWS"
                                + " takes no such pattern (Unrecognized match type nmeric); correct it.");
        assertThat(problemsOf("@EventBridgeTrigger(pattern = \"{\\\"a\\\": [\\\"" + "x".repeat(4096) + "\\\"]}\")"))
                .singleElement()
                .asString()
                .endsWith("but AWS takes a pattern of 4096 characters at most, and it has 4107; shorten it.");
    }

    @Test
    void aScheduleIsNoPattern() {
        assertThat(problemsOf("@EventBridgeTrigger(pattern = \"rate(5 minutes)\")"))
                .containsExactly(
                        "Shop:1: [EventPattern] Shop has pattern = \"rate(5 minutes)\", but that is a schedule, and"
                                + " a rule looks at events; write @ScheduleTrigger(expression = \"rate(5 minutes)\").");
        assertThat(problemsOf("@EventBridgeTrigger(pattern = \"at(2030-01-31T08:00:00)\")"))
                .singleElement()
                .asString()
                .contains("@ScheduleTrigger(expression = \"at(2030-01-31T08:00:00)\")");
    }

    @Test
    void aBusIsNamedAsAwsNamesBuses() {
        String rule = ", but a bus is named by 1 to 256 letters, digits, ., -, _ or /, or by an ARN like"
                + " arn:aws:events:eu-west-1:123456789012:event-bus/orders; write that.";
        assertThat(problemsOf("@EventBridgeTrigger(" + PATTERN + ", bus = \"my bus\")"))
                .containsExactly("Shop:1: [EventBus] Shop has bus = \"my bus\"" + rule);
        assertThat(problemsOf("@EventBridgeTrigger(" + PATTERN + ", bus = \"arn:aws:sns:eu-west-1:123456789012:a\")"))
                .containsExactly("Shop:1: [EventBus] Shop has bus = \"arn:aws:sns:eu-west-1:123456789012:a\"" + rule);
        assertThat(problemsOf("@EventBridgeTrigger(" + PATTERN + ", bus = \"aws.partner/example.com/1\")"))
                .isEmpty();
    }

    @Test
    void onlyABusThatIsNotThereIsMade() {
        assertThat(problemsOf("@EventBridgeTrigger(" + PATTERN + ",\n create = true)"))
                .containsExactly(
                        "Shop:2: [CreatedBus] Shop creates the default bus, but every account has that; write the"
                                + " name of another as bus, or remove create.");
        assertThat(problemsOf("@EventBridgeTrigger(" + PATTERN + ", bus = \"a/b\", create = true)"))
                .containsExactly(
                        "Shop:1: [CreatedBus] Shop creates the bus \"a/b\", but only buses of AWS's partners have"
                                + " a / in their name; change it.");
        assertThat(problemsOf("@EventBridgeTrigger(" + PATTERN
                        + ", bus = \"arn:aws:events:eu-west-1:123456789012:event-bus/a\", create = true)"))
                .singleElement()
                .asString()
                .startsWith("Shop:1: [CreateArn] Shop creates arn:aws:events:eu-west-1:123456789012:event-bus/a, but");
    }

    @Test
    void whatIsHandedOverIsJson() {
        assertThat(problemsOf("@EventBridgeTrigger(" + PATTERN + ", input = \"hello\")"))
                .containsExactly(
                        "Shop:1: [TriggerInput] Shop has input = \"hello\", but what a function is handed is JSON;"
                                + " write an object, or a text in quotes.");
        assertThat(problemsOf("@EventBridgeTrigger(" + PATTERN + ", input = \"\\\"" + "x".repeat(8191) + "\\\"\")"))
                .containsExactly(
                        "Shop:1: [TriggerInput] Shop has an input of 8193 characters, but AWS takes 8192 at most;"
                                + " shorten it.");
    }

    @Test
    void deliveryHasBounds() {
        assertThat(
                        problemsOf(
                                "@EventBridgeTrigger(" + PATTERN
                                        + ",\n retries = 186,\n maxAge = 59,\n deadLetterQueue = \"arn:aws:sqs:eu-west-1:123456789012:a.fifo\")"))
                .containsExactly(
                        "Shop:2: [DeliveryRetries] Shop has retries = 186, but 0 to 185 are allowed; choose one of these.",
                        "Shop:3: [DeliveryMaxAge] Shop has maxAge = 59, but 60 to 86400 seconds are allowed; choose one of these.",
                        "Shop:4: [DeadLetterQueue] Shop has deadLetterQueue = \"arn:aws:sqs:eu-west-1:123456789012:a.fifo\", but"
                                + " AWS wants the ARN of a queue that is no FIFO queue; write one like arn:aws:sqs:eu-west-1:123456789012:failed.");
    }

    @Test
    void theSamePatternTwiceWouldCallTwice() {
        assertThat(problemsOf("@EventBridgeTrigger(" + PATTERN + ")\n@EventBridgeTrigger(" + PATTERN + ")"))
                .containsExactly(
                        "Shop:2: [DuplicateEventPattern] Shop has the same pattern for the bus default twice, so it"
                                + " would be called twice for one event; remove one of them.");
        assertThat(problemsOf("@EventBridgeTrigger(" + PATTERN + ") @EventBridgeTrigger(" + PATTERN
                        + ", input = \"1\") @EventBridgeTrigger(" + PATTERN + ", bus = \"b\")"))
                .isEmpty();
    }

    @Test
    void aHandlerTakesTheEventUnlessItIsHandedSomethingElse() {
        String typed = "public class Shop implements RequestHandler<SQSEvent, String> {"
                + " public String handleRequest(SQSEvent in, Context c) { return null; } }";
        assertThat(problems("@EventBridgeTrigger(" + PATTERN + ") " + typed))
                .singleElement()
                .asString()
                .contains("[EventType]", "@EventBridgeTrigger sends ScheduledEvent");
        assertThat(problems("@EventBridgeTrigger(" + PATTERN + ", input = \"{}\") " + typed))
                .isEmpty();
        assertThat(problems("@EventBridgeTrigger(" + PATTERN + ") " + typed.replace("SQSEvent", "ScheduledEvent")))
                .isEmpty();
    }
}
