package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mvnlambda.local.runtime.Invocation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Execution;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;

class AsyncEventsTest extends MappingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aSuccessIsToldToItsDestination() throws IOException {
        allow("sqs:SendMessage", queue);
        configure(
                "f:live",
                request -> request.destinationConfig(
                        destination -> destination.onSuccess(success -> success.destination(queue))));

        send("f:live", "{\"order\":7}");

        assertThat(queues.awaitSent(1)).isTrue();
        assertThat(queues.sent().get(0).queueArn()).isEqualTo(queue);
        JsonNode expected = JSON.readTree(
                "{\"version\":\"1.0\",\"timestamp\":\"" + clock.instant()
                        + "\",\"requestContext\":{\"requestId\":\""
                        + invocation(0).requestId() + "\",\"functionArn\":\"" + ARN
                        + "f:live\",\"condition\":\"Success\",\"approximateInvokeCount\":1},\"requestPayload\":{\"order\":7},"
                        + "\"responseContext\":{\"statusCode\":200,\"executedVersion\":\"1\"},\"responsePayload\":{\"order\":7}}");
        assertThat(sent(0)).isEqualTo(expected);
    }

    @Test
    void aFailureIsTriedTwiceAgainAndThenTold() throws IOException {
        allow("sqs:SendMessage", queue);
        configure(
                "f",
                request -> request.destinationConfig(
                        destination -> destination.onFailure(failure -> failure.destination(queue))));

        send("f", "\"fail\"");
        timePassesUntil(() -> runtime.invocations().size() == 3, Duration.ofMillis(500));

        assertThat(queues.awaitSent(1)).isTrue();
        assertThat(runtime.invocations())
                .hasSize(3)
                .extracting(Invocation::requestId)
                .containsOnly(invocation(0).requestId());
        assertThat(sent(0).path("requestContext").path("condition").asText()).isEqualTo("RetriesExhausted");
        assertThat(sent(0).path("requestContext").path("functionArn").asText()).isEqualTo(ARN + "f:$LATEST");
        assertThat(sent(0).path("requestContext").path("approximateInvokeCount").asInt())
                .isEqualTo(3);
        assertThat(sent(0).path("responseContext").path("functionError").asText())
                .isEqualTo("Unhandled");
        assertThat(sent(0).path("responsePayload").path("errorMessage").asText())
                .isEqualTo("failed");
    }

    @Test
    void theSettingsAreThoseOfTheQualifierThatWasCalled() {
        allow("sqs:SendMessage", queue);
        configure("f", request -> request.maximumRetryAttempts(2));
        configure(
                "f:live",
                request -> request.maximumRetryAttempts(0)
                        .destinationConfig(
                                destination -> destination.onFailure(failure -> failure.destination(queue))));

        send("f:live", "\"fail\"");

        assertThat(queues.awaitSent(1)).isTrue();
        assertThat(runtime.invocations()).hasSize(1);
    }

    @Test
    void aThrottledEventWaits() throws IOException {
        CountDownLatch gate = busy("f");
        send("f", "7");
        clock.pass(Duration.ofMinutes(5));
        assertThat(runtime.invocations()).hasSize(1);

        gate.countDown();
        timePassesUntil(() -> runtime.invocations().size() == 2, Duration.ofMillis(500));

        assertThat(invocation(1).payload().asUtf8String()).isEqualTo("7");
    }

    @Test
    void anEventThatIsTooOldIsNotCalledAnyMore() throws IOException {
        allow("sqs:SendMessage", queue);
        configure(
                "f",
                request -> request.maximumEventAgeInSeconds(60)
                        .destinationConfig(
                                destination -> destination.onFailure(failure -> failure.destination(queue))));
        CountDownLatch gate = busy("f");

        send("f", "7");
        timePassesUntil(() -> !queues.sent().isEmpty(), Duration.ofSeconds(10));

        assertThat(runtime.invocations()).hasSize(1);
        assertThat(sent(0).path("requestContext").path("condition").asText()).isEqualTo("EventAgeExceeded");
        assertThat(sent(0).has("responsePayload")).isFalse();
        gate.countDown();
    }

    @Test
    void aFunctionThatIsSwitchedOffFailsItsEventsAtOnce() throws IOException {
        allow("sqs:SendMessage", queue);
        configure(
                "f",
                request -> request.destinationConfig(
                        destination -> destination.onFailure(failure -> failure.destination(queue))));
        lambda.putFunctionConcurrency(request -> request.functionName("f").reservedConcurrentExecutions(0));

        send("f", "7");

        assertThat(queues.awaitSent(1)).isTrue();
        assertThat(runtime.invocations()).isEmpty();
        JsonNode context = sent(0).path("requestContext");
        assertThat(context.path("condition").asText()).isEqualTo("ZeroReservedConcurrency");
        assertThat(context.path("approximateInvokeCount").asInt()).isZero();
    }

    @Test
    void anExecutionThatIsNeverCalledHasFailed() {
        create("d", request -> request.publish(true).durableConfig(durable -> durable.executionTimeout(86_400)));
        settle();
        CountDownLatch gate = busy("d:1");
        configure("d:1", request -> request.maximumEventAgeInSeconds(60));

        send("d:1", "7");

        timePassesUntil(() -> statuses("d:1").contains("FAILED"), Duration.ofSeconds(10));
        assertThat(runtime.invocations()).hasSize(1);
        gate.countDown();
    }

    @Test
    void aFunctionIsADestinationToo() throws IOException {
        published("g");
        allow("lambda:InvokeFunction", ARN + "g:1");
        configure(
                "f",
                request -> request.destinationConfig(
                        destination -> destination.onSuccess(success -> success.destination(ARN + "g:1"))));

        send("f", "7");

        assertThat(runtime.awaitInvocations(2)).isTrue();
        assertThat(invocation(1).invokedArn()).isEqualTo(ARN + "g:1");
        assertThat(JSON.readTree(invocation(1).payload().asByteArray())
                        .path("requestPayload")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void aDestinationThatIsNotSupportedIsSaidInTheLog() throws IOException {
        allow("sns:Publish", "*");
        String topic = "arn:aws:sns:us-east-1:000000000000:t";
        configure(
                "f",
                request -> request.destinationConfig(
                        destination -> destination.onSuccess(success -> success.destination(topic))));

        send("f", "7");

        assertThat(Waiting.until(clock, () -> logged("f").contains(topic), Duration.ofSeconds(10)))
                .isTrue();
    }

    @Test
    void destinationsOutliveARestart() {
        allow("sqs:SendMessage", queue);
        configure(
                "f",
                request -> request.maximumRetryAttempts(0)
                        .destinationConfig(
                                destination -> destination.onFailure(failure -> failure.destination(queue))));
        reopen(LocalOptions.in(directory));

        send("f", "7");
        send("f", "\"fail\"");

        assertThat(queues.awaitSent(1)).isTrue();
    }

    /** Lets a function run one call, and no other one before that ends. */
    private CountDownLatch busy(String function) {
        lambda.putFunctionConcurrency(
                request -> request.functionName(function.split(":", -1)[0]).reservedConcurrentExecutions(1));
        CountDownLatch gate = runtime.hold();
        send(function, "6");
        assertThat(runtime.awaitInvocations(1)).isTrue();
        return gate;
    }

    /** Lets time pass in steps until a condition holds. */
    private void timePassesUntil(BooleanSupplier condition, Duration step) {
        BooleanSupplier later = () -> {
            boolean holds = condition.getAsBoolean();
            if (!holds) {
                clock.pass(step);
            }
            return holds;
        };
        assertThat(Waiting.until(clock, later, Duration.ofSeconds(10))).isTrue();
    }

    private List<String> statuses(String function) {
        return lambda
                .listDurableExecutionsByFunction(request -> request.functionName(function))
                .durableExecutions()
                .stream()
                .map(Execution::statusAsString)
                .toList();
    }

    private String logged(String function) {
        var logs = plane.logs("us-east-1");
        return logs.describeLogGroups().logGroups().isEmpty()
                ? ""
                : logs.filterLogEvents(request -> request.logGroupName("/aws/lambda/" + function))
                        .events()
                        .toString();
    }

    private void send(String function, String payload) {
        assertThat(lambda.invoke(request -> request.functionName(function)
                                .invocationType(InvocationType.EVENT)
                                .payload(SdkBytes.fromUtf8String(payload)))
                        .statusCode())
                .isEqualTo(202);
    }

    private void configure(String function, UnaryOperator<PutFunctionEventInvokeConfigRequest.Builder> more) {
        lambda.putFunctionEventInvokeConfig(
                more.apply(PutFunctionEventInvokeConfigRequest.builder().functionName(function))
                        .build());
    }

    private Invocation invocation(int index) {
        return runtime.invocations().get(index);
    }

    private JsonNode sent(int index) throws IOException {
        return JSON.readTree(queues.sent().get(index).body());
    }
}
