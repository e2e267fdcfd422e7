package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.durable;
import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.BatchSpec;
import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.ScalingSpec;
import dev.mvnlambda.manifest.StreamSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every annotation that bears {@code @EventSource}; {@code @TestStream} is one that no code knows. */
class EventSourceTest {
    private static final List<String> ACTIONS = List.of("kinesis:DescribeStream", "kinesis:GetRecords");
    private static final BatchSpec BATCH = new BatchSpec(100, 0, false, List.of());

    @Test
    void anotherSourceIsOneAnnotation() {
        assertThat(eventSources("""
                @TestStream(stream = "clicks", startingPosition = TestStream.Position.TRIM_HORIZON, batchSize = 7,
                    partialBatchResponse = true, filters = "{}", parallelizationFactor = 2, bisectOnError = true,
                    maximumRecordAge = 60, maximumRetries = 3, tumblingWindow = 30, minimumPollers = 1,
                    onFailure = "arn:aws:sqs:eu-west-1:123456789012:failed")"""))
                .containsExactly(new EventSourceSpec(
                        "kinesis",
                        "stream/clicks",
                        ACTIONS,
                        List.of(),
                        true,
                        new BatchSpec(7, 0, true, List.of("{}")),
                        new ScalingSpec(null, 1, null),
                        new StreamSpec(
                                "TRIM_HORIZON", "", 2, true, 60, 3, 30, "arn:aws:sqs:eu-west-1:123456789012:failed"),
                        null,
                        null));
    }

    @Test
    void whatIsNotWrittenHasItsDefault() {
        assertThat(eventSources("@TestStream(stream = \"clicks-${stage}\")"))
                .containsExactly(new EventSourceSpec(
                        "kinesis",
                        "stream/clicks-${stage}",
                        ACTIONS,
                        List.of(),
                        true,
                        BATCH,
                        null,
                        new StreamSpec("LATEST", "", 1, false, -1, -1, 0, ""),
                        null,
                        null));
    }

    @Test
    void sourcesAreSortedByServiceAndName() {
        assertThat(eventSources("""
                @SqsTrigger(queue = "b") @TestStream(stream = "d") @SqsTrigger(queue = "a")
                @TestStream(stream = "arn:aws:kinesis:eu-west-1:123456789012:stream/c")"""))
                .extracting(EventSourceSpec::source)
                .containsExactly("arn:aws:kinesis:eu-west-1:123456789012:stream/c", "stream/d", "a", "b");
    }

    @Test
    void aMethodWithOneIsAFunction() {
        assertThat(manifest("""
                public class Shop {
                    @SqsTrigger(queue = "orders") public void take(SQSEvent event) {}
                    @TestStream(stream = "clicks") public void count(KinesisEvent event) {}
                }""").functions()).extracting(FunctionSpec::name).containsExactly("ShopCount", "ShopTake");
    }

    @Test
    void aSourceHasAName() {
        assertThat(problemsOf("@SqsTrigger(queue = \"\")\n@TestStream(stream = \"\")"))
                .containsExactly(
                        "Shop:1: [EventSource] Shop has @SqsTrigger without a queue, but AWS has to know what to read; write"
                                + " its name or its ARN.",
                        "Shop:2: [EventSource] Shop has @TestStream without a stream, but AWS has to know what to read;"
                                + " write its name or its ARN.");
    }

    @Test
    void anArnIsOfTheService() {
        assertThat(problemsOf("""
                @SqsTrigger(queue = "arn:aws:sns:eu-west-1:123456789012:orders")
                @TestStream(stream = "arn:aws:kinesis:eu-west-1")"""))
                .containsExactly(
                        "Shop:1: [EventSource] Shop has queue = \"arn:aws:sns:eu-west-1:123456789012:orders\", but the ARN of one is like arn:aws:sqs:eu-west-1:123456789012:name; write that, or the name alone.",
                        "Shop:2: [EventSource] Shop has stream = \"arn:aws:kinesis:eu-west-1\", but the ARN of one is like arn:aws:kinesis:eu-west-1:123456789012:stream/name; write that, or the name alone.");
        assertThat(problemsOf("""
                @SqsTrigger(queue = "arn:aws-cn:sqs:cn-north-1:123456789012:orders")
                @SqsTrigger(queue = "arn:aws:sqs:${region}:${account}:orders")
                @SqsTrigger(queue = "${queue}")""")).isEmpty();
    }

