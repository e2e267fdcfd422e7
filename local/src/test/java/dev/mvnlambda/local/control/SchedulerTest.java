package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Tag;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** It is 03:04:05 UTC on a Friday, the second of January 2026. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class SchedulerTest extends AccountTest {

    private static final String SCHEDULE = "arn:aws:scheduler:us-east-1:000000000000:schedule/g/s";
    private static final ObjectMapper JSON = new ObjectMapper();

    private SchedulerClient scheduler;
    private String caller;

    @BeforeEach
    void openScheduler() {
        scheduler = plane.client(SchedulerClient.class, "us-east-1");
        published("f");
        lambda.createAlias(r -> r.functionName("f").name("live").functionVersion("1"));
        scheduler.createScheduleGroup(r -> r.name("g"));
        caller = role("caller", ARN + "f:*");
        settle();
    }

    private String role(String name, String mayCall) {
        String arn = plane.iam()
                .createRole(r -> r.roleName(name)
                        .assumeRolePolicyDocument(TRUST.replace("lambda.amazonaws.com", "scheduler.amazonaws.com")))
                .role()
                .arn();
        plane.iam()
                .putRolePolicy(r -> r.roleName(name)
                        .policyName("p")
                        .policyDocument(
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"lambda:InvokeFunction\",\"Resource\":\""
                                        + mayCall + "\"}]}"));
        return arn;
    }

    private void schedule(String expression, UnaryOperator<CreateScheduleRequest.Builder> more) {
        CreateScheduleRequest.Builder usual = CreateScheduleRequest.builder()
                .groupName("g")
                .name("s")
                .scheduleExpression(expression)
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .target(target());
        scheduler.createSchedule(more.apply(usual).build());
        plane.callDueSchedules();
    }

    private Target target() {
        return Target.builder()
                .arn(ARN + "f:live")
                .roleArn(caller)
                .input("\"<aws.scheduler.scheduled-time>\"")
                .build();
    }

    /** Lets time come, and returns how often the function was called in all. */
    private int callsAt(String time) {
        clock.pass(Duration.between(clock.instant(), Instant.parse(time)));
        plane.callDueSchedules();
        plane.callDueSchedules();
        int expected = runtime.invocations().size() + 1;
        runtime.awaitInvocations(expected, Duration.ofMillis(200));
        return runtime.invocations().size();
    }

    private String last() {
        return runtime.invocations()
                .get(runtime.invocations().size() - 1)
                .payload()
                .asUtf8String();
    }

    @Test
    void aCronIsReadInItsTimeZoneSummerAndWinter() {
        schedule("cron(0 8 ? * MON-FRI *)", r -> r.scheduleExpressionTimezone("Europe/Berlin"));

        assertThat(callsAt("2026-01-02T06:59:59Z")).isZero();
        assertThat(callsAt("2026-01-02T07:00:00Z")).isEqualTo(1);
        assertThat(last()).isEqualTo("\"2026-01-02T07:00:00Z\"");
        assertThat(callsAt("2026-01-04T23:00:00Z")).as("a weekend").isEqualTo(1);
        assertThat(callsAt("2026-01-05T07:00:01Z")).isEqualTo(2);
        assertThat(callsAt("2026-06-30T00:00:00Z")).as("made up for once").isEqualTo(3);
        assertThat(callsAt("2026-06-30T06:00:00Z")).isEqualTo(4);
        assertThat(last()).isEqualTo("\"2026-06-30T06:00:00Z\"");
        assertThat(runtime.invocations()).allMatch(call -> call.invokedArn().equals(ARN + "f:live"));
    }

    @Test
    void aRateCountsFromItsBeginning() {
        Instant begin = clock.instant();
        schedule("rate(5 minutes)", r -> r);

        assertThat(callsAt(begin.plusSeconds(299).toString())).isZero();
        assertThat(callsAt(begin.plusSeconds(300).toString())).isEqualTo(1);
        assertThat(callsAt(begin.plusSeconds(599).toString())).isEqualTo(1);
        assertThat(callsAt(begin.plusSeconds(601).toString())).isEqualTo(2);
    }

    @Test
    void aTimeComesOnce() {
        schedule(
                "at(2026-01-02T12:00:00)",
                r -> r.scheduleExpressionTimezone("Asia/Tokyo").actionAfterCompletion("DELETE"));

        assertThat(callsAt("2026-01-02T03:04:59Z")).as("noon in Tokyo is over").isZero();
        scheduler.deleteSchedule(r -> r.groupName("g").name("s"));
        schedule(
                "at(2026-01-02T13:00:00)",
                r -> r.scheduleExpressionTimezone("Asia/Tokyo").actionAfterCompletion("DELETE"));
        assertThat(callsAt("2026-01-02T04:00:00Z")).isEqualTo(1);
        assertThat(callsAt("2027-01-02T04:00:00Z")).isEqualTo(1);
        assertThat(scheduler.listSchedules(r -> r.groupName("g")).schedules()).isEmpty();
    }

    @Test
    void aFlexibleCallComesWithinItsWindow() {
        schedule(
                "cron(0 4 * * ? *)",
                r -> r.flexibleTimeWindow(window -> window.mode("FLEXIBLE").maximumWindowInMinutes(30)));

        assertThat(callsAt("2026-01-02T03:59:59Z")).isZero();
        assertThat(callsAt("2026-01-02T04:30:00Z")).isEqualTo(1);
        assertThat(last()).isEqualTo("\"2026-01-02T04:00:00Z\"");
    }

    @Test
    void aScheduleThatIsSwitchedOffOrOutOfItsDatesDoesNotCall() {
        schedule("rate(1 minute)", r -> r.state("DISABLED"));
        assertThat(callsAt("2026-01-02T03:30:00Z")).isZero();
        scheduler.updateSchedule(r -> r.groupName("g")
                .name("s")
                .scheduleExpression("rate(1 minute)")
                .startDate(Instant.parse("2026-01-02T04:00:00Z"))
                .endDate(Instant.parse("2026-01-02T05:00:00Z"))
                .flexibleTimeWindow(window -> window.mode("OFF"))
                .target(target()));
        plane.callDueSchedules();
        assertThat(callsAt("2026-01-02T03:59:59Z")).isZero();
        assertThat(callsAt("2026-01-02T04:01:00Z")).isEqualTo(1);
        assertThat(callsAt("2026-01-02T05:00:00Z")).isEqualTo(2);
        assertThat(callsAt("2026-01-02T06:00:00Z")).isEqualTo(2);
    }

    @Test
    void withoutAnInputTheDetailIsATextAsWithAws() throws IOException {
        schedule("rate(1 hour)", r -> r.target(target().toBuilder().input(null).build()));
        plane.callSchedule("us-east-1", "g", "s");

        assertThat(runtime.awaitInvocations(1)).isTrue();
        JsonNode event = JSON.readTree(last());
        assertThat(event.path("source").asText()).isEqualTo("aws.scheduler");
        assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
        assertThat(event.path("resources").get(0).asText()).isEqualTo(SCHEDULE);
        assertThat(event.path("detail").asText()).isEqualTo("{}");
    }

    @Test
    void whatTheRoleDoesNotAllowIsADeadLetter() {
        String queue =
                plane.sqs("us-east-1").createQueue(r -> r.queueName("dead")).queueUrl();
        String other = role("other", ARN + "g");
        settle();
        schedule(
                "rate(1 hour)",
                r -> r.target(target().toBuilder()
                        .roleArn(other)
                        .deadLetterConfig(dead -> dead.arn("arn:aws:sqs:us-east-1:000000000000:dead"))
                        .build()));

        plane.callSchedule("us-east-1", "g", "s");

        assertThat(plane.sqs("us-east-1")
                        .receiveMessage(r -> r.queueUrl(queue).messageAttributeNames("All"))
                        .messages())
                .singleElement()
                .satisfies(letter -> assertThat(letter.messageAttributes().values())
                        .extracting(MessageAttributeValue::stringValue)
                        .contains(SCHEDULE, "AccessDeniedException"));
        assertThat(runtime.invocations()).isEmpty();
    }

    @Test
    void aRoleThatIsTooNewOrTrustsAnotherIsRefused() {
        String text = "The execution role you provide must allow AWS EventBridge Scheduler to assume the role.";
        String fresh = role("fresh", "*");
        for (String wrong : new String[] {fresh, role, "arn:aws:iam::000000000000:role/none"}) {
            refused(
                    () -> schedule(
                            "rate(1 hour)",
                            r -> r.target(target().toBuilder().roleArn(wrong).build())),
                    400,
                    "ValidationException",
                    text);
        }
    }

    @Test
    void whatIsMissingTwiceOrWrongIsRefusedAsAwsDoes() {
        schedule("rate(1 hour)", r -> r);
        refused(() -> schedule("rate(1 hour)", r -> r), 409, "ConflictException", "Schedule s already exists.");
        refused(
                () -> scheduler.getSchedule(r -> r.name("s")),
                404,
                "ResourceNotFoundException",
                "Schedule s does not exist.");
        refused(
                () -> schedule("rate(1 hour)", r -> r.groupName("none")),
                404,
                "ResourceNotFoundException",
                "Schedule group none does not exist.");
        for (String wrong : new String[] {"cron(0 8 * * * *)", "rate(0 days)", "5 minutes", "at(tomorrow)"}) {
            refused(
                    () -> schedule(wrong, r -> r.name("t")),
                    400,
                    "ValidationException",
                    "Invalid Schedule Expression " + wrong + ".");
        }
        refused(
                () -> schedule("rate(1 hour)", r -> r.name("t").scheduleExpressionTimezone("Mars")),
                400,
                "ValidationException",
                "Invalid Schedule Expression Timezone Mars.");
    }

    @Test
    void anUpdateForgetsWhatItLeavesOut() {
        schedule("rate(1 hour)", r -> r.description("d").scheduleExpressionTimezone("Asia/Tokyo"));

        scheduler.updateSchedule(r -> r.groupName("g")
                .name("s")
                .scheduleExpression("rate(1 hour)")
                .flexibleTimeWindow(window -> window.mode("OFF"))
                .target(target()));

        var settings = scheduler.getSchedule(r -> r.groupName("g").name("s"));
        assertThat(settings.description()).isNull();
        assertThat(settings.scheduleExpressionTimezone()).isEqualTo("UTC");
    }

    @Test
    void aGroupGoesWithItsSchedules() {
        schedule("rate(1 hour)", r -> r);
        scheduler.tagResource(r -> r.resourceArn("arn:aws:scheduler:us-east-1:000000000000:schedule-group/g")
                .tags(Tag.builder().key("app").value("shop").build()));
        assertThat(scheduler.listSchedules(r -> r.namePrefix("s")).schedules())
                .extracting(ScheduleSummary::arn)
                .containsExactly(SCHEDULE);
        assertThat(plane.tagging("us-east-1")
                        .getResources(r -> r.resourceTypeFilters("scheduler:schedule-group"))
                        .resourceTagMappingList())
                .hasSize(1);

        scheduler.deleteScheduleGroup(r -> r.name("g"));

        assertThat(scheduler.listSchedules(r -> {}).schedules()).isEmpty();
        assertThat(scheduler.listScheduleGroups(r -> {}).scheduleGroups())
                .extracting("name")
                .containsExactly("default");
    }

    @Test
    void whatWasDueWhileTheAccountWasClosedIsOver() {
        schedule("rate(1 minute)", r -> r);
        plane.close();
        clock.pass(Duration.ofHours(1));
        plane = ControlPlane.open(LocalOptions.in(directory), clock, runtime);
        plane.callDueSchedules();
        assertThat(runtime.invocations()).isEmpty();

        clock.pass(Duration.ofMinutes(1));
        plane.callDueSchedules();

        assertThat(runtime.awaitInvocations(1)).isTrue();
    }
}
