package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.AsyncSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;

/**
 * What becomes of asynchronous invocations. AWS keeps one a qualifier, and an alias inherits nothing from its function, so
 * it stands on what consumers are pointed at.
 */
final class EventInvokeConfigType implements ResourceType<EventInvokeConfigType.AsyncProperties> {
    static final String KIND = "async";
    private static final int USUAL_RETRIES = 2;
    private static final int USUAL_MAX_AGE = 21_600;

    private final Caller caller;
    private final LambdaClient lambda;
    private final DestinationCheck destinations;

    EventInvokeConfigType(Caller caller, LambdaClient lambda, DestinationCheck destinations) {
        this.caller = caller;
        this.lambda = lambda;
        this.destinations = destinations;
    }

    /**
     * The config of one qualifier.
     *
     * @param qualifier an alias or a version, or empty for the bare function
     * @param maxAge seconds
     * @param onSuccess an ARN, or empty
     * @param onFailure an ARN, or empty
     */
    record AsyncProperties(
            String functionName, String qualifier, int retries, int maxAge, String onSuccess, String onFailure)
            implements Properties {
        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return switch (symbol) {
                case CREATE ->
                    retries + (retries == 1 ? " retry" : " retries") + ", events of at most " + maxAge + " s"
                            + (onSuccess.isEmpty() ? "" : ", success to " + onSuccess)
                            + (onFailure.isEmpty() ? "" : ", failure to " + onFailure);
                case DELETE ->
                    qualifier.isEmpty() || Qualifiers.isVersion(qualifier)
                            ? "asynchronous calls are not meant for " + Qualifiers.words(qualifier)
                            : "AWS's defaults hold again";
                default -> "";
            };
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<AsyncProperties> properties() {
        return AsyncProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        FunctionScope scope = wanted.scope();
        return Stream.ofNullable(wanted.spec().async())
                .map(async -> new Node(
                        scope.qualifiedKey(KIND),
                        new AsyncProperties(
                                scope.target().functionName(),
                                scope.alias().orElse(""),
                                async.retries(),
                                async.maxAge(),
                                async.onSuccess(),
                                async.onFailure()),
                        scope.name(),
                        after(scope, async)))
                .toList();
    }

    /** A queue of this deployment is there before it hears of events. */
    private static Set<ResourceKey> after(FunctionScope scope, AsyncSpec async) {
        return new HashSet<>(List.of(
                PolicyStatementType.pointedAt(scope),
                scope.key(RoleType.KIND),
                QueueType.key(SourceArn.parse(async.onSuccess())),
                QueueType.key(SourceArn.parse(async.onFailure()))));
    }

    /** The configs of a function, as far as a deploy looks after them: those of the given qualifiers, and of versions. */
    List<Observed.Present> observe(FunctionScope scope, Set<String> qualifiers) {
        String functionName = scope.target().functionName();
        return caller
                .find(
                        "lambda:ListFunctionEventInvokeConfigs",
                        () -> lambda
                                .listFunctionEventInvokeConfigsPaginator(r -> r.functionName(functionName))
                                .functionEventInvokeConfigs()
                                .stream()
                                .toList())
                .orElse(List.of())
                .stream()
                .map(found -> present(scope, found))
                .filter(found -> Qualifiers.isIn(((AsyncProperties) found.properties()).qualifier(), qualifiers))
                .toList();
    }

    /** Why wanted configs cannot be made: what their records are to go to is missing. */
    List<Observed> obstacles(FunctionScope scope, List<Node> wanted, List<? extends Observed> found) {
        return destinations.obstacles(scope, wanted, found);
    }

    private static Observed.Present present(FunctionScope scope, FunctionEventInvokeConfig found) {
        String qualifier = Qualifiers.of(found.functionArn(), scope);
        DestinationConfig destinations = found.destinationConfig();
        return new Observed.Present(
                Qualifiers.key(KIND, scope, qualifier),
                new AsyncProperties(
                        scope.target().functionName(),
                        qualifier,
                        Objects.requireNonNullElse(found.maximumRetryAttempts(), USUAL_RETRIES),
                        Objects.requireNonNullElse(found.maximumEventAgeInSeconds(), USUAL_MAX_AGE),
                        Optional.ofNullable(destinations)
                                .map(DestinationConfig::onSuccess)
                                .map(success -> success.destination())
                                .orElse(""),
                        Optional.ofNullable(destinations)
                                .map(DestinationConfig::onFailure)
                                .map(failure -> failure.destination())
                                .orElse("")),
                scope.name(),
                Map.of(),
                Set.of(scope.key(FunctionType.KIND), AliasType.key(scope, qualifier), scope.key(RoleSurplusType.KIND)));
    }

    @Override
    public Map<String, String> create(Step.Create step, AsyncProperties wanted, Outputs known) {
        put(wanted);
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, AsyncProperties wanted, Outputs known) {
        put(wanted);
        return Map.of();
    }

    /** It replaces what was set before. */
    private void put(AsyncProperties wanted) {
        new Patience(caller)
                .call(
                        "lambda:PutFunctionEventInvokeConfig",
                        Patience.ROLE_IS_NEW,
                        () -> lambda.putFunctionEventInvokeConfig(r -> r.functionName(wanted.functionName())
                                .qualifier(orNull(wanted.qualifier()))
                                .maximumRetryAttempts(wanted.retries())
                                .maximumEventAgeInSeconds(wanted.maxAge())
                                .destinationConfig(destinations(wanted))));
    }

    private static DestinationConfig destinations(AsyncProperties wanted) {
        DestinationConfig.Builder destinations = DestinationConfig.builder();
        if (!wanted.onSuccess().isEmpty()) {
            destinations.onSuccess(success -> success.destination(wanted.onSuccess()));
        }
        if (!wanted.onFailure().isEmpty()) {
            destinations.onFailure(failure -> failure.destination(wanted.onFailure()));
        }
        return destinations.build();
    }

    private static @Nullable String orNull(String qualifier) {
        return qualifier.isEmpty() ? null : qualifier;
    }

    @Override
    public void delete(Observed.Present there) {
        AsyncProperties config = (AsyncProperties) there.properties();
        caller.find(
                "lambda:DeleteFunctionEventInvokeConfig",
                () -> lambda.deleteFunctionEventInvokeConfig(
                        r -> r.functionName(config.functionName()).qualifier(orNull(config.qualifier()))));
    }
}
