package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class EventBridgeTest extends AccountTest {

    private static final String RULE = "arn:aws:events:us-east-1:000000000000:rule/";
    private static final String PATTERN = "{\"source\":[\"shop\"],\"detail\":{\"total\":[{\"numeric\":[\">\",100]}]}}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventBridgeClient events;

    @BeforeEach
    void openEvents() {
        events = plane.client(EventBridgeClient.class, "us-east-1");
    }

    private void live() {
        published("f");
        lambda.createAlias(r -> r.functionName("f").name("live").functionVersion("1"));
    }

    private void grant(@Nullable String qualifier, String ruleArn) {
        lambda.addPermission(r -> r.functionName("f")
                .qualifier(qualifier)
                .statementId("s" + ruleArn.substring(ruleArn.lastIndexOf('/') + 1))
                .action("lambda:InvokeFunction")
                .principal("events.amazonaws.com")
                .sourceArn(ruleArn));
    }

    private void rule(String name, UnaryOperator<Target.Builder> more) {
        events.putRule(r -> r.name(name).eventPattern(PATTERN));
        Target.Builder target = Target.builder().id("t").arn(ARN + "f:live");
        events.putTargets(r -> r.rule(name).targets(more.apply(target).build()));
    }

    private PutEventsResultEntry send(UnaryOperator<PutEventsRequestEntry.Builder> more) {
        PutEventsRequestEntry.Builder usual = PutEventsRequestEntry.builder()
                .source("shop")
                .detailType("order")
                .detail("{\"total\":101}");
        return events.putEvents(r -> r.entries(more.apply(usual).build()))
                .entries()
                .get(0);
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private JsonNode payload(int call) throws IOException {
        return JSON.readTree(runtime.invocations().get(call).payload().asByteArrayUnsafe());
    }

    @Test
    void anEventThatMatchesCallsTheAliasInAwssEnvelope() throws IOException {
        live();
        rule("large", target -> target);
        grant("live", RULE + "large");

        String id = send(entry -> entry.resources("arn:a")).eventId();

        assertThat(runtime.awaitInvocations(1)).isTrue();
        assertThat(runtime.invocations().get(0).invokedArn()).isEqualTo(ARN + "f:live");
        assertThat(payload(0))
                .isEqualTo(JSON.readTree("{\"version\":\"0\",\"id\":\"" + id
                        + "\",\"detail-type\":\"order\",\"source\":\"shop\",\"account\":\"000000000000\",\"time\":\"2026-01-02T03:04:07Z\","
                        + "\"region\":\"us-east-1\",\"resources\":[\"arn:a\"],\"detail\":{\"total\":101}}"));
    }

    @Test
    void onlyWhatMatchesTheRuleOfThatBusIsHandedOver() throws IOException {
        live();
        events.createEventBus(r -> r.name("other"));
        rule("large", target -> target.input("\"mine\""));
        grant("live", RULE + "large");

        send(entry -> entry.detail("{\"total\":100}"));
        send(entry -> entry.source("bakery"));
        send(entry -> entry.eventBusName("other"));
        events.disableRule(r -> r.name("large"));
        send(entry -> entry);
        events.enableRule(r -> r.name("large"));
        send(entry -> entry);

        assertThat(runtime.awaitInvocations(1)).isTrue();
        assertThat(runtime.invocations()).hasSize(1);
        assertThat(payload(0).asText()).isEqualTo("mine");
    }

    @Test
    void whatTheAliasDoesNotAllowIsADeadLetterAtOnce() {
        live();
        String queue =
                plane.sqs("us-east-1").createQueue(r -> r.queueName("dead")).queueUrl();
        rule("large", target -> target.deadLetterConfig(dead -> dead.arn("arn:aws:sqs:us-east-1:000000000000:dead")));
        grant("1", RULE + "large");
        grant("live", RULE + "another");

        send(entry -> entry);

        List<Message> letters = plane.sqs("us-east-1")
                .receiveMessage(r -> r.queueUrl(queue).messageAttributeNames("All"))
                .messages();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).body()).contains("\"total\":101");
        assertThat(letters.get(0).messageAttributes())
                .containsEntry("RULE_ARN", text(RULE + "large"))
                .containsEntry("ERROR_CODE", text("AccessDeniedException"))
                .doesNotContainKey("EXHAUSTED_RETRY_CONDITION");
        assertThat(runtime.invocations()).isEmpty();
    }

    @Test
    void aFunctionThatIsBeingMadeIsTriedAgain() {
        create("f", request -> request);
        grant(null, RULE + "large");
        rule("large", target -> target.arn(ARN + "f"));

        send(entry -> entry);
        assertThat(runtime.invocations()).isEmpty();

        clock.pass(Duration.ofSeconds(2));
        assertThat(runtime.awaitInvocations(1)).isTrue();
    }

    @Test
    void theSameRuleAgainIsReplacedButForTargetsAndTags() {
        Tag tag = Tag.builder().key("app").value("shop").build();
        events.putRule(r -> r.name("r").eventPattern(PATTERN).description("d").tags(tag));
        events.putTargets(
                r -> r.rule("r").targets(Target.builder().id("t").arn(ARN + "f").build()));

        events.putRule(r -> r.name("r")
                .eventPattern("{\"source\":[\"a\"]}")
                .state(RuleState.DISABLED)
                .tags(Tag.builder().key("ignored").value("").build()));

        var rule = events.describeRule(r -> r.name("r"));
        assertThat(rule.description()).isNull();
        assertThat(rule.eventPattern()).isEqualTo("{\"source\":[\"a\"]}");
        assertThat(rule.stateAsString()).isEqualTo("DISABLED");
        assertThat(events.listTargetsByRule(r -> r.rule("r")).targets()).hasSize(1);
        assertThat(events.listTagsForResource(r -> r.resourceARN(RULE + "r")).tags())
                .containsExactly(tag);
        assertThat(events.listRuleNamesByTarget(r -> r.targetArn(ARN + "f")).ruleNames())
                .containsExactly("r");
        assertThat(plane.tagging("us-east-1")
                        .getResources(r -> r.resourceTypeFilters("events:rule"))
                        .resourceTagMappingList())
                .extracting(ResourceTagMapping::resourceARN)
                .containsExactly(RULE + "r");
    }

    @Test
    void aRuleWithTargetsAndABusWithRulesStay() {
        events.createEventBus(r -> r.name("b"));
        events.putRule(r -> r.name("r").eventBusName("b").eventPattern(PATTERN));
        events.putTargets(r -> r.rule("r")
                .eventBusName("b")
                .targets(Target.builder().id("t").arn(ARN + "f").build()));

        refused(
                () -> events.deleteRule(r -> r.name("r").eventBusName("b")),
                400,
                "ValidationException",
                "Rule can't be deleted since it has targets.");
        refused(
                () -> events.deleteEventBus(r -> r.name("b")),
                400,
                "ValidationException",
                "EventBus cannot be deleted since it has rules.");
        assertThat(events.removeTargets(r -> r.rule("r").eventBusName("b").ids("t", "none"))
                        .failedEntries())
                .extracting(RemoveTargetsResultEntry::targetId)
                .containsExactly("none");
        events.deleteRule(r -> r.name("r").eventBusName("b"));
        events.deleteRule(r -> r.name("r").eventBusName("b"));
        events.deleteEventBus(r -> r.name("b"));
        assertThat(events.listEventBuses(r -> {}).eventBuses())
                .extracting("name")
                .containsExactly("default");
    }

    @Test
    void theArnOfARuleNamesItsBusUnlessThatIsTheDefaultOne() {
        events.createEventBus(r -> r.name("b"));
        events.putRule(r -> r.name("r").eventPattern(PATTERN));
        String bus = "arn:aws:events:us-east-1:000000000000:event-bus/b";

        assertThat(events.putRule(r -> r.name("r").eventBusName(bus).eventPattern(PATTERN))
                        .ruleArn())
                .isEqualTo(RULE + "b/r");
        assertThat(events.listRules(r -> {}).rules()).extracting(Rule::arn).containsExactly(RULE + "r");
        assertThat(events.describeEventBus(r -> r.name("b")).arn()).isEqualTo(bus);
    }

    /** Lets time pass, looks twice what is due, and awaits so many calls in all, and no more. */
    private void hasCalledAfter(Duration time, int calls) {
        clock.pass(time);
        plane.callDueSchedules();
        plane.callDueSchedules();
        assertThat(runtime.awaitInvocations(calls)).isTrue();
        assertThat(runtime.invocations()).hasSize(calls);
    }

    @Test
    void aRuleWithAScheduleCallsItsTargetsWhenItIsDue() throws IOException {
        live();
        String arn = events.putRule(r -> r.name("often").scheduleExpression("rate(5 minutes)"))
                .ruleArn();
        events.putTargets(r -> r.rule("often")
                .targets(Target.builder().id("t").arn(ARN + "f:live").build()));
        grant("live", arn);

        hasCalledAfter(Duration.ZERO, 0);
        hasCalledAfter(Duration.ofSeconds(299), 0);
        Instant due = clock.instant().plusSeconds(1);
        hasCalledAfter(Duration.ofSeconds(1), 1);
        assertThat(payload(0).path("id").asText()).isNotEmpty();
        JsonNode event = payload(0);
        ((ObjectNode) event).remove("id");
        assertThat(event)
                .isEqualTo(JSON.readTree(
                        "{\"version\":\"0\",\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\","
                                + "\"account\":\"000000000000\",\"time\":\"" + due.truncatedTo(ChronoUnit.SECONDS)
                                + "\",\"region\":\"us-east-1\",\"resources\":[\"" + arn + "\"],\"detail\":{}}"));
        events.disableRule(r -> r.name("often"));
        hasCalledAfter(Duration.ofMinutes(10), 1);
        events.enableRule(r -> r.name("often"));
        hasCalledAfter(Duration.ZERO, 1);
        hasCalledAfter(Duration.ofMinutes(5), 2);
    }

    @Test
    void aRulesScheduleIsToldAgainAndCheckedAsAwsDoes() {
        events.putRule(r -> r.name("mornings").scheduleExpression("cron(0 8 ? * MON-FRI *)"));

        assertThat(events.describeRule(r -> r.name("mornings")).scheduleExpression())
                .isEqualTo("cron(0 8 ? * MON-FRI *)");
        assertThat(events.listRules(r -> r.namePrefix("morn")).rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.scheduleExpression()).isEqualTo("cron(0 8 ? * MON-FRI *)"));
        for (String wrong : List.of(
                "rate(1 minutes)",
                "rate(5 minute)",
                "rate(0 minutes)",
                "cron(* *)",
                "at(2026-01-02T12:00:00)",
                "hourly")) {
            refused(
                    () -> events.putRule(r -> r.name("r").scheduleExpression(wrong)),
                    400,
                    "ValidationException",
                    "Parameter ScheduleExpression is not valid.");
        }
        events.createEventBus(r -> r.name("other"));
        refused(
                () -> events.putRule(r -> r.name("r").eventBusName("other").scheduleExpression("rate(1 hour)")),
                400,
                "ValidationException",
                "ScheduleExpression is supported only on the default event bus.");
    }

    @Test
    void whatIsMissingOrWrongIsRefusedAsAwsDoes() {
        refused(
                () -> events.describeRule(r -> r.name("r")),
                400,
                "ResourceNotFoundException",
                "Rule r does not exist on EventBus default.");
        refused(
                () -> events.putRule(r -> r.name("r").eventBusName("none").eventPattern(PATTERN)),
                400,
                "ResourceNotFoundException",
                "Event bus none does not exist.");
        refused(
                () -> events.createEventBus(r -> r.name("default")),
                400,
                "ResourceAlreadyExistsException",
                "Event bus default already exists.");
        refused(
                () -> events.putRule(r -> r.name("r")),
                400,
                "ValidationException",
                "Parameter(s) EventPattern or ScheduleExpression must be specified.");
        assertThat(catchThrowable(() -> events.putRule(r -> r.name("r").eventPattern("{\"a\":1}"))))
                .hasMessageContaining("Event pattern is not valid. Reason: \"a\" must be an object or an array");
        assertThat(send(entry -> entry.detail("7")).errorCode()).isEqualTo("MalformedDetail");
        assertThat(send(entry -> entry.source("aws.s3")).errorCode()).isEqualTo("NotAuthorizedForSourceException");
    }

    @Test
    void aPatternIsTriedOnAnEvent() {
        assertThat(events.testEventPattern(
                                r -> r.eventPattern(PATTERN).event("{\"source\":\"shop\",\"detail\":{\"total\":200}}"))
                        .result())
                .isTrue();
        assertThat(events.testEventPattern(r -> r.eventPattern(PATTERN).event("{\"source\":\"shop\"}"))
                        .result())
                .isFalse();
    }

    @Test
    void rulesOutliveARestart() {
        rule("large", target -> target);

        reopen(LocalOptions.in(directory));

        assertThat(plane.client(EventBridgeClient.class, "us-east-1")
                        .listTargetsByRule(r -> r.rule("large"))
                        .targets())
                .extracting(Target::arn)
                .containsExactly(ARN + "f:live");
    }
}
