package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Execution;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ListDurableExecutionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationType;

class DurableExecutionTest extends AccountTest {

    private static final String SUCCEEDED = "{\"Status\":\"SUCCEEDED\",\"Result\":\"{\\\"done\\\":true}\"}";
    private static final String FAILED =
            "{\"Status\":\"FAILED\",\"Error\":{\"ErrorType\":\"Oops\",\"ErrorMessage\":\"no\"}}";

    @BeforeEach
    void aDurableFunctionWithAnAlias() {
        create(
                "d",
                request -> request.publish(true)
                        .durableConfig(durable -> durable.executionTimeout(100).retentionPeriodInDays(1)));
        settle();
        lambda.createAlias(request -> request.functionName("d").name("live").functionVersion("1"));
        runtime.answer(SUCCEEDED);
    }

    @Test
    void anExecutionEndsAsTheFunctionSays() {
        InvokeResponse answer = call("one", "{\"order\":7}");

        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"done\":true}");
        assertThat(answer.durableExecutionArn()).startsWith(ARN + "d:1/durable-execution/one/");
        assertThat(get(answer))
                .isEqualTo(GetDurableExecutionResponse.builder()
                        .durableExecutionArn(answer.durableExecutionArn())
                        .durableExecutionName("one")
                        .functionArn(ARN + "d:1")
                        .version("1")
                        .inputPayload("{\"order\":7}")
                        .status(ExecutionStatus.SUCCEEDED)
                        .result("{\"done\":true}")
                        .startTimestamp(clock.instant())
                        .endTimestamp(clock.instant())
                        .build());

