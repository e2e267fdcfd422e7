package dev.mvnlambda.apply;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Diff;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Plan;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.InputException;
import dev.mvnlambda.resource.Parallel;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Applies the steps of a plan, each after those that it waits for, all others side by side; good for one plan. */
public final class Executor {
    private final Map<String, ResourceType<?>> types = new HashMap<>();
    private final Reread reread;
    private final Time time;
    private final Progress progress;
    private Outputs known = Outputs.none();
    private int ended;

    /** Reads one resource again that is to be made or changed, after a call whose answer may have been lost. */
    @FunctionalInterface
    public interface Reread {
        /** What is there now; empty when the resource is not, or when that cannot be told. */
        Optional<Observed.Present> read(Step step);
    }

    /** An executor for one account. */
    public Executor(List<ResourceType<?>> types, Reread reread, Time time, Progress progress) {
        types.forEach(type -> this.types.put(type.kind(), type));
        this.reread = reread;
        this.time = time;
        this.progress = progress;
    }

    /**
     * The outcomes, in the order of the plan; what waits for a failed step is skipped, all else is still done.
     *
     * @param parallelism how many steps go on at once; a single one at a time goes in the order of the plan
     */
    public List<Outcome> apply(Plan plan, int parallelism) {
        known = plan.known();
        long shown = plan.steps().stream().filter(step -> !step.bookkeeping()).count();
        ExecutorService threads = Parallel.threads(parallelism);
        java.util.concurrent.Executor turns = parallelism == 1 ? Runnable::run : threads;
        try {
            Map<ResourceKey, CompletableFuture<Outcome>> running = new HashMap<>();
            for (Step step : plan.steps()) {
                List<CompletableFuture<Outcome>> before = step.after().stream()
                        .sorted()
                        .flatMap(key -> Stream.ofNullable(running.get(key)))
                        .toList();
                CompletableFuture<Void> ready = CompletableFuture.allOf(before.toArray(CompletableFuture<?>[]::new));
                running.put(step.key(), ready.thenApplyAsync(done -> apply(step, outcomes(before), shown), turns));
            }
            return outcomes(plan.steps().stream()
                    .flatMap(step -> Stream.ofNullable(running.get(step.key())))
                    .toList());
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Outcome> outcomes(List<CompletableFuture<Outcome>> ended) {
        return ended.stream().map(CompletableFuture::join).toList();
    }

    private Outcome apply(Step step, List<Outcome> before, long total) {
        Outcome outcome = before.stream()
                .filter(one -> !(one instanceof Outcome.Applied))
                .findFirst()
                .<Outcome>map(cause -> new Outcome.Skipped(step, root(cause)))
                .orElseGet(() -> tried(step));
        boolean begun = before.stream()
                .anyMatch(one ->
                        one instanceof Outcome.Applied && one.step().function().equals(step.function()));
        if (begun && step instanceof Step.Update update && !(outcome instanceof Outcome.Applied)) {
            missed(update);
        }
        ended(outcome, total);
        return outcome;
    }

    private void missed(Step.Update step) {
        ResourceType<?> type = types.get(step.key().kind());
        try {
            if (type != null) {
                type.missed(step);
            }
        } catch (AccountException e) {
            // the failure before is what has to be told
        }
    }

    private static ResourceKey root(Outcome cause) {
        return cause instanceof Outcome.Skipped skipped
                ? skipped.waitedFor()
                : cause.step().key();
    }

    private Outcome tried(Step step) {
        Instant begun = time.now();
        try {
            Map<String, String> outputs = done(step);
            return new Outcome.Applied(step, outputs, Duration.between(begun, time.now()));
        } catch (AccountException e) {
            return new Outcome.Failed(step, e.hiding(secrets(step)), Duration.between(begun, time.now()));
        } catch (InputException e) {
            return new Outcome.Failed(step, missing(step, e), Duration.between(begun, time.now()));
        } catch (RuntimeException e) {
            return new Outcome.Failed(step, fault(step, e), Duration.between(begun, time.now()));
        }
    }

    /** What a person has to put right may show as late as here. */
    private static AccountException missing(Step step, InputException e) {
        return new AccountException("InvalidInput", step.key().toString(), 0, false, String.valueOf(e.getMessage()), e);
    }

    /** A mistake of ours ends a step like a refusal does, so that the report still says what was done. */
    private static AccountException fault(Step step, RuntimeException e) {
        return new AccountException(
                "Fault",
                step.key().toString(),
                0,
                false,
                "mvn-lambda made a mistake here (" + e + "); -e shows where.",
                e);
    }

    /** AWS repeats in some refusals what it was sent. */
    private static List<String> secrets(Step step) {
        return step instanceof Step.Making making
                ? Diff.secrets((Record) making.node().properties())
                : List.of();
    }

    private Map<String, String> done(Step step) {
        ResourceType<?> type = types.get(step.key().kind());
        if (type == null) {
            throw new IllegalStateException("No resource type makes " + step.key());
        }
        try {
            return done(type, step);
        } catch (AccountException e) {
            return settled(type, step, e);
        }
    }

    private <P extends Properties> Map<String, String> done(ResourceType<P> type, Step step) {
        if (step instanceof Step.Delete delete) {
            return type.removed(delete.observed());
        }
        Outputs before = known();
        P wanted = type.properties().cast(wanted(step, before));
        if (step instanceof Step.Update update) {
            return type.update(update, wanted, before);
        }
        if (step instanceof Step.Replace replace) {
            type.delete(replace.observed());
            return type.create(new Step.Create(replace.node(), replace.changes()), wanted, before);
        }
        return type.create((Step.Create) step, wanted, before);
    }

    private static Properties wanted(Step step, Outputs known) {
        return ((Step.Making) step).node().properties().resolved(known);
    }

    /** After a retried call, a refusal may only mean that an earlier try was carried out. */
    private Map<String, String> settled(ResourceType<?> type, Step step, AccountException refusal) {
        if (!refusal.mayBeDone()) {
            throw refusal;
        }
        if (step instanceof Step.Delete delete) {
            // what is gone is removed once more without a refusal; nothing else tells that for certain
            return type.removed(delete.observed());
        }
        Observed.@Nullable Present now = reread.read(step).orElse(null);
        if (step instanceof Step.Making making && now != null) {
            return settled(type, making, now, refusal);
        }
        throw refusal;
    }

    /** As wanted, it was done; what was only made, the first of several calls, is ended. */
    private Map<String, String> settled(
            ResourceType<?> type, Step.Making step, Observed.Present now, AccountException refusal) {
        List<Change> left = Diff.between((Record) now.properties(), (Record) wanted(step, known()));
        if (left.isEmpty()) {
            return now.outputs();
        }
        if (step instanceof Step.Create) {
            return done(type, new Step.Update(step.node(), now, left));
        }
        throw refusal;
    }

    private synchronized Outputs known() {
        return known;
    }

    private synchronized void ended(Outcome outcome, long total) {
        Step step = outcome.step();
        if (outcome instanceof Outcome.Applied applied && !applied.outputs().isEmpty()) {
            known = known.with(step.key(), applied.outputs());
        }
        if (!step.bookkeeping()) {
            progress.ended(outcome, ++ended, total);
        }
    }
}
