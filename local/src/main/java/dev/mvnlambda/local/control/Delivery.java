package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Hands an event to a function on behalf of a service, as an asynchronous call: what becomes of the call then is Lambda's own
 * affair. A service tries again only when the function cannot be called for now; what will never be possible is a dead letter
 * at once, as AWS has it. Policies of dead-letter queues are not looked at.
 */
final class Delivery {

    /**
     * What is handed over.
     *
     * @param target the ARN of the function, with its qualifier
     * @param authority refuses what the service may not call
     * @param letter what a dead letter holds, and what its attributes are beside those of the failure
     */
    record Order(
            String target,
            UnaryOperator<FunctionName> authority,
            String payload,
            int retries,
            Duration maxAge,
            @Nullable String deadLetterQueue,
            String letter,
            Map<String, String> attributes) {}

    private record Attempt(Order order, Instant accepted, int retries) {}

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_DOUBLING = 6;

    private final Scope scope;
    private final String caller;

    /** Delivers for a service, under whose name the journal has its calls. */
    Delivery(Scope scope, String caller) {
        this.scope = scope;
        this.caller = caller;
    }

    /** Takes an order; how it ends is never thrown. */
    void take(Order order) {
        attempt(new Attempt(order, scope.now(), 0));
    }

    private void attempt(Attempt attempt) {
        try {
            hand(attempt.order());
        } catch (AwsServiceException e) {
            if (isPassing(e)) {
                again(attempt, e);
            } else {
                bury(attempt, e, null);
            }
        }
    }

    private void hand(Order order) {
        FunctionName name = order.authority().apply(FunctionName.of(order.target(), null, scope));
        Calls calls = new Calls(scope, caller);
        Target target = calls.target(name);
        SdkBytes payload = SdkBytes.fromUtf8String(order.payload());
        Target begun = target.isDurable() ? new Executions(scope).start(target, null, payload) : target;
        new AsyncEvents(scope, calls)
                .accept(begun, new Invocation(UUID.randomUUID().toString(), name.arn(scope), payload, null, null));
    }

    // a function that is being made will be there in a moment
    private static boolean isPassing(AwsServiceException e) {
        return e.statusCode() == 409 || e.statusCode() == 429 || e.statusCode() >= 500;
    }

    private void again(Attempt attempt, AwsServiceException e) {
        Order order = attempt.order();
        Instant next = scope.now().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(attempt.retries(), LONGEST_DOUBLING)));
        if (attempt.retries() >= order.retries()) {
            bury(attempt, e, "MaximumRetryAttempts");
        } else if (next.isAfter(attempt.accepted().plus(order.maxAge()))) {
            bury(attempt, e, "MaximumEventAgeInSeconds");
        } else {
            scope.account()
                    .delayed()
                    .at(next, () -> attempt(new Attempt(order, attempt.accepted(), attempt.retries() + 1)));
        }
    }

    private void bury(Attempt attempt, AwsServiceException e, @Nullable String exhausted) {
        Order order = attempt.order();
        if (order.deadLetterQueue() == null) {
            return;
        }
        Map<String, String> attributes = new TreeMap<>(order.attributes());
        attributes.put("TARGET_ARN", order.target());
        attributes.put("ERROR_CODE", e.awsErrorDetails().errorCode());
        attributes.put("ERROR_MESSAGE", String.valueOf(e.awsErrorDetails().errorMessage()));
        attributes.put("RETRY_ATTEMPTS", String.valueOf(attempt.retries()));
        if (exhausted != null) {
            attributes.put("EXHAUSTED_RETRY_CONDITION", exhausted);
        }
        try {
            scope.account().sqs().send(order.deadLetterQueue(), order.letter(), attributes);
        } catch (AwsServiceException lost) {
            System.err.println("A dead letter of " + order.target() + " is lost, because " + order.deadLetterQueue()
                    + " does not take it: " + lost.getMessage());
        }
    }
}
