package dev.mvnlambda.aws;

import dev.mvnlambda.resource.Calls;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Sends again what got no answer, or a passing fault for one, and counts it. Throttling is not retried here: {@link Caller}
 * waits, where there is one rate for all threads together.
 */
final class Retries implements ExecutionInterceptor {
    private static final int ATTEMPTS = 4;
    private static final Set<Integer> PASSING_FAULTS = Set.of(500, 502, 503, 504);
    private static final ExecutionAttribute<AtomicInteger> SENT = new ExecutionAttribute<>("mvn-lambda-sent");

    private final Calls calls;

    Retries(Calls calls) {
        this.calls = calls;
    }

    static RetryStrategy strategy() {
        return StandardRetryStrategy.builder()
                .maxAttempts(ATTEMPTS)
                .retryOnException(Retries::isPassing)
                .treatAsThrottling(failure -> false)
                .backoffStrategy(BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(5)))
                .circuitBreakerEnabled(false)
                .build();
    }

    private static boolean isPassing(Throwable failure) {
        if (failure instanceof AwsServiceException refused) {
            return PASSING_FAULTS.contains(refused.statusCode()) && !refused.isThrottlingException();
        }
        return failure instanceof SdkClientException && causedByIo(failure);
    }

    private static boolean causedByIo(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(SENT, new AtomicInteger());
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        AtomicInteger sent = attributes.getAttribute(SENT);
        if (sent != null && sent.incrementAndGet() > 1) {
            calls.retry();
        }
    }
}