    @Test
    void aSourceIsReadOnce() {
        assertThat(problemsOf("""
                @SqsTrigger(queue = "orders-${stage}")
                @SqsTrigger(queue = "returns")
                @SqsTrigger(batchSize = 1,
                    queue = "orders-${stage}")"""))
                .containsExactly(
                        "Shop:4: [DuplicateEventSource] Shop has queue = \"orders-${stage}\" twice, but AWS maps a source to a function once; remove one of them.");
        assertThat(problems(
                        handler("Shop", "@SqsTrigger(queue = \"orders\") @TestStream(stream = \"orders\")"),
                        handler("Billing", "@SqsTrigger(queue = \"orders\")")))
                .isEmpty();
    }

    @Test
    void aBatchHas10000EventsAtMost() {
        assertThat(problemsOf("@SqsTrigger(queue = \"a\", batchWindow = 1,\n batchSize = 10001)"))
                .containsExactly(
                        "Shop:2: [BatchSize] Shop has batchSize = 10001, but 1 to 10000 are allowed; choose one of"
                                + " these.");
        assertThat(problemsOf("@TestStream(stream = \"a\", batchSize = 0)")).hasSize(1);
    }

    @Test
    void aBatchIsGatheredFiveMinutesAtMost() {
        assertThat(problemsOf("@SqsTrigger(queue = \"a\",\n batchWindow = 301)"))
                .containsExactly(
                        "Shop:2: [BatchWindow] Shop has batchWindow = 301, but 0 to 300 seconds are allowed; choose"
                                + " one of these.");
    }

    @Test
    void fiveFiltersAreTaken() {
        assertThat(problemsOf("@SqsTrigger(queue = \"a\",\n filters = {" + "\"{}\", ".repeat(6) + "})"))
                .containsExactly(
                        "Shop:2: [Filters] Shop has 6 filters, but AWS takes at most 5; merge some, a pattern may"
                                + " list several values.");
        assertThat(problemsOf("@SqsTrigger(queue = \"a\", filters = {" + "\"{}\", ".repeat(5) + "})"))
                .isEmpty();
    }

    @Test
    void aFilterIsAJsonObject() {
        assertThat(problemsOf("""
                @SqsTrigger(queue = "a", filters = {"{\\"body\\": {\\"type\\": [\\"${type}\\"]}}",
                    "[1]", "{\\"body\\": [1]}",
                    "{} {}",
                    ""})"""))
                .containsExactly(
                        "Shop:2: [Filter] Shop has the filter [1], but a filter is a JSON object; write one like {\"body\": {\"type\": [\"order\"]}}.",
                        "Shop:3: [Filter] Shop has the filter {} {}, but a filter is a JSON object; write one like {\"body\": {\"type\": [\"order\"]}}.",
                        "Shop:4: [Filter] Shop has the filter , but a filter is a JSON object; write one like {\"body\": {\"type\": [\"order\"]}}.");
    }

    @Test
    void aFilterHas4096CharactersAtMost() {
        String filter = "{" + " ".repeat(4094) + "}";
        assertThat(problemsOf("@SqsTrigger(queue = \"a\", filters = {\"" + filter + "\",\n\"" + filter + " \"})"))
                .containsExactly(
                        "Shop:2: [Filter] Shop has a filter of 4097 characters, but AWS takes at most 4096; shorten it.");
    }

    @Test
    void callsAtOnceAreBoundedBetween2And1000() {
        assertThat(problemsOf("@SqsTrigger(queue = \"a\",\n maximumConcurrency = 1)"))
                .containsExactly(
                        "Shop:2: [MaximumConcurrency] Shop has maximumConcurrency = 1, but 2 to 1000 are allowed;"
                                + " choose one of these.");
    }

