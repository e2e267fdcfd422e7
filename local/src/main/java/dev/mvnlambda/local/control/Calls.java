package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import dev.mvnlambda.local.runtime.RunnableVersion;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Runs calls: the qualifier is resolved once a call, and what it stands for then runs. */
final class Calls {

    /**
     * How a call ended.
     *
     * @param version what ran: a number or {@code $LATEST}
     * @param executionArn absent unless the function is durable
     */
    record Ran(String version, @Nullable String executionArn, InvocationResult result) {}

    private final Scope scope;
    private final String caller;
    private final Directory directory;
    private final States states;
    private final Executions executions;

    /** Runs calls of somebody, whose name the journal tells. */
    Calls(Scope scope, String caller) {
        this.scope = scope;
        this.caller = caller;
        this.directory = new Directory(scope);
        this.states = new States(scope);
        this.executions = new Executions(scope);
    }

    /** Resolves a qualifier for one call: weights are drawn here and nowhere else. */
    Target target(FunctionName name) {
        FunctionRecord function = directory.get(name);
        String version = drawn(function, name.effectiveQualifier());
        Settling settling = Directory.version(function, version).orElseThrow(() -> directory.notFound(name));
        FunctionConfiguration running = settling.runnable(scope.now()).orElseThrow(() -> notActive(settling));
        if (running.durableConfig() != null && name.qualifier().isEmpty()) {
            throw Faults.invalidParameter("You cannot invoke a durable function using an unqualified ARN.");
        }
        return new Target(name, running, null, false);
    }

    /**
     * Runs one call and keeps its log; refuses it when as many run as the function reserves.
     *
     * @param executionName of the execution that begins with the call, unless it began already
     */
    Ran run(Target target, Invocation invocation, @Nullable String executionName) {
        return ended(begin(target, invocation, executionName));
    }

    /** Begins a call as {@link #run} does; the end of a durable one may come later, on another thread. */
    CompletableFuture<Ran> begin(Target target, Invocation invocation, @Nullable String executionName) {
        RunningCalls running = scope.account().running();
        String function = target.configuration().functionName();
        running.enter(scope.key(function), reserved(function));
        try {
            if (!target.isDurable()) {
                return CompletableFuture.completedFuture(ran(target, called(target, invocation)));
            }
        } finally {
            running.leave(scope.key(function));
        }
        Target begun =
                target.execution() != null ? target : executions.start(target, executionName, invocation.payload());
        return durable().begin(begun, invocation).thenApply(result -> ran(begun, result));
    }

    /** Returns what calls durable functions, again and again. */
    DurableRuns durable() {
        return new DurableRuns(scope, this::called);
    }

    private static Ran ended(CompletableFuture<Ran> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a durable execution ran.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private InvocationResult called(Target target, Invocation invocation) {
        RunnableVersion version = runnable(target.configuration());
        Account account = scope.account();
        InvocationResult result = account.journal()
                .noted(
                        scope,
                        target,
                        caller,
                        invocation,
                        () -> account.runtime().invoke(version, invocation));
        scope.account().logs().append(scope, version, result.log());
        return result;
    }

    private static Ran ran(Target target, InvocationResult result) {
        return new Ran(target.configuration().version(), target.executionArn(), result);
    }

    private @Nullable Integer reserved(String functionName) {
        return directory
                .find(functionName)
                .map(FunctionRecord::reservedConcurrency)
                .orElse(null);
    }

    private static String drawn(FunctionRecord function, String qualifier) {
        if (!function.aliases().containsKey(qualifier)) {
            return qualifier;
        }
        AliasConfiguration alias = function.aliases().get(qualifier);
        double draw = RandomGenerator.getDefault().nextDouble();
        for (Map.Entry<String, Double> weight : Aliases.weights(alias).entrySet()) {
            if (draw < weight.getValue()) {
                return weight.getKey();
            }
        }
        return alias.functionVersion();
    }

    private RunnableVersion runnable(FunctionConfiguration configuration) {
        Map<String, String> environment = configuration.environment() == null
                ? Map.of()
                : configuration.environment().variables();
        return new RunnableVersion(
                scope.arn(configuration.functionName()),
                configuration.functionName(),
                configuration.version(),
                configuration.runtimeAsString(),
                configuration.handler(),
                configuration.memorySize(),
                Duration.ofSeconds(configuration.timeout()),
                environment,
                scope.account().code().taskRoot(configuration.codeSha256()),
                new FunctionLayers(scope).directories(configuration),
                configuration.loggingConfig().logGroup(),
                scope.region(),
                Configurations.digest(configuration),
                null);
    }

    private RuntimeException notActive(Settling settling) {
        states.checkActive(settling);
        return new IllegalStateException("Active, but nothing to run");
    }
}
