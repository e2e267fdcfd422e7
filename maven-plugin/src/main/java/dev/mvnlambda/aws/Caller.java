package dev.mvnlambda.aws;

import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.Calls;
import dev.mvnlambda.resource.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes every call: counts it, keeps to the rate that AWS allows, waits out what passes by itself, and says in one line what AWS
 * refused.
 */
final class Caller {
    private static final String LAMBDA = "lambda:";

    /** Lambda changes one thing of a function at a time, be it a grant, a URL or its concurrency, whoever asks for it. */
    private static final String BUSY = "due to a concurrent update operation";

    private static final Duration PASSING_AT_MOST = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Calls calls;
    private final RateLimiter limiter;
    private final Time time;

    Caller(Calls calls, RateLimiter limiter, Time time) {
        this.calls = calls;
        this.limiter = limiter;
        this.time = time;
    }

    Calls calls() {
        return calls;
    }

    /**
     * The answer.
     *
     * @param action as a policy names it
     * @throws AccountException when AWS refuses or cannot be reached
     */
    <T> T call(String action, Supplier<T> call) {
        calls.call(action);
        return sent(action, call);
    }

    /** The answer to a call that is sent once, whatever comes of it: sent again, it would be another one. */
    <T> T once(String action, Supplier<T> call) {
        calls.call(action);
        try {
            return call.get();
        } catch (SdkException e) {
            throw Refusal.of(action, e, false);
        }
    }

    /**
     * The answer to a call that makes another one each time it is sent.
     *
     * @param sentAgain is handed the answer when it may not be to the first sending: what that one made is there too
     */
    <T> T made(Supplier<T> call, Consumer<T> sentAgain) {
        int retries = calls.retries();
        T made = call.get();
        if (calls.retries() > retries) {
            sentAgain.accept(made);
        }
        return made;
    }

    /** The answer to a call that was refused for a passing reason, and is counted already. */
    <T> T again(String action, Supplier<T> call) {
        calls.retry();
        return sent(action, call);
    }

    private <T> T sent(String action, Supplier<T> call) {
        Backoff backoff = new Backoff(time, FIRST_PAUSE, LONGEST_PAUSE);
        boolean again = false;
        while (true) {
            if (isLimited(action)) {
                limiter.acquire();
            }
            try {
                return call.get();
            } catch (SdkException e) {
                boolean throttled = isThrottled(e);
                if (!(throttled || isBusy(action, e)) || backoff.isOver(PASSING_AT_MOST)) {
                    throw Refusal.of(action, e, again);
                }
                again = true;
                calls.retry();
                if (throttled && isLimited(action)) {
                    limiter.throttled();
                } else {
                    backoff.pauseApart();
                }
            }
        }
    }

    /** The answer, or nothing when what was asked for is not there. */
    <T> Optional<T> find(String action, Supplier<T> call) {
        try {
            return Optional.of(call(action, call));
        } catch (AccountException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Asks, ever more slowly, until the answer is as awaited. */
    <T> T await(Supplier<T> question, Predicate<T> awaited) {
        Backoff backoff = new Backoff(time, Duration.ofMillis(40), Duration.ofSeconds(1));
        while (true) {
            T answer = question.get();
            if (awaited.test(answer)) {
                return answer;
            }
            backoff.pause();
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Interrupted; run the goal again, it ends what is left");
            }
        }
    }

    Time time() {
        return time;
    }

    /** AWS allows about 15 control-plane calls a second, and 100 of GetFunction. */
    private static boolean isLimited(String action) {
        return action.startsWith(LAMBDA) && !action.equals("lambda:GetFunction");
    }

    private static boolean isBusy(String action, SdkException e) {
        return action.startsWith(LAMBDA) && String.valueOf(e.getMessage()).contains(BUSY);
    }

    private static boolean isThrottled(SdkException e) {
        return e instanceof AwsServiceException service
                && (service.isThrottlingException() || service.statusCode() == 429);
    }
}