    @Test
    void pollersAreBoundedAsAwsBoundsThem() {
        assertThat(problemsOf("@SqsTrigger(queue = \"a\",\n minimumPollers = 1,\n maximumPollers = 2001)"))
                .containsExactly(
                        "Shop:2: [MinimumPollers] Shop has minimumPollers = 1, but 2 to 200 are allowed; choose one of"
                                + " these.",
                        "Shop:3: [MaximumPollers] Shop has maximumPollers = 2001, but 2 to 2000 are allowed; choose one of"
                                + " these.");
        assertThat(problemsOf("@TestStream(stream = \"a\", minimumPollers = 1)"))
                .isEmpty();
    }

    @Test
    void noFewerPollersMayBeThanAreKept() {
        assertThat(problemsOf("@SqsTrigger(queue = \"a\", maximumPollers = 3,\n minimumPollers = 4)"))
                .containsExactly("Shop:2: [Pollers] Shop has minimumPollers = 4, but maximumPollers = 3 is less; raise"
                        + " maximumPollers, or lower minimumPollers.");
        assertThat(problemsOf("@SqsTrigger(queue = \"a\", maximumPollers = 4, minimumPollers = 4)"))
                .isEmpty();
    }

    @Test
    void callsAreBoundedOrPollersProvisioned() {
        assertThat(problemsOf("@SqsTrigger(queue = \"a\", maximumPollers = 3,\n maximumConcurrency = 4)"))
                .containsExactly(
                        "Shop:2: [PollersOrConcurrency] Shop has maximumConcurrency and pollers, but AWS takes one"
                                + " or the other; remove one of them.");
    }

    @Test
    void allSourcesTogetherMayNotCallMoreThanIsReserved() {
        assertThat(problemsOf("""
                @Concurrency(reserved = 10)
                @SqsTrigger(queue = "a", maximumConcurrency = 6)
                @SqsTrigger(queue = "b",
                    maximumConcurrency = 5)"""))
                .containsExactly(
                        "Shop:4: [MaximumConcurrencyReserved] Shop has maximumConcurrency = 6 + 5, but only reserved = 10 of its invocations may run at once; raise reserved, or lower maximumConcurrency.");
        assertThat(problemsOf("""
                @Concurrency(reserved = 10) @SqsTrigger(queue = "a", maximumConcurrency = 6)
                @SqsTrigger(queue = "b", maximumConcurrency = 4) @SqsTrigger(queue = "c")""")).isEmpty();
    }

    @Test
    void streamsAreReadWithinTheBoundsOfAws() {
        assertThat(problemsOf("""
                @TestStream(stream = "clicks",
                    parallelizationFactor = 11,
                    maximumRecordAge = 59,
                    maximumRetries = 10001,
                    tumblingWindow = 901,
                    onFailure = "arn:aws:lambda:eu-west-1:123456789012:function:f")"""))
                .containsExactly(
                        "Shop:2: [ParallelizationFactor] Shop has parallelizationFactor = 11, but 1 to 10 are allowed; choose one of these.",
                        "Shop:3: [MaximumRecordAge] Shop has maximumRecordAge = 59, but 60 to 604800 seconds are allowed; choose one of these.",
                        "Shop:4: [MaximumRetries] Shop has maximumRetries = 10001, but -1 to 10000 are allowed; choose one of these.",
                        "Shop:5: [TumblingWindow] Shop has tumblingWindow = 901, but 0 to 900 seconds are allowed; choose one of these.",
                        "Shop:6: [OnFailure] Shop has onFailure = \"arn:aws:lambda:eu-west-1:123456789012:function:f\", but AWS tells a queue, a topic or a bucket of records given up; write the ARN of one.");
        assertThat(problemsOf("@TestStream(stream = \"clicks\", onFailure = \"arn:aws:s3:::failed\")"))
                .isEmpty();
    }

