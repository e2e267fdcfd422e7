package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.AliasPointer;
import dev.mvnlambda.resource.AliasState;
import dev.mvnlambda.resource.Aliases;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.VersionState;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Moves aliases among versions that are there already, a call each. */
final class AliasPointerType implements Aliases {
    private final Caller caller;
    private final LambdaClient lambda;
    private final AliasType aliases;
    private final FunctionState state;

    AliasPointerType(Caller caller, LambdaClient lambda, AliasType aliases, FunctionState state) {
        this.caller = caller;
        this.lambda = lambda;
        this.aliases = aliases;
        this.state = state;
    }

    @Override
    public String kind() {
        return AliasPointer.KIND;
    }

    @Override
    public Class<AliasPointer> properties() {
        return AliasPointer.class;
    }

    @Override
    public Optional<AliasState> find(FunctionScope scope) {
        return aliases.read(scope).map(AliasType::state);
    }

    @Override
    public Optional<VersionState> version(FunctionScope scope, String number) {
        return state.find(scope.target().functionName(), number)
                .map(found -> found.configuration())
                .map(AliasPointerType::state);
    }

    private static VersionState state(FunctionConfiguration version) {
        return new VersionState(
                Objects.requireNonNullElse(version.stateAsString(), "Active"),
                Objects.requireNonNullElse(version.stateReason(), ""));
    }

    /** None: only a rollback asks for them. */
    @Override
    public List<Node> desired(Wanted wanted) {
        return List.of();
    }

    @Override
    public Map<String, String> create(Step.Create step, AliasPointer wanted, Outputs known) {
        throw new IllegalStateException("A rollback makes no alias: " + step.key());
    }

    @Override
    public Map<String, String> update(Step.Update step, AliasPointer wanted, Outputs known) {
        String revision = step.observed().outputs().getOrDefault(AliasPointer.REVISION, "");
        caller.call(
                "lambda:UpdateAlias",
                () -> lambda.updateAlias(r -> r.functionName(wanted.functionName())
                        .name(wanted.alias())
                        .functionVersion(wanted.version())
                        .description(wanted.history())
                        .revisionId(revision)));
        return Map.of(AliasPointer.VERSION, wanted.version());
    }

    @Override
    public void delete(Observed.Present there) {
        throw new IllegalStateException("A rollback removes no alias: " + there.key());
    }
}
