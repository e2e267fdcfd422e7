package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.BatchSpec;
import dev.mvnlambda.manifest.ScalingSpec;
import dev.mvnlambda.plan.PlanFormatter;
import dev.mvnlambda.resource.InputException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Queues that a function reads: mapped to the alias, found and changed in place, made where that is asked for. */
final class EventSourceTest extends DeployedAccount {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:orders";

    private List<EventSourceMappingConfiguration> mappings() {
        return account.lambda().listEventSourceMappings(r -> {}).eventSourceMappings();
    }

    private Map<QueueAttributeName, String> queue(String name) {
        String url = account.sqs().getQueueUrl(r -> r.queueName(name)).queueUrl();
        return account.sqs()
                .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    @Test
    void aFirstDeployWithUrlAndQueueMakesSevenLimitedChanges() {
        makeQueue("orders");
        List<String> changes = deployed(code(versioned("Shop").url().sqs("orders"))).limited().stream()
                .filter(call -> !call.startsWith("List") && !call.equals("CreateFunction"))
                .toList();
        assertThat(changes)
                .containsExactlyInAnyOrder(
                        "CreateAlias",
                        "AddPermission",
                        "AddPermission",
                        "CreateFunctionUrlConfig",
                        "CreateEventSourceMapping",
                        "TagResource")
                .endsWith("TagResource");
        assertThat(mappings()).singleElement().extracting("functionArn").isEqualTo(ARN + ":LatestAlias");
    }

    @Test
    void withoutVersionsTheBareFunctionIsCalled() {
        makeQueue("orders");
        deployed(code(bare("Shop").sqs("orders")));
        assertThat(mappings()).singleElement().extracting("functionArn").isEqualTo(ARN);
    }

    @Test
    void everyMemberReachesTheMappingAndIsReadBack() {
        makeQueue("orders");
        Module module = code(versioned("Shop")
                .sqs(
                        QUEUE,
                        batch -> new BatchSpec(
                                25,
                                5,
                                true,
                                List.of("{ \"body\": { \"kind\": [\"new\"] } }", "{\"body\":{\"kind\":[\"old\"]}}"))));
        deployed(module);
        EventSourceMappingConfiguration mapping = mappings().get(0);
        assertThat(mapping.batchSize()).isEqualTo(25);
        assertThat(mapping.maximumBatchingWindowInSeconds()).isEqualTo(5);
        assertThat(mapping.functionResponseTypesAsStrings()).containsExactly("ReportBatchItemFailures");
        assertThat(mapping.filterCriteria().filters()).hasSize(2);
        findsNothingMore(module);
    }

    @Test
    void aChangedMappingIsChangedInPlaceAndNothingElse() {
        makeQueue("orders");
        deployed(code(versioned("Shop")
                .sqs("orders", batch -> new BatchSpec(5, 0, true, List.of("{\"body\":{\"kind\":[\"new\"]}}")))));
        String uuid = mappings().get(0).uuid();
        account.settle();
        Module changed = code(versioned("Shop").sqs("orders"));
        assertThat(deployed(changed).changes()).containsExactly("UpdateEventSourceMapping", "TagResource");
        EventSourceMappingConfiguration mapping = mappings().get(0);
        assertThat(mapping.uuid()).isEqualTo(uuid);
        assertThat(mapping.batchSize()).isEqualTo(10);
        assertThat(mapping.functionResponseTypes()).isEmpty();
        account.settle();
        findsNothingMore(changed);
    }

    @Test
    void boundedConcurrencyComesAndGoes() {
        makeQueue("orders");
        Module bounded = code(versioned("Shop").sqs("orders", new ScalingSpec(5, null, null)));
        deployed(bounded);
        assertThat(mappings().get(0).scalingConfig().maximumConcurrency()).isEqualTo(5);
        account.settle();
        findsNothingMore(bounded);
        Module free = code(versioned("Shop").sqs("orders"));
        deployed(free);
        account.settle();
        findsNothingMore(free);
    }

    @Test
    void aQueueIsMadeWithItsDeadLetterQueueBeforeItIsRead() {
        Module module = code(versioned("Shop").timeout(10).makes("orders", 3));
        List<String> changes = deployed(module).changes();
        assertThat(changes).containsSubsequence("CreateQueue", "CreateQueue", "CreateEventSourceMapping");
        assertThat(queue("orders"))
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60")
                .hasEntrySatisfying(
                        QueueAttributeName.REDRIVE_POLICY,
                        policy -> assertThat(policy).contains(QUEUE + "-dlq", "3"));
        assertThat(queue("orders-dlq")).containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "1209600");
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void aFifoQueueHasADeadLetterQueueOfItsKind() {
        Module module = code(versioned("Shop").makes("orders.fifo", 3));
        deployed(module);
        assertThat(queue("orders-dlq.fifo")).containsEntry(QueueAttributeName.FIFO_QUEUE, "true");
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void aQueueThatWasMadeFollowsTheTimeout() {
        deployed(code(versioned("Shop").timeout(10).makes("orders", null)));
        account.settle();
        Module slower = code(versioned("Shop").timeout(20).makes("orders", null));
        List<String> changes = deployed(slower).changes();
        assertThat(changes).containsSubsequence("SetQueueAttributes", "UpdateFunctionConfiguration");
        assertThat(queue("orders")).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "120");
    }

    private static RuntimeException invalid(String message) {
        return LambdaException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("InvalidParameterValueException")
                        .errorMessage(message)
                        .build())
                .build();
    }

