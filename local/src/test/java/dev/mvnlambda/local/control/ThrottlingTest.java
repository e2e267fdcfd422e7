package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class ThrottlingTest extends AccountTest {

    @Test
    void noMoreCallsRunThanAreReserved() throws Exception {
        published("f");
        lambda.putFunctionConcurrency(request -> request.functionName("f").reservedConcurrentExecutions(1));
        CountDownLatch gate = runtime.hold();
        CompletableFuture<InvokeResponse> running =
                CompletableFuture.supplyAsync(() -> lambda.invoke(request -> request.functionName("f")));
        assertThat(runtime.awaitInvocations(1)).isTrue();

        refused(
                        () -> lambda.invoke(request -> request.functionName("f:1")),
                        429,
                        "TooManyRequestsException",
                        "Rate Exceeded.")
                .isInstanceOfSatisfying(
                        TooManyRequestsException.class,
                        exception -> assertThat(exception.reasonAsString())
                                .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded"));

        gate.countDown();
        assertThat(running.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(lambda.invoke(request -> request.functionName("f:1")).statusCode())
                .isEqualTo(200);
    }
}