    @Test
    void theInputFitsTheEventOfEachTrigger() {
        assertThat(problems("""
                @Url @SqsTrigger(queue = "a")
                @TestStream(stream = "b")
                public class Shop implements RequestHandler<APIGatewayV2HTTPEvent, String> {
                    public String handleRequest(APIGatewayV2HTTPEvent in, Context context) { return ""; }
                }"""))
                .containsExactly(
                        "Shop:1: [EventType] Shop takes com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent, but @SqsTrigger sends SQSEvent; take that, or Map, Object or a stream.",
                        "Shop:2: [EventType] Shop takes com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent, but @TestStream sends KinesisEvent; take that, or Map, Object or a stream.");
        assertThat(problems(handler("ByObject", "@SqsTrigger(queue = \"a\") @TestStream(stream = \"b\") @Url"), """
                        public class Shop {
                            @SqsTrigger(queue = "a") public void one(SQSEvent event) {}
                            @TestStream(stream = "a") public void two(KinesisTimeWindowEvent event, Context context) {}
                            @SqsTrigger(queue = "a") public void three(Map<String, Object> event) {}
                            @SqsTrigger(queue = "a") @Url public void four(InputStream in, OutputStream out) {}
                        }"""))
                .isEmpty();
    }

    @Test
    void anAnswerThatNamesNoFailuresIsWarnedOf() {
        assertThat(problems("""
                @SqsTrigger(queue = "a",
                    partialBatchResponse = true)
                public class Shop implements RequestHandler<SQSEvent, Void> {
                    public Void handleRequest(SQSEvent in, Context context) { return null; }
                    @SqsTrigger(queue = "a", partialBatchResponse = true) public String take(SQSEvent event) { return ""; }
                    @SqsTrigger(queue = "a") public void takeAll(SQSEvent event) {}
                }"""))
                .containsExactly(
                        "warning: Shop:2: [PartialBatchResponse] Shop answers java.lang.Void, in which AWS finds no failed events, so it may take all of them for done; answer SQSBatchResponse or StreamsEventResponse, or remove partialBatchResponse.",
                        "warning: Shop:5: [PartialBatchResponse] ShopTake answers java.lang.String, in which AWS finds no failed events, so it may take all of them for done; answer SQSBatchResponse or StreamsEventResponse, or remove partialBatchResponse.");
        assertThat(problems(handler("ByObject", "@SqsTrigger(queue = \"a\", partialBatchResponse = true)"), """
                        public class Shop {
                            @SqsTrigger(queue = "a", partialBatchResponse = true)
                            public SQSBatchResponse one(SQSEvent event) { return null; }
                            @TestStream(stream = "a", partialBatchResponse = true)
                            public StreamsEventResponse two(KinesisEvent event) { return null; }
                            @SqsTrigger(queue = "a", partialBatchResponse = true)
                            public Map<String, Object> three(SQSEvent event) { return null; }
                            @SqsTrigger(queue = "a", partialBatchResponse = true)
                            public void four(InputStream in, OutputStream out) {}
                        }"""))
                .isEmpty();
    }

    @Test
    void aLongExecutionByAnEventSourceIsRefused() {
        assertThat(problems(durable("Shop", """
                @SqsTrigger(queue = "a") @Durable(
                    executionTimeout = 901)""")))
                .containsExactly(
                        "Shop:2: [DurableEventSource] Shop may run for 901 seconds, but @SqsTrigger makes AWS wait for its end, 900 at most; set executionTimeout = 900, or start it asynchronously.");
        assertThat(problems(durable("Shop", "@TestStream(stream = \"a\")\n@Durable")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Shop:2: [DurableEventSource] Shop may run for 1209600 seconds, but @TestStream makes");
        assertThat(problems(durable("Shop", "@SqsTrigger(queue = \"a\") @Durable(executionTimeout = 900)")))
                .isEmpty();
    }

    private static List<EventSourceSpec> eventSources(String annotations) {
        return manifest(handler("Shop", annotations)).functions().get(0).eventSources();
    }
}
