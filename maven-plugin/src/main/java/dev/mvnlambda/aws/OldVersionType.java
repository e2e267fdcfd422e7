package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.AliasHistory;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.OldVersion;
import dev.mvnlambda.resource.OldVersions;
import dev.mvnlambda.resource.Wanted;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.ExecutionStatus;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Old versions: they cost storage, but a rollback, an alias, a mapping or a running execution may still need one. */
final class OldVersionType implements OldVersions {
    private final Caller caller;
    private final LambdaClient lambda;
    private final Mappings mappings;

    OldVersionType(Caller caller, LambdaClient lambda, Mappings mappings) {
        this.caller = caller;
        this.lambda = lambda;
        this.mappings = mappings;
    }

    @Override
    public String kind() {
        return OldVersion.KIND;
    }

    @Override
    public Class<OldVersion> properties() {
        return OldVersion.class;
    }

    @Override
    public List<Observed.Present> removable(FunctionScope scope, int keep, boolean durable) {
        String functionName = scope.target().functionName();
        List<FunctionConfiguration> beyond = beyond(functionName, keep);
        if (beyond.isEmpty()) {
            return List.of();
        }
        Set<String> named = named(functionName);
        named.addAll(mappings.qualifiers(scope));
        List<FunctionConfiguration> unnamed =
                beyond.stream().filter(one -> !named.contains(one.version())).toList();
        Set<String> warm = unnamed.isEmpty() ? Set.of() : provisioned(functionName);
        return unnamed.stream()
                .filter(one -> !warm.contains(one.version()))
                .filter(one -> !durable || !isExecuting(functionName, one.version()))
                .map(one -> observed(scope, one))
                .toList();
    }

    private List<FunctionConfiguration> beyond(String functionName, int keep) {
        List<FunctionConfiguration> published = caller.call(
                "lambda:ListVersionsByFunction",
                () -> lambda.listVersionsByFunctionPaginator(r -> r.functionName(functionName)).versions().stream()
                        .filter(one -> one.version().matches("[0-9]+"))
                        .sorted(Comparator.comparingLong(one -> Long.parseLong(one.version())))
                        .toList());
        return published.subList(0, Math.max(0, published.size() - keep));
    }

    private Set<String> named(String functionName) {
        Set<String> named = new HashSet<>();
        caller.call(
                        "lambda:ListAliases",
                        () -> lambda.listAliasesPaginator(r -> r.functionName(functionName)).aliases().stream()
                                .toList())
                .forEach(alias -> named.addAll(named(alias)));
        return named;
    }

    /** Where it points and where it pointed before, what it holds, and what it shares its traffic with. */
    private static Set<String> named(AliasConfiguration alias) {
        Set<String> named = new HashSet<>(Set.of(alias.functionVersion()));
        if (alias.routingConfig() != null) {
            named.addAll(alias.routingConfig().additionalVersionWeights().keySet());
        }
        AliasHistory history = AliasHistory.parse(Objects.requireNonNullElse(alias.description(), ""));
        named.add(history.held());
        history.entries().stream().skip(1).limit(1).forEach(previous -> named.add(previous.version()));
        return named;
    }

    private Set<String> provisioned(String functionName) {
        Set<String> provisioned = new HashSet<>();
        whereKnown(
                        "lambda:ListProvisionedConcurrencyConfigs",
                        () -> lambda
                                .listProvisionedConcurrencyConfigsPaginator(r -> r.functionName(functionName))
                                .provisionedConcurrencyConfigs()
                                .stream())
                .map(config -> config.functionArn())
                .forEach(arn -> provisioned.add(arn.substring(arn.lastIndexOf(':') + 1)));
        return provisioned;
    }

    private boolean isExecuting(String functionName, String version) {
        return whereKnown(
                        "lambda:ListDurableExecutionsByFunction",
                        () -> Stream.of(lambda.listDurableExecutionsByFunction(r -> r.functionName(functionName)
                                .qualifier(version)
                                .statuses(ExecutionStatus.RUNNING)
                                .maxItems(1))))
                .anyMatch(found -> !found.durableExecutions().isEmpty());
    }

    /** An endpoint that does not know the operation has nothing of the kind. */
    private <T> Stream<T> whereKnown(String action, Supplier<Stream<T>> call) {
        try {
            return caller.call(action, () -> call.get().toList()).stream();
        } catch (AccountException e) {
            if (e.isNotFound() || e.isUnknownOperation()) {
                return Stream.empty();
            }
            throw e;
        }
    }

    private static Observed.Present observed(FunctionScope scope, FunctionConfiguration version) {
        return new Observed.Present(
                new ResourceKey(OldVersion.KIND, scope.name() + ":" + version.version()),
                new OldVersion(
                        scope.target().functionName(),
                        version.version(),
                        Objects.requireNonNullElse(version.codeSize(), 0L)),
                scope.name(),
                Map.of(),
                Set.of());
    }

    /** None: they are what is wanted no more. */
    @Override
    public List<Node> desired(Wanted wanted) {
        return List.of();
    }

    @Override
    public Map<String, String> create(Step.Create step, OldVersion wanted, Outputs known) {
        throw new IllegalStateException("An old version is only removed: " + step.key());
    }

    @Override
    public Map<String, String> update(Step.Update step, OldVersion wanted, Outputs known) {
        throw new IllegalStateException("An old version is only removed: " + step.key());
    }

    @Override
    public void delete(Observed.Present there) {
        removed(there);
    }

    /** One that cannot go is left; that must not keep a function from being deployed, and the next deploy looks again. */
    @Override
    public Map<String, String> removed(Observed.Present there) {
        OldVersion old = (OldVersion) there.properties();
        try {
            caller.find(
                    "lambda:DeleteFunction",
                    () -> lambda.deleteFunction(
                            r -> r.functionName(old.functionName()).qualifier(old.version())));
        } catch (AccountException e) {
            return Map.of();
        }
        return Map.of(OldVersion.FREED, Long.toString(old.bytes()));
    }
}
