package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.BatchSpec;
import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.QueueSpec;
import dev.mvnlambda.manifest.ScalingSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqsTriggerTest {
    private static final List<String> ACTIONS = List.of(
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:ReceiveMessage");
    private static final BatchSpec BATCH = new BatchSpec(10, 0, false, List.of());

    @Test
    void aHandlerWithATriggerAloneIsAFunction() {
        FunctionSpec function = manifest(handler("Shop", "@SqsTrigger(queue = \"orders\")"))
                .functions()
                .get(0);

        assertThat(function.versioning()).isNull();
        assertThat(function.eventSources())
                .containsExactly(
                        new EventSourceSpec("sqs", "orders", ACTIONS, List.of(), true, BATCH, null, null, null, null));
    }

    @Test
    void everythingIsInTheManifest() {
        assertThat(eventSources("""
                @SqsTrigger(queue = "arn:aws:sqs:${region}:${account}:orders", batchSize = 25, batchWindow = 5,
                    partialBatchResponse = true, filters = "{}", maximumConcurrency = 4, enabled = false)"""))
                .containsExactly(new EventSourceSpec(
                        "sqs",
                        "arn:aws:sqs:${region}:${account}:orders",
                        ACTIONS,
                        List.of(),
                        false,
                        new BatchSpec(25, 5, true, List.of("{}")),
                        new ScalingSpec(4, null, null),
                        null,
                        null,
                        null));
    }

    @Test
    void aQueueThatIsMadeHidesMessagesForSixTimeouts() {
        assertThat(eventSources("@SqsTrigger(queue = \"orders\", create = true) @LambdaFunction(timeout = 30)"))
                .extracting(EventSourceSpec::queue)
                .containsExactly(new QueueSpec(false, 180, null));
        assertThat(eventSources("@SqsTrigger(queue = \"orders\", create = true)"))
                .extracting(EventSourceSpec::queue)
                .containsExactly(new QueueSpec(false, 120, null));
    }

    @Test
    void aQueueThatIsMadeIsSetUp() {
        assertThat(eventSources("""
                @SqsTrigger(queue = "a.fifo", create = true, fifo = true, visibilityTimeout = 60, deadLetterAfter = 3)
                @SqsTrigger(queue = "b-${stage}.fifo", create = true)"""))
                .extracting(EventSourceSpec::queue)
                .containsExactly(new QueueSpec(true, 60, 3), new QueueSpec(true, 120, null));
    }

    @Test
    void aLargeBatchNeedsAWindow() {
        assertThat(problemsOf("@SqsTrigger(queue = \"a\",\n batchSize = 11)"))
                .containsExactly(
                        "Shop:2: [BatchNeedsWindow] Shop has batchSize = 11, but AWS gathers more than 10 messages"
                                + " in a window only; set batchWindow, or lower batchSize.");
        assertThat(problemsOf("@SqsTrigger(queue = \"a\", batchSize = 11, batchWindow = 1)"))
                .isEmpty();
        assertThat(problemsOf("@TestStream(stream = \"a\", batchSize = 11)")).isEmpty();
    }

    @Test
    void aFifoQueueGivesTenMessagesAndDoesNotWait() {
        List<String> problems = List.of(
                "Shop:2: [FifoBatch] Shop has batchSize = 11, but AWS takes at most 10 messages of a FIFO queue; lower it.",
                "Shop:3: [FifoBatch] Shop has batchWindow = 1, but AWS gathers no messages of a FIFO queue; remove it.");
        assertThat(problemsOf("@SqsTrigger(queue = \"a-${stage}.fifo\",\n batchSize = 11,\n batchWindow = 1)"))
                .isEqualTo(problems);
        assertThat(
                        problemsOf(
                                "@SqsTrigger(queue = \"${a}\", create = true, fifo = true,\n batchSize = 11,\n batchWindow = 1)"))
                .isEqualTo(problems);
        assertThat(problemsOf("@SqsTrigger(queue = \"arn:aws:sqs:eu-west-1:123456789012:a.fifo\", batchSize = 10)"))
                .isEmpty();
    }

    @Test
    void aQueueIsNamedAsAwsNamesQueues() {
        String rule =
                ", but a queue is named by 1 to 80 letters, digits, - or _, with .fifo at the end if it keeps order;"
                        + " change it.";
        String longest = "x".repeat(80);
        assertThat(problemsOf("@SqsTrigger(queue = \"my.queue\")\n@SqsTrigger(queue = \"my:queue\")"))
                .containsExactly(
                        "Shop:1: [QueueName] Shop has queue = \"my.queue\"" + rule,
                        "Shop:2: [QueueName] Shop has queue = \"my:queue\"" + rule);
        assertThat(problemsOf("@SqsTrigger(queue = \"arn:aws:sqs:eu-west-1:123456789012:my queue\")"))
                .containsExactly(
                        "Shop:1: [QueueName] Shop has queue = \"arn:aws:sqs:eu-west-1:123456789012:my queue\"" + rule);
        assertThat(problemsOf("@SqsTrigger(queue = \"" + longest + "x\", create = true, deadLetterAfter = 2)"))
                .containsExactly("Shop:1: [QueueName] Shop has queue = \"" + longest + "x\"" + rule);
        assertThat(problemsOf("@SqsTrigger(queue = \"" + longest + "\") @SqsTrigger(queue = \"my_Queue-1.fifo\")"))
                .isEmpty();
    }

    @Test
    void theNameLeavesRoomForThatOfTheDeadLetters() {
        assertThat(problemsOf("@SqsTrigger(queue = \"" + "x".repeat(77) + "\", create = true, deadLetterAfter = 2)"))
                .containsExactly("Shop:1: [QueueName] Shop has a queue name of 77 characters, but the queue of its dead"
                        + " letters ends in -dlq, which leaves 76; shorten it.");
        assertThat(problemsOf("@SqsTrigger(queue = \"" + "x".repeat(76) + "\", create = true, deadLetterAfter = 2)"))
                .isEmpty();
    }

    @Test
    void aQueueThatIsThereIsNotSetUp() {
        assertThat(problemsOf("""
                @SqsTrigger(queue = "a.fifo",
                    fifo = true,
                    visibilityTimeout = 60,
                    deadLetterAfter = 3)"""))
                .containsExactly(
                        "Shop:2: [QueueNeedsCreate] Shop has fifo, which only has a meaning for a queue that a deploy makes; add create = true, or remove it.",
                        "Shop:3: [QueueNeedsCreate] Shop has visibilityTimeout, which only has a meaning for a queue that a deploy makes; add create = true, or remove it.",
                        "Shop:4: [QueueNeedsCreate] Shop has deadLetterAfter, which only has a meaning for a queue that a deploy makes; add create = true, or remove it.");
    }

    @Test
    void whatHasAnArnIsNotMade() {
        assertThat(problemsOf("@SqsTrigger(queue = \"arn:aws:sqs:${region}:${account}:a\",\n create = true)"))
                .containsExactly(
                        "Shop:2: [CreateArn] Shop creates arn:aws:sqs:${region}:${account}:a, but an ARN is of a queue that"
                                + " is there; write the name alone, or remove create.");
    }

    @Test
    void theNameOfAQueueThatKeepsOrderSaysSo() {
        assertThat(problemsOf("@SqsTrigger(queue = \"orders\", create = true,\n fifo = true)"))
                .containsExactly(
                        "Shop:2: [FifoName] Shop has fifo = true, but the name of a queue that keeps order ends in"
                                + " .fifo; write queue = \"orders.fifo\", or remove fifo.");
    }

    @Test
    void messagesAreHiddenAsLongAsTheFunctionRuns() {
        assertThat(problemsOf("@SqsTrigger(queue = \"a\", create = true,\n visibilityTimeout = 43201)"))
                .containsExactly(
                        "Shop:2: [VisibilityTimeout] Shop has visibilityTimeout = 43201, but 0 to 43200 seconds are"
                                + " allowed; choose one of these.");
        assertThat(problemsOf("@SqsTrigger(queue = \"a\", create = true,\n visibilityTimeout = 19)"))
                .containsExactly(
                        "Shop:2: [VisibilityTimeout] Shop has visibilityTimeout = 19, but AWS takes no less than the"
                                + " function's timeout = 20; raise it, or leave it out.");
        assertThat(problemsOf("@SqsTrigger(queue = \"a\", create = true, visibilityTimeout = 20)"))
                .isEmpty();
    }

    @Test
    void aMessageIsReceived1000TimesAtMost() {
        assertThat(problemsOf("@SqsTrigger(queue = \"a\", create = true,\n deadLetterAfter = 0)"))
                .containsExactly(
                        "Shop:2: [DeadLetterAfter] Shop has deadLetterAfter = 0, but 1 to 1000 are allowed; choose"
                                + " one of these.");
    }

    @Test
    void oneFunctionMakesAQueue() {
        assertThat(problems(
                        handler("Billing", "@SqsTrigger(queue = \"orders\", create = true)"),
                        handler("Shop", "@SqsTrigger(queue = \"orders\",\n create = true)")))
                .containsExactly(
                        "Shop:2: [QueueCreatedTwice] Shop creates \"orders\", but Billing creates it already; leave"
                                + " create to one of them.");
        assertThat(problems(
                        handler("Billing", "@SqsTrigger(queue = \"orders\", create = true)"),
                        handler("Shop", "@SqsTrigger(queue = \"orders\")"),
                        handler("Audit", "@SqsTrigger(queue = \"audit\", create = true)")))
                .isEmpty();
    }

    @Test
    void allProblemsOfATriggerAreReportedAtOnce() {
        assertThat(problemsOf("""
                @SqsTrigger(queue = "a b", batchSize = 0, batchWindow = -1, filters = "x", maximumConcurrency = 0,
                    minimumPollers = 0, visibilityTimeout = 1)""")).hasSize(8);
    }

    @Test
    void aQueueThatIsNotKnownIsOneProblem() {
        String annotations = "@SqsTrigger(queue = Later.QUEUE, create = true)";
        assertThat(problems(handler("Shop", annotations), handler("Billing", annotations)))
                .hasSize(2)
                .allMatch(problem -> problem.contains("[UnresolvedValue] queue of @SqsTrigger on "));
    }

    private static List<EventSourceSpec> eventSources(String annotations) {
        return manifest(handler("Shop", annotations)).functions().get(0).eventSources();
    }
}
