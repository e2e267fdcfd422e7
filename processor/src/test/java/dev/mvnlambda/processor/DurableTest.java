package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.durable;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurableTest {
    @Test
    void aDurableFunctionExtendsDurableHandler() {
        assertThat(problemsOf("@Durable(executionTimeout = 60)"))
                .containsExactly("Shop:1: [DurableHandler] Shop is @Durable, but AWS runs only what extends"
                        + " software.amazon.lambda.durable.DurableHandler so; extend it, or remove @Durable.");
    }

    @Test
    void aDurableHandlerIsDurable() {
        assertThat(problems(durable("Shop", "@Versioned")))
                .containsExactly(
                        "Shop:2: [DurableHandler] Shop extends DurableHandler, which fails in a function that is not"
                                + " durable; add @Durable.");
    }

    @Test
    void aClassMayExtendDurableHandlerIndirectly() {
        assertThat(problems(
                        "abstract class Base<O> extends DurableHandler<Object, O> {}",
                        "@Durable public class Shop extends Base<String> {}"))
                .isEmpty();
    }

    @Test
    void aDurableHandlerTakesWhatItsTriggersSend() {
        String trigger = "@S3Trigger(bucket = \"pictures\")\n@Durable public class Shop extends ";
        assertThat(problems(trigger + "DurableHandler<SNSEvent, String> {}"))
                .containsExactly(
                        "Shop:1: [EventType] Shop takes com.amazonaws.services.lambda.runtime.events.SNSEvent, but @S3Trigger sends S3Event; take that, or Map or Object.");
        assertThat(problems(
                        "abstract class Base<I> extends DurableHandler<I, String> {}", trigger + "Base<SNSEvent> {}"))
                .hasSize(1);
        assertThat(problems(trigger + "DurableHandler<S3Event, String> {}")).isEmpty();
        assertThat(problems(trigger + "DurableHandler<Map<String, Object>, String> {}"))
                .isEmpty();
    }

    @Test
    void aDurableHandlerTakesNoClassOfAwsWhereItHasNone() {
        String trigger = "@IotTrigger(topic = \"a\") @Durable public class Shop extends ";
        assertThat(problems(trigger + "DurableHandler<SNSEvent, String> {}"))
                .containsExactly(
                        "Shop:1: [EventType] Shop takes com.amazonaws.services.lambda.runtime.events.SNSEvent, but AWS's library has no class for what @IotTrigger sends; take a class of your own, Map or Object.");
        assertThat(problems(trigger + "DurableHandler<String, String> {}")).isEmpty();
    }

    @Test
    void theAnswerOfADurableHandlerNamesFailedEvents() {
        String trigger = "@SqsTrigger(queue = \"orders\", partialBatchResponse = true) @Durable(executionTimeout = 900)"
                + " public class Shop extends DurableHandler<SQSEvent, ";
        assertThat(problems(trigger + "String> {}"))
                .singleElement()
                .asString()
                .startsWith("warning: Shop:1: [PartialBatchResponse] Shop answers java.lang.String, in which");
        assertThat(problems(trigger + "SQSBatchResponse> {}")).isEmpty();
    }

    @Test
    void aDurableHandlerSaysWhatItTakes() {
        assertThat(problems("@SuppressWarnings(\"rawtypes\") @Durable\npublic class Shop extends DurableHandler {}"))
                .containsExactly(
                        "Shop:2: [HandlerInput] Shop extends DurableHandler without saying for which types, so AWS cannot make its input; write DurableHandler<Input, Output>.");
    }

    @Test
    void aMethodIsNeverDurable() {
        assertThat(problems("""
                public class Shop {
                    @Durable
                    public void pay(String order) {}
                }"""))
                .containsExactly(
                        "Shop:2: [DurableHandler] ShopPay is a method, and AWS runs durable functions through their class; annotate a class that extends software.amazon.lambda.durable.DurableHandler.");
    }

    @Test
    void anExecutionLastsAYearAtMost() {
        assertThat(problems(durable("Shop", "@Durable(executionTimeout = 31622401)")))
                .containsExactly("Shop:1: [ExecutionTimeout] Shop has executionTimeout = 31622401, but 1 to 31622400"
                        + " seconds are allowed; choose one of these.");
    }

    @Test
    void historyIsKept90DaysAtMost() {
        assertThat(problems(durable("Shop", "@Durable(retentionDays = 91)")))
                .containsExactly(
                        "Shop:1: [DurableRetention] Shop has retentionDays = 91, but 1 to 90 days are allowed; choose one"
                                + " of these.");
    }

    @Test
    void aLongExecutionBehindAUrlIsWarnedOf() {
        assertThat(problems(durable("Shop", """
                @Url @Durable(
                    executionTimeout = 901)""")))
                .containsExactly(
                        "warning: Shop:2: [DurableUrl] Shop may run for 901 seconds, but who calls its URL waits 900 at most; set executionTimeout = 900, or start longer executions asynchronously.");
        assertThat(problems(durable("Shop", "@Url @Durable(executionTimeout = 900)")))
                .isEmpty();
    }

    @Test
    void durableFunctionsNeedJava17() {
        assertThat(problems(durable("Shop", "@LambdaFunction(runtime = \"java11\") @Durable")))
                .containsExactly(
                        "Shop:1: [DurableRuntime] Shop is @Durable, and AWS runs durable functions on java17 or newer,"
                                + " not on java11; raise runtime.");
    }
}