    /** Refuses an operation twice, as long as AWS does not know everywhere what was just changed. */
    private static Interference refusing(String operation, String message) {
        Interference slow = new Interference();
        int[] tries = {0};
        slow.before(call -> {
            if (call.operation().equals(operation) && tries[0]++ < 2) {
                throw invalid(message);
            }
        });
        return slow;
    }

    @Test
    void aDeadLetterQueueThatIsNotKnownYetIsWaitedForByAnExistingQueueToo() {
        deployed(code(versioned("Shop").makes("orders", null)));
        account.settle();
        Module dead = code(versioned("Shop").makes("orders", 3));
        Interference slow = refusing(
                "SetQueueAttributes",
                "Value {} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist.");
        assertThat(deployed(account.session(slow), dead).changes())
                .containsSubsequence("CreateQueue", "SetQueueAttributes", "SetQueueAttributes", "SetQueueAttributes");
        assertThat(queue("orders")).containsKey(QueueAttributeName.REDRIVE_POLICY);
        account.settle();
        findsNothingMore(dead);
    }

    @Test
    void aVisibilityTimeoutThatLambdaDoesNotKnowYetIsWaitedFor() {
        deployed(code(versioned("Shop").timeout(5).makes("orders", null)));
        account.settle();
        Module slower = code(bare("Shop").timeout(60).makes("orders", null));
        Interference slow = refusing(
                "UpdateEventSourceMapping",
                "Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds");
        deployed(account.session(slow), slower);
        assertThat(mappings()).singleElement().extracting("functionArn").isEqualTo(ARN);
        assertThat(queue("orders")).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "360");
    }

    @Test
    void aVisibilityTimeoutOfAQueueOfOthersIsNotWaitedFor() {
        makeQueue("orders");
        deployed(code(versioned("Shop").timeout(5).sqs("orders")));
        account.settle();
        Interference refusing = refusing(
                "UpdateEventSourceMapping",
                "Queue visibility timeout: 3 seconds is less than Function timeout: 5 seconds");
        Report report =
                account.session(refusing).deploy(code(bare("Shop").timeout(5).sqs("orders")));
        assertThat(TestAccount.failure(report)).contains("mapping/Shop", "Queue visibility timeout");
    }

    @Test
    void aMissingQueueStopsThePlanAndNamesTheCure() {
        TestAccount.Session session = account.session();
        assertThatThrownBy(() -> session.deploy(code(versioned("Shop").sqs("odrers"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("There is no queue odrers")
                .hasMessageContaining("@SqsTrigger of Shop")
                .hasMessageContaining("create = true");
        assertThat(session.interference().changes()).isEmpty();
    }

    @Test
    void aQueueThatShowsMessagesAgainTooSoonStopsThePlan() {
        account.sqs()
                .createQueue(
                        r -> r.queueName("orders").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "10")));
        assertThatThrownBy(() -> account.session()
                        .deploy(code(versioned("Shop").timeout(20).sqs("orders"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("after 10 s")
                .hasMessageContaining("for 20 s")
                .hasMessageContaining("to 120 s");
    }

    @Test
    void aQueueOfSomebodyElseIsNotChanged() {
        makeQueue("orders");
        assertThatThrownBy(() -> account.session().deploy(code(versioned("Shop").makes("orders", null))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("A queue orders is there already")
                .hasMessageContaining("Take create = true out");
    }

    @Test
    void whatOnlyPlaceholdersTellIsCheckedBeforeAnythingIsMade() {
        assertThatThrownBy(() -> account.session().plan(code(versioned("Shop").makes("${stage} orders", null))))
                .hasMessageContaining("makes the queue 'dev orders'")
                .hasMessageContaining("1 to 80 letters");
        assertThatThrownBy(() -> account.session()
                        .plan(code(versioned("Shop")
                                .sqs("${stage}.fifo", batch -> new BatchSpec(25, 5, false, List.of())))))
                .hasMessageContaining("reads the FIFO queue dev.fifo");
        assertThatThrownBy(() -> account.session()
                        .plan(code(
                                versioned("Shop").makes("orders", null),
                                versioned("Intake").makes("orders", 3))))
                .hasMessageContaining("Intake and Shop both make the queue orders");
    }

    @Test
    void aRemovedTriggerTakesItsMappingAndTheRightToRead() {
        makeQueue("orders");
        deployed(code(versioned("Shop").sqs("orders")));
        account.settle();
        Module without = code(versioned("Shop"));
        List<String> changes = deployed(without).changes();
        assertThat(changes).containsSubsequence("DeleteEventSourceMapping", "PutRolePolicy", "TagResource");
        assertThat(mappings().stream().filter(one -> !"Deleting".equals(one.state())))
                .isEmpty();
        account.settle();
        findsNothingMore(without);
    }

    @Test
    void aMappingThatIsNotOursAndNotDeclaredIsNamedAndLeft() {
        makeQueue("orders");
        makeQueue("theirs");
        deployed(code(versioned("Shop").sqs("orders")));
        account.allowQueues("Shop");
        account.lambda()
                .createEventSourceMapping(
                        r -> r.functionName(ARN).eventSourceArn("arn:aws:sqs:us-east-1:000000000000:theirs"));
        account.settle();
        TestAccount.Session session = account.session().refresh();
        Planned planned = session.plan(code(versioned("Shop").sqs("orders")));
        assertThat(planned.plan().steps()).isEmpty();
        assertThat(planned.warnings()).singleElement().asString().contains("not made by this app", "left alone");
    }

    @Test
    void aSecondMappingOfTheSameSourceGoesSoThatNoEventMissesTheAlias() {
        makeQueue("orders");
        Module module = code(versioned("Shop").sqs("orders"));
        deployed(module);
        account.lambda().createEventSourceMapping(r -> r.functionName(ARN).eventSourceArn(QUEUE));
        account.settle();
        assertThat(deployed(account.session().refresh(), module).changes()).containsExactly("DeleteEventSourceMapping");
        account.settle();
        findsNothingMore(module);
    }

    @Test
    void whatCreateMadeOutlivesARemovalUnlessDataGoesToo() {
        deployed(code(versioned("Shop").makes("orders", 3)));
        account.settle();
        assertThat(TestAccount.failure(account.session().remove(false))).isEmpty();
        assertThat(account.lambda().listFunctions().functions()).isEmpty();
        assertThat(account.sqs().listQueues().queueUrls()).hasSize(2);
        assertThat(TestAccount.failure(account.session().remove(true))).isEmpty();
        assertThat(account.sqs().listQueues().queueUrls()).isEmpty();
        account.settle();
        assertThat(account.session().status().functions()).isEmpty();
    }

    @Test
    void whatIsDeployedAgainWhileItsMappingIsStillGoingHasOneInTheEnd() {
        makeQueue("orders");
        Module module = code(versioned("Shop").sqs("orders"));
        deployed(module);
        account.settle();
        account.session().remove(false);
        deployed(module);
        account.settle();
        assertThat(mappings()).singleElement().extracting("state").isEqualTo("Enabled");
        findsNothingMore(module);
    }

    @Test
    void tagsThatAwsPutOnAMappingAreNoDifference() {
        makeQueue("orders");
        Module module = code(versioned("Shop").sqs("orders"));
        deployed(module);
        account.settle();
        Interference tagged = new Interference().answering(EventSourceTest::withTagsOfCloudFormation);
        assertThat(account.session(tagged).refresh().plan(module).plan().steps())
                .isEmpty();
    }

    private static Object withTagsOfCloudFormation(Object answer) {
        if (!(answer instanceof ListTagsResponse tags)) {
            return answer;
        }
        Map<String, String> more = new TreeMap<>(tags.tags());
        more.put("aws:cloudformation:stack-name", "shop");
        return tags.toBuilder().tags(more).build();
    }

    @Test
    void oneBoundOfPollersIsEnough() {
        makeQueue("orders");
        Module module = code(versioned("Shop").sqs("orders", new ScalingSpec(null, 5, null)));
        deployed(module);
        account.settle();
        assertThat(mappings().get(0).provisionedPollerConfig().maximumPollers()).isEqualTo(200);
        findsNothingMore(module);
    }

    @Test
    void aMappingGoesBeforeItsFunctionWhenAllIsRemoved() {
        makeQueue("orders");
        deployed(code(versioned("Shop").sqs("orders")));
        account.settle();
        TestAccount.Session session = account.session();
        assertThat(TestAccount.failure(session.remove(false))).isEmpty();
        assertThat(session.interference().changes())
                .containsSubsequence("DeleteEventSourceMapping", "DeleteAlias", "DeleteFunction", "DeleteRole");
    }

    @Test
    void thePlanSaysWhatIsReadAndByWhom() {
        Planned planned = account.session().plan(code(versioned("Shop").makes("orders", 3)));
        assertThat(PlanFormatter.lines(planned.plan()).toString())
                .contains("queue/orders", "to orders-dlq after 3 receives")
                .contains("mapping/Shop/sqs:orders", "calls shop-dev-Shop:LatestAlias with up to 10 events");
    }
}