        runtime.answer(FAILED);
        GetDurableExecutionResponse failed = get(call("two", "7"));
        assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(failed.error().errorMessage()).isEqualTo("no");
    }

    @Test
    void aSuspendedOneRunsUntilItsTimeIsOver() {
        InvokeResponse answer = suspended(null);

        assertThat(get(answer).status()).isEqualTo(ExecutionStatus.RUNNING);
        clock.pass(Duration.ofSeconds(100));
        assertThat(get(answer).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(get(answer).endTimestamp()).isEqualTo(clock.instant());
    }

    @Test
    void aRunningOneIsStoppedOnce() {
        String arn = suspended(null).durableExecutionArn();

        assertThat(lambda.stopDurableExecution(request ->
                                request.durableExecutionArn(arn).error(error -> error.errorMessage("enough")))
                        .stopTimestamp())
                .isEqualTo(clock.instant());
        clock.pass(Duration.ofSeconds(100));
        lambda.stopDurableExecution(request -> request.durableExecutionArn(arn));

        GetDurableExecutionResponse stopped = lambda.getDurableExecution(request -> request.durableExecutionArn(arn));
        assertThat(stopped.status()).isEqualTo(ExecutionStatus.STOPPED);
        assertThat(stopped.error().errorMessage()).isEqualTo("enough");
        refused(
                () -> lambda.stopDurableExecution(request -> request.durableExecutionArn(arn + "0")),
                404,
                "ResourceNotFoundException",
                "The resource you requested does not exist.");
    }

    @Test
    void aNameStandsForOneExecution() {
        InvokeResponse first = call("one", "7");
        InvokeResponse again = call("one", "7");

        assertThat(again.durableExecutionArn()).isEqualTo(first.durableExecutionArn());
        assertThat(again.payload()).isEqualTo(first.payload());
        assertThat(runtime.invocations()).hasSize(1);
        refused(
                () -> call("one", "8"),
                409,
                "DurableExecutionAlreadyStartedException",
                "A durable execution named one was already started with another payload: "
                        + first.durableExecutionArn());

        clock.pass(Duration.ofDays(1));
        assertThat(call("one", "8").durableExecutionArn()).isNotEqualTo(first.durableExecutionArn());
    }

    @Test
    void anAsynchronousCallNamesItsExecutionAtOnce() {
        InvokeResponse accepted = lambda.invoke(request -> request.functionName("d:live")
                .invocationType(InvocationType.EVENT)
                .durableExecutionName("one")
                .payload(SdkBytes.fromUtf8String("7")));

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(runtime.awaitInvocations(1)).isTrue();
        assertThat(Waiting.until(
                        clock, () -> get(accepted).status() == ExecutionStatus.SUCCEEDED, Duration.ofSeconds(10)))
                .isTrue();
        assertThat(runtime.invocations().get(0).payload().asUtf8String()).contains(accepted.durableExecutionArn());
    }

    @Test
    void executionsAreListedByVersionAndMuchElse() {
        String first = call("one", "7").durableExecutionArn();
        clock.pass(Duration.ofSeconds(10));
        String second = suspended("two").durableExecutionArn();

        assertThat(listed(request -> request.qualifier("1"))).containsExactly(first, second);
        assertThat(listed(request -> request.qualifier("live").reverseOrder(true)))
                .containsExactly(second, first);
        assertThat(listed(request -> request)).isEmpty();
        assertThat(listed(request -> request.qualifier("1").statuses(ExecutionStatus.RUNNING)))
                .containsExactly(second);
        assertThat(listed(request -> request.qualifier("1").durableExecutionName("one")))
                .containsExactly(first);
        assertThat(listed(request ->
                        request.qualifier("1").startedAfter(clock.instant().minusSeconds(5))))
                .containsExactly(second);
        assertThat(listed(request ->
                        request.qualifier("1").startedBefore(clock.instant().minusSeconds(5))))
                .containsExactly(first);
        refused(
                () -> lambda.listDurableExecutionsByFunction(request -> request.functionName("none")),
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "none");
    }

    @Test
    void executionsStayWithTheirVersionAndOutliveARestart() {
        InvokeResponse running = suspended("one");
        lambda.deleteAlias(request -> request.functionName("d").name("live"));
        lambda.deleteFunction(request -> request.functionName("d").qualifier("1"));

        reopen(LocalOptions.in(directory));

        assertThat(get(running).status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(listed(request -> request.qualifier("1"))).containsExactly(running.durableExecutionArn());
        lambda.deleteFunction(request -> request.functionName("d"));
        refused(() -> get(running), 404, "ResourceNotFoundException", "The resource you requested does not exist.");
    }

    @Test
    void whatAnExecutionAnswersAfterItsFunctionWasDeletedIsNotKept() throws InterruptedException {
        CountDownLatch gate = runtime.hold();
        Thread caller = new Thread(() -> call("one", "7"));
        caller.start();
        assertThat(runtime.awaitInvocations(1)).isTrue();
        lambda.deleteFunction(request -> request.functionName("d"));
        gate.countDown();
        caller.join();

        create("d", request -> request.publish(true).durableConfig(durable -> durable.executionTimeout(100)));
        settle();

        assertThat(listed(request -> request.qualifier("1"))).isEmpty();
    }

    @Test
    void oneThatSuspendsForNothingFails() {
        runtime.answer("{\"Status\":\"PENDING\"}");

        assertThat(get(call("one", "7")).error().errorMessage())
                .isEqualTo("Cannot return PENDING status with no pending operations.");
    }

    /** Starts an execution that waits longer than it may run. */
    private InvokeResponse suspended(@Nullable String name) {
        runtime.run(invocation -> {
            DurableFunction function = new DurableFunction(lambda, invocation);
            if (function.status("wait").equals("NONE")) {
                function.checkpoint(
                        "wait",
                        OperationType.WAIT,
                        OperationAction.START,
                        wait -> wait.waitOptions(options -> options.waitSeconds(1000)));
            }
            return function.pending();
        });
        InvokeResponse accepted = lambda.invoke(request -> request.functionName("d:live")
                .invocationType(InvocationType.EVENT)
                .durableExecutionName(name)
                .payload(SdkBytes.fromUtf8String("7")));
        assertThat(Waiting.until(
                        runtime.invocations(),
                        () -> lambda.getDurableExecutionHistory(
                                                request -> request.durableExecutionArn(accepted.durableExecutionArn()))
                                        .events()
                                        .size()
                                == 3,
                        Duration.ofSeconds(10)))
                .isTrue();
        return accepted;
    }

    private InvokeResponse call(@Nullable String name, String payload) {
        return lambda.invoke(request -> request.functionName("d")
                .qualifier("live")
                .durableExecutionName(name)
                .payload(SdkBytes.fromUtf8String(payload)));
    }

    private GetDurableExecutionResponse get(InvokeResponse answer) {
        return lambda.getDurableExecution(request -> request.durableExecutionArn(answer.durableExecutionArn()));
    }

    private List<String> listed(UnaryOperator<ListDurableExecutionsByFunctionRequest.Builder> which) {
        ListDurableExecutionsByFunctionRequest request = which.apply(ListDurableExecutionsByFunctionRequest.builder()
                        .functionName("d")
                        .maxItems(1))
                .build();
        return lambda.listDurableExecutionsByFunctionPaginator(request).durableExecutions().stream()
                .map(Execution::durableExecutionArn)
                .toList();
    }
}
