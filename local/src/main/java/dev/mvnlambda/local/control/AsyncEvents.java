package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/**
 * Asynchronous calls: accepted at once, run in the background, again when they fail or are throttled, and told to
 * destinations when they are over. They are kept in memory only, so they do not survive a restart as AWS's would.
 */
final class AsyncEvents {

    /**
     * An accepted call.
     *
     * @param target what the first call runs; a durable execution stays with it, others resolve their qualifier anew
     * @param calls how often the function was called
     */
    record Event(Target target, Invocation invocation, Instant accepted, int calls) {

        Event called() {
            return new Event(target, invocation, accepted, calls + 1);
        }
    }

    private static final int MOST_RETRIES = 2;
    private static final int OLDEST_SECONDS = 21_600;

    private final Scope scope;
    private final Directory directory;
    private final Calls calls;
    private final Destinations destinations;

    AsyncEvents(Scope scope, Calls calls) {
        this.scope = scope;
        this.directory = new Directory(scope);
        this.calls = calls;
        this.destinations = new Destinations(scope, this);
    }

    /** Takes a call; how it ends is never thrown. */
    void accept(Target target, Invocation invocation) {
        Event event = new Event(target, invocation, scope.now(), 0);
        scope.account().background().execute(() -> call(event));
    }

    private void call(Event event) {
        FunctionEventInvokeConfig config = config(event.target().name());
        if (isSwitchedOff(event)) {
            neverCalled(event, config, "ZeroReservedConcurrency");
            return;
        }
        int oldest = Objects.requireNonNullElse(config.maximumEventAgeInSeconds(), OLDEST_SECONDS);
        if (event.accepted().plusSeconds(oldest).isBefore(scope.now())) {
            neverCalled(event, config, "EventAgeExceeded");
            return;
        }
        try {
            Target target = event.target().isDurable()
                    ? event.target()
                    : calls.target(event.target().name());
            CompletableFuture<Calls.Ran> call = calls.begin(target, event.invocation(), null);
            if (call.isDone()) {
                answered(event.called(), config, target, call.join().result());
            } else {
                CompletableFuture<Void> unused =
                        call.thenAccept(ran -> answered(event.called(), config, target, ran.result()));
            }
        } catch (TooManyRequestsException | ResourceConflictException e) {
            again(event, scope.options().timings().throttled());
        } catch (LambdaException e) {
            destinations.log(event, "dropped, because its target is gone: " + e.getMessage());
        }
    }

    // such a function is not called at all, so AWS lets no event wait for it
    private boolean isSwitchedOff(Event event) {
        return directory
                .find(event.target().name().name())
                .map(FunctionRecord::reservedConcurrency)
                .filter(reserved -> reserved == 0)
                .isPresent();
    }

    private void neverCalled(Event event, FunctionEventInvokeConfig config, String condition) {
        Optional.ofNullable(event.target().execution())
                .ifPresent(execution -> new Executions(scope).neverCalled(execution, condition));
        destinations.failed(config, event, condition, null, null);
    }

    private void answered(Event event, FunctionEventInvokeConfig config, Target target, InvocationResult result) {
        String version = target.configuration().version();
        Timings timings = scope.options().timings();
        if (result.functionError() == null) {
            destinations.succeeded(config, event, version, result);
        } else if (event.calls() > retries(config, target)) {
            destinations.failed(config, event, "RetriesExhausted", version, result);
        } else {
            again(event, event.calls() == 1 ? timings.firstRetry() : timings.secondRetry());
        }
    }

    // an execution that failed is over; another one would have to be another execution
    private static int retries(FunctionEventInvokeConfig config, Target target) {
        return target.isDurable() ? 0 : Objects.requireNonNullElse(config.maximumRetryAttempts(), MOST_RETRIES);
    }

    private void again(Event event, Duration delay) {
        scope.account().delayed().at(scope.now().plus(delay), () -> call(event));
    }

    private FunctionEventInvokeConfig config(FunctionName name) {
        @Nullable FunctionEventInvokeConfig found = directory
                .find(name.name())
                .map(function -> function.invokeConfigs().get(name.effectiveQualifier()))
                .orElse(null);
        return Optional.ofNullable(found)
                .orElseGet(() -> FunctionEventInvokeConfig.builder().build());
    }
}
