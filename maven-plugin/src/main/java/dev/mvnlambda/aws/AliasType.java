package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.AliasHistory;
import dev.mvnlambda.resource.AliasPointer;
import dev.mvnlambda.resource.AliasState;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Target;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/** The one alias that every consumer is pointed at; moving it is what a deploy is for. */
final class AliasType implements ResourceType<AliasType.AliasProperties> {
    static final String KIND = AliasPointer.KIND;

    private final Caller caller;
    private final LambdaClient lambda;
    private final String deployment;

    /**
     * Moves aliases for one deployment.
     *
     * @param deployment the id that the alias' history will hold
     */
    AliasType(Caller caller, LambdaClient lambda, String deployment) {
        this.caller = caller;
        this.lambda = lambda;
        this.deployment = deployment;
    }

    /** An alias and the version that it points to. */
    record AliasProperties(String functionName, String alias, Value version) implements Properties {
        @Override
        public Properties resolved(Outputs outputs) {
            return new AliasProperties(functionName, alias, version.resolved(outputs));
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return symbol == Symbol.CREATE ? "points to the version above; every consumer is routed through it" : "";
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<AliasProperties> properties() {
        return AliasProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        FunctionScope scope = wanted.scope();
        Target target = scope.target();
        return scope.alias()
                .map(alias -> List.of(new Node(
                        scope.qualifiedKey(KIND),
                        new AliasProperties(
                                target.functionName(),
                                alias,
                                new Value.FromStep(
                                        scope.key(VersionType.KIND), VersionType.VERSION, "the one just published")),
                        scope.name(),
                        Set.of(scope.key(VersionType.KIND)))))
                .orElse(List.of());
    }

    /** The key of an alias of a function. */
    static ResourceKey key(FunctionScope scope, String alias) {
        return Qualifiers.key(KIND, scope, alias);
    }

    /** The alias of the function, if it is there. */
    Optional<GetAliasResponse> read(FunctionScope scope) {
        return scope.alias().flatMap(alias -> read(scope, alias));
    }

    private Optional<GetAliasResponse> read(FunctionScope scope, String alias) {
        return caller.find(
                "lambda:GetAlias",
                () -> lambda.getAlias(
                        r -> r.functionName(scope.target().functionName()).name(alias)));
    }

    /** An alias that consumers were pointed at before. */
    Optional<Observed.Present> former(FunctionScope scope, String alias) {
        return read(scope, alias).map(found -> present(scope, found));
    }

    static AliasState state(GetAliasResponse alias) {
        return new AliasState(alias.functionVersion(), weights(alias), revision(alias), description(alias));
    }

    private static Map<String, Double> weights(GetAliasResponse alias) {
        return alias.routingConfig() == null ? Map.of() : alias.routingConfig().additionalVersionWeights();
    }

    private static String revision(GetAliasResponse alias) {
        return alias.revisionId() == null ? "" : alias.revisionId();
    }

    private static String description(GetAliasResponse alias) {
        return alias.description() == null ? "" : alias.description();
    }

    /** An alias that shares its traffic out is in the hands of a rollout, and blocks a deploy. */
    static Observed observed(FunctionScope scope, GetAliasResponse alias) {
        if (!weights(alias).isEmpty()) {
            return new Observed.Blocked(
                    scope.qualifiedKey(KIND),
                    scope.qualifiedKey(KIND) + " shares its traffic out ("
                            + state(alias).shares()
                            + "), and a deploy would end that rollout unseen. End it first: aws lambda update-alias "
                            + "--function-name " + scope.target().functionName() + " --name " + alias.name()
                            + " --routing-config AdditionalVersionWeights={}.");
        }
        return present(scope, alias);
    }

    /** The alias as one that may be moved or removed. */
    static Observed.Present present(FunctionScope scope, GetAliasResponse alias) {
        return new Observed.Present(
                key(scope, alias.name()),
                new AliasProperties(scope.target().functionName(), alias.name(), Value.of(alias.functionVersion())),
                scope.name(),
                Map.of(AliasPointer.REVISION, revision(alias), AliasPointer.DESCRIPTION, description(alias)),
                Set.of(scope.key(VersionType.KIND), scope.key(FunctionType.KIND)));
    }

    @Override
    public Map<String, String> create(Step.Create step, AliasProperties wanted, Outputs known) {
        String version = wanted.version().text();
        caller.call(
                "lambda:CreateAlias",
                () -> lambda.createAlias(r -> r.functionName(wanted.functionName())
                        .name(wanted.alias())
                        .functionVersion(version)
                        .description(
                                AliasHistory.none().moved(version, deployment).description())));
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, AliasProperties wanted, Outputs known) {
        Map<String, String> read = step.observed().outputs();
        String version = wanted.version().text();
        AliasHistory history = AliasHistory.parse(read.getOrDefault(AliasPointer.DESCRIPTION, ""));
        caller.call(
                "lambda:UpdateAlias",
                () -> lambda.updateAlias(r -> r.functionName(wanted.functionName())
                        .name(wanted.alias())
                        .functionVersion(version)
                        .description(history.moved(version, deployment).description())
                        .revisionId(read.getOrDefault(AliasPointer.REVISION, ""))));
        return Map.of();
    }

    @Override
    public void delete(Observed.Present there) {
        AliasProperties alias = (AliasProperties) there.properties();
        caller.find(
                "lambda:DeleteAlias",
                () -> lambda.deleteAlias(
                        r -> r.functionName(alias.functionName()).name(alias.alias())));
    }
}
