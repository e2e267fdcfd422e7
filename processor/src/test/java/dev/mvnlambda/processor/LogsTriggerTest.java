package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.LogsSpec;
import org.junit.jupiter.api.Test;

class LogsTriggerTest {
    @Test
    void aSubscriptionNamesALogGroupAndAPattern() {
        assertThat(manifest(handler(
                                "Alarm",
                                "@LogsTrigger(logGroup = \"/b/${stage}\", pattern = \"?ERROR ?WARN\") @LogsTrigger(logGroup ="
                                        + " \"arn:aws:logs:eu-central-1:123456789012:log-group:/a:*\")"))
                        .functions()
                        .get(0)
                        .triggers())
                .containsExactly(
                        new LogsSpec("/b/${stage}", "?ERROR ?WARN"),
                        new LogsSpec("arn:aws:logs:eu-central-1:123456789012:log-group:/a:*", ""));
    }

    @Test
    void aLogGroupHasANameOrAnArnOfCloudWatchLogs() {
        String rule =
                ", but a log group is 1 to 512 letters, digits or any of .-_/#, or an ARN that ends in such a name; change it.";
        assertThat(problemsOf("@LogsTrigger(logGroup = \"my logs\")"))
                .containsExactly("Shop:1: [LogGroup] Shop has logGroup = \"my logs\"" + rule);
        assertThat(problemsOf("@LogsTrigger(\nlogGroup = \"arn:aws:sqs:eu-central-1:123456789012:orders\")"))
                .containsExactly(
                        "Shop:2: [LogGroup] Shop has logGroup = \"arn:aws:sqs:eu-central-1:123456789012:orders\""
                                + rule);
        assertThat(problemsOf("@LogsTrigger(logGroup = \"\")")).hasSize(1);
    }

    @Test
    void aPatternIsOf1024CharactersAtMost() {
        assertThat(problemsOf("@LogsTrigger(logGroup = \"a\", pattern = \"" + "x".repeat(1025) + "\")"))
                .containsExactly(
                        "Shop:1: [LogPattern] Shop has a pattern of 1025 characters, but CloudWatch Logs takes 1024 at"
                                + " most; shorten it.");
        assertThat(problemsOf("@LogsTrigger(logGroup = \"a\", pattern = \"" + "x".repeat(1024) + "\")"))
                .isEmpty();
    }

    @Test
    void aFunctionSubscribesToALogGroupOnce() {
        assertThat(problemsOf("@LogsTrigger(logGroup = \"a\", pattern = \"x\")\n@LogsTrigger(logGroup ="
                        + " \"arn:aws:logs:eu-central-1:123456789012:log-group:a:*\")"))
                .containsExactly("Shop:2: [DuplicateLogGroup] Shop subscribes to"
                        + " arn:aws:logs:eu-central-1:123456789012:log-group:a:* twice, but a function does so once; remove"
                        + " one of the two, or join their patterns: \"?ERROR ?WARN\" matches either word.");
    }

    @Test
    void aFunctionDoesNotSubscribeToItsOwnLog() {
        assertThat(problemsOf("@Logging(group = \"/orders\")\n@LogsTrigger(logGroup = \"/orders\")"))
                .containsExactly(
                        "Shop:2: [LogGroupLoop] Shop subscribes to the log group /orders, to which it logs itself,"
                                + " so each call would cause the next; name another one.");
        assertThat(problemsOf("@Logging(group = \"/orders\")\n@LogsTrigger(logGroup = \"/others\")"))
                .isEmpty();
    }

    @Test
    void aHandlerTakesWhatCloudWatchLogsSends() {
        assertThat(problems(
                        "@LogsTrigger(logGroup = \"a\")\npublic class Shop implements RequestHandler<SQSEvent, Object> {"
                                + " public Object handleRequest(SQSEvent in, Context context) { return in; } }"))
                .singleElement()
                .asString()
                .contains("[EventType]", "@LogsTrigger sends CloudWatchLogsEvent");
        assertThat(
                        problems(
                                "@LogsTrigger(logGroup = \"a\")\npublic class Shop implements RequestHandler<CloudWatchLogsEvent,"
                                        + " Object> { public Object handleRequest(CloudWatchLogsEvent in, Context context) { return in; } }"))
                .isEmpty();
    }
}
