package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.ScheduleSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTriggerTest {
    private static List<String> faults(String expression) {
        String start = "Shop:1: [Schedule] Shop has expression = \"" + expression + "\", but ";
        return problemsOf("@ScheduleTrigger(expression = \"" + expression + "\")").stream()
                .map(problem -> problem.startsWith(start) ? problem.substring(start.length()) : problem)
                .toList();
    }

    @Test
    void everythingIsInTheManifest() {
        assertThat(manifest(handler("Shop", """
                                @ScheduleTrigger(expression = "rate(1 minute)")
                                @ScheduleTrigger(expression = "cron(0 8 ? * MON-FRI *)", timezone = "Europe/Berlin", input = "{\\"a\\": 1}",
                                    flexibleWindow = 15, retries = 0, deadLetterQueue = "arn:aws:sqs:${region}:${account}:dead", enabled = false)""")).functions().get(0).triggers())
                .containsExactly(
                        new ScheduleSpec(
                                "cron(0 8 ? * MON-FRI *)",
                                "Europe/Berlin",
                                "{\"a\": 1}",
                                15,
                                0,
                                "arn:aws:sqs:${region}:${account}:dead",
                                false),
                        new ScheduleSpec("rate(1 minute)", "UTC", "", 0, 185, "", true));
    }

    @Test
    void everythingThatAwsTakesIsTaken() {
        for (String expression : List.of(
                "rate(5 minutes)",
                "rate(12 hours)",
                "rate(1 day)",
                "at(2030-01-31T08:00:00)",
                "cron(0 10 * * ? *)",
                "cron(15 12 * * ? *)",
                "cron(0 18 ? * MON-FRI *)",
                "cron(0 8 1 * ? *)",
                "cron(0/10 * ? * MON-FRI *)",
                "cron(0/5 8-17 ? * MON-FRI *)",
                "cron(0 9 ? * 2#1 *)",
                "cron(0 0 L * ? *)",
                "cron(0 0 3W * ? *)",
                "cron(15 10 ? * 6L 2022-2023)",
                "cron(0 0 ? JAN,JUL SUN 2199)",
                "cron(*/15 0,12 1-7 1/3 ? 1970)",
                "${schedule}")) {
            assertThat(faults(expression)).as(expression).isEmpty();
        }
    }

    @Test
    void aScheduleIsARateACronOrATime() {
        String forms =
                "a schedule is like rate(5 minutes), cron(0 8 ? * MON-FRI *) or at(2030-01-31T08:00:00); write one of these.";
        assertThat(faults("5 minutes")).containsExactly(forms);
        assertThat(faults("Rate(5 minutes)")).containsExactly(forms);
        assertThat(faults("")).containsExactly(forms);
        assertThat(problemsOf("@ScheduleTrigger(expression = \"cron(" + "0,".repeat(130) + "0 * * * ? *)\")"))
                .singleElement()
                .asString()
                .endsWith("but AWS takes 256 characters at most, and it has 277; shorten it.");
    }

    @Test
    void aRateIsAtLeastOneAndKeepsToGrammar() {
        assertThat(faults("rate(0 minutes)")).containsExactly("a rate begins with 1; write rate(1 minute) or more.");
        assertThat(faults("rate(1 minutes)"))
                .containsExactly(
                        "AWS wants the singular with 1 and the plural with any other number; write rate(1 minute).");
        assertThat(faults("rate(5 hour)"))
                .containsExactly(
                        "AWS wants the singular with 1 and the plural with any other number; write rate(5 hours).");
        String form = "a rate is a number and minutes, hours or days; write one like rate(5 minutes).";
        assertThat(faults("rate(30 seconds)")).containsExactly(form);
        assertThat(faults("rate(-1 days)")).containsExactly(form);
        assertThat(faults("rate(5)")).containsExactly(form);
    }

    @Test
    void aTimeIsToTheSecondAndHasNoZone() {
        String form = "a time is like at(2030-01-31T08:00:00), without a zone; write it so, and the zone as timezone.";
        assertThat(faults("at(2030-01-31 08:00:00)")).containsExactly(form);
        assertThat(faults("at(2030-01-31T08:00:00Z)")).containsExactly(form);
        assertThat(faults("at(2030-02-30T08:00:00)")).containsExactly("there is no such time; correct it.");
    }

    @Test
    void aCronHasSixFields() {
        assertThat(faults("cron(0 8 * * *)"))
                .containsExactly(
                        "cron has six fields with AWS (minutes, hours, day of the month, month, day of the week,"
                                + " year), and this has 5; write one like cron(0 8 ? * MON-FRI *).");
        assertThat(faults("cron()")).singleElement().asString().contains("and this has 0;");
    }

    @Test
    void exactlyOneOfTheDaysIsAQuestionMark() {
        assertThat(faults("cron(0 8 ? * ? *)"))
                .containsExactly(
                        "both the day of the month and that of the week are ?, and AWS wants just one so; write * for the other.");
        assertThat(faults("cron(0 8 * * * *)"))
                .containsExactly(
                        "neither the day of the month nor that of the week is ?, and AWS wants just one so; write"
                                + " ? for the one that does not matter.");
    }

    @Test
    void aCronStaysWithinItsRanges() {
        for (String expression : List.of(
                "cron(60 8 * * ? *)",
                "cron(0 24 * * ? *)",
                "cron(0 8 0 * ? *)",
                "cron(0 8 32 * ? *)",
                "cron(0 8 * 13 ? *)",
                "cron(0 8 * FOO ? *)",
                "cron(0 8 ? * 8 *)",
                "cron(0 8 ? * 0 *)",
                "cron(0 8 * * ? 1969)",
                "cron(0 8 * * ? 2200)",
                "cron(a 8 * * ? *)")) {
            assertThat(faults(expression))
                    .as(expression)
                    .singleElement()
                    .asString()
                    .startsWith("AWS takes no such cron (")
                    .endsWith("); correct it.");
        }
        assertThat(faults("cron(0 8 ? * 2#6 *)"))
                .containsExactly("a month has the weeks 1 to 5; write one of these behind #.");
    }

    @Test
    void aTimeZoneIsOneOfTheWorlds() {
        assertThat(problemsOf("@ScheduleTrigger(expression = \"rate(1 day)\",\n timezone = \"Europe/Berln\")"))
                .containsExactly(
                        "Shop:2: [Timezone] Shop has timezone = \"Europe/Berln\", but that is no time zone; write"
                                + " one like Europe/Berlin, America/New_York or UTC.");
        assertThat(problemsOf("@ScheduleTrigger(expression = \"rate(1 day)\", timezone = \"GMT+02:00\")"))
                .hasSize(1);
        assertThat(problemsOf("@ScheduleTrigger(expression = \"rate(1 day)\", timezone = \"${zone}\")"))
                .isEmpty();
    }

    @Test
    void theRestHasBounds() {
        assertThat(problemsOf(
                        "@ScheduleTrigger(expression = \"rate(1 day)\",\n flexibleWindow = 1441,\n retries = -1,\n"
                                + " input = \"{\",\n deadLetterQueue = \"dead\")"))
                .containsExactly(
                        "Shop:4: [TriggerInput] Shop has input = \"{\", but what a function is handed is JSON; write an object, or a text in quotes.",
                        "Shop:2: [FlexibleWindow] Shop has flexibleWindow = 1441, but 0 to 1440 minutes are allowed; choose one of these.",
                        "Shop:3: [DeliveryRetries] Shop has retries = -1, but 0 to 185 are allowed; choose one of these.",
                        "Shop:5: [DeadLetterQueue] Shop has deadLetterQueue = \"dead\", but AWS wants the ARN of a queue that is no"
                                + " FIFO queue; write one like arn:aws:sqs:eu-west-1:123456789012:failed.");
    }

    @Test
    void theSameScheduleTwiceWouldCallTwice() {
        assertThat(
                        problemsOf(
                                "@ScheduleTrigger(expression = \"rate(1 day)\")\n@ScheduleTrigger(expression = \"rate(1 day)\")"))
                .containsExactly(
                        "Shop:2: [DuplicateSchedule] Shop has expression = \"rate(1 day)\" twice, so it would be"
                                + " called twice each time; remove one of them.");
        assertThat(problemsOf("@ScheduleTrigger(expression = \"rate(1 day)\", input = \"1\")"
                        + "@ScheduleTrigger(expression = \"rate(1 day)\", input = \"2\")"
                        + "@ScheduleTrigger(expression = \"rate(1 day)\", timezone = \"Asia/Tokyo\")"))
                .isEmpty();
    }

    @Test
    void aHandlerTakesTheEventUnlessItIsHandedSomethingElse() {
        String typed = "public class Shop implements RequestHandler<String, String> {"
                + " public String handleRequest(String in, Context c) { return null; } }";
        assertThat(problems("@ScheduleTrigger(expression = \"rate(1 day)\") " + typed))
                .singleElement()
                .asString()
                .contains("[EventType]", "@ScheduleTrigger sends ScheduledEvent");
        assertThat(problems("@ScheduleTrigger(expression = \"rate(1 day)\", input = \"\\\"x\\\"\") " + typed))
                .isEmpty();
    }
}
