package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.runtime.InvocationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.lambda.model.Event;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;
import software.amazon.awssdk.services.lambda.model.GetDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** A durable function with an alias, whose calls a test plays. */
abstract class DurableTest extends AccountTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final List<DurableFunction> calls = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void aDurableFunctionWithAnAlias() {
        create("d", request -> request.publish(true).durableConfig(durable -> durable.executionTimeout(1000)));
        published("other");
        lambda.createAlias(request -> request.functionName("d").name("live").functionVersion("1"));
    }

    final String started(Function<DurableFunction, InvocationResult> handler) {
        runtime.run(invocation -> {
            if (!invocation.invokedArn().contains(":function:d:")) {
                return new InvocationResult(invocation.payload(), null, "");
            }
            DurableFunction function = new DurableFunction(lambda, invocation);
            calls.add(function);
            return handler.apply(function);
        });
        return lambda.invoke(request -> request.functionName("d:live").invocationType(InvocationType.EVENT))
                .durableExecutionArn();
    }

    final GetDurableExecutionResponse execution(String arn) {
        return lambda.getDurableExecution(request -> request.durableExecutionArn(arn));
    }

    final List<String> events(String arn) {
        return lambda.getDurableExecutionHistory(request -> request.durableExecutionArn(arn)).events().stream()
                .map(Event::eventTypeAsString)
                .toList();
    }

    final void awaitCalls(int count) {
        assertThat(Waiting.until(calls, () -> calls.size() >= count, PATIENCE)).isTrue();
    }

    final void awaitEvents(String arn, int count) {
        assertThat(Waiting.until(
                        calls,
                        () ->
                                lambda
                                                .getDurableExecutionHistoryPaginator(
                                                        request -> request.durableExecutionArn(arn))
                                                .stream()
                                                .mapToLong(page -> page.events().size())
                                                .sum()
                                        >= count,
                        PATIENCE))
                .isTrue();
    }

    final void awaitEnd(String arn) {
        assertThat(Waiting.until(calls, () -> execution(arn).status() != ExecutionStatus.RUNNING, PATIENCE))
                .isTrue();
    }
}
