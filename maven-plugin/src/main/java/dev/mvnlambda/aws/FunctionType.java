package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.plan.Diff;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

/**
 * The function itself, {@code $LATEST}. Where versions are published, a change of code publishes in the same call; settings
 * alone are published by {@link VersionType}.
 */
final class FunctionType implements ResourceType<FunctionProperties> {
    static final String KIND = "function";

    /** The output that holds the version which a change published. */
    static final String PUBLISHED = "published";

    /** The output that holds the revision as it was read, or as our own change left it. */
    static final String REVISION = "revision";

    private final Caller caller;
    private final LambdaClient lambda;
    private final FunctionState state;
    private final CodeStore codes;

    FunctionType(Caller caller, LambdaClient lambda, FunctionState state, CodeStore codes) {
        this.caller = caller;
        this.lambda = lambda;
        this.state = state;
        this.codes = codes;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<FunctionProperties> properties() {
        return FunctionProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        FunctionScope scope = wanted.scope();
        return List.of(new Node(scope.key(KIND), properties(wanted), scope.name(), after(wanted)));
    }

    static FunctionProperties properties(Wanted wanted) {
        return FunctionProperties.of(wanted, environment(wanted));
    }

    private static Map<String, Value> environment(Wanted wanted) {
        Map<String, Value> environment = new TreeMap<>();
        wanted.spec()
                .environment()
                .forEach(variable -> environment.put(
                        variable.name(),
                        variable.secret() ? new Value.Secret(variable.value()) : Value.of(variable.value())));
        wanted.links()
                .forEach(link ->
                        environment.put(FunctionSpec.linkVariable(link.spec().name()), LinkText.of(link)));
        if (!HttpKeys.routes(wanted.spec()).isEmpty()) {
            environment.put(FunctionSpec.linkVariable("Api"), httpApi(wanted.scope()));
        }
        return environment;
    }

    /** What every function with a route is told of the API. */
    private static Value httpApi(FunctionScope scope) {
        ResourceKey api = HttpKeys.api(scope.stage());
        return new Value.FromStep(api, ApiAddress.URL, "{\"url\":\"", "\"}", "the address of " + api);
    }

    /** What it links comes before, so that no call of the new code misses it. */
    private static Set<ResourceKey> after(Wanted wanted) {
        FunctionScope scope = wanted.scope();
        Set<ResourceKey> after = new HashSet<>(Set.of(scope.key(RoleType.KIND), scope.key(LogGroupType.KIND)));
        for (Wanted.LinkedFunction link : wanted.links()) {
            if (link.before()) {
                after.add(link.scope().key(FunctionType.KIND));
                after.add(link.scope().qualifiedKey(AliasType.KIND));
                after.add(link.scope().qualifiedKey(FunctionUrlType.KIND));
            }
        }
        if (!HttpKeys.routes(wanted.spec()).isEmpty()) {
            after.add(HttpKeys.api(scope.stage()));
        }
        return after;
    }

    /** The function as it was read. */
    static Observed.Present observed(FunctionScope scope, FunctionConfiguration found, Map<String, String> tags) {
        return new Observed.Present(
                scope.key(KIND),
                FunctionMapping.read(found, tags),
                scope.name(),
                Map.of(REVISION, found.revisionId() == null ? "" : found.revisionId()),
                Set.of(scope.key(RoleType.KIND), scope.key(LogGroupType.KIND)));
    }

    @Override
    public Map<String, String> create(Step.Create step, FunctionProperties wanted, Outputs known) {
        FunctionCode code = codes.code(wanted.code());
        String version = whenRoleIsKnown(
                        "lambda:CreateFunction",
                        () -> lambda.createFunction(
                                FunctionMapping.create(wanted).code(code).build()))
                .version();
        return wanted.published() ? Map.of(PUBLISHED, version) : activated(wanted);
    }

    /** A function that failed when it was made cannot be repaired, so it does not stay. */
    private Map<String, String> activated(FunctionProperties wanted) {
        try {
            state.active(wanted.functionName(), null);
        } catch (AccountException e) {
            if (e.code().equals(FunctionState.NEVER_ACTIVE)) {
                remove(wanted.functionName());
            }
            throw e;
        }
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, FunctionProperties wanted, Outputs known) {
        String revision = step.observed().outputs().getOrDefault(REVISION, "");
        boolean settings = step.changes().stream().anyMatch(FunctionProperties::isSetting);
        if (settings) {
            configure(wanted, revision);
            revision = Objects.requireNonNullElse(
                    state.settled(wanted.functionName()).revisionId(), "");
        }
        if (step.changes().stream().noneMatch(FunctionProperties::isCode)) {
            return Map.of(REVISION, revision);
        }
        String published = upload(wanted, revision).version();
        if (wanted.published()) {
            return Map.of(PUBLISHED, published);
        }
        state.settled(wanted.functionName());
        return Map.of();
    }

    /** A refusal after a retry is settled by what is there, since more follows than this call. */
    private void configure(FunctionProperties wanted, String revision) {
        try {
            whenRoleIsKnown(
                    "lambda:UpdateFunctionConfiguration",
                    () -> lambda.updateFunctionConfiguration(
                            FunctionMapping.update(wanted).revisionId(revision).build()));
        } catch (AccountException e) {
            if (!e.mayBeDone() || !isConfigured(wanted)) {
                throw e;
            }
        }
    }

    private boolean isConfigured(FunctionProperties wanted) {
        FunctionProperties now = FunctionMapping.read(state.settled(wanted.functionName()), wanted.tags());
        return Diff.between(now, wanted).stream().noneMatch(FunctionProperties::isSetting);
    }

    private UpdateFunctionCodeResponse upload(FunctionProperties wanted, String revision) {
        FunctionCode code = codes.code(wanted.code());
        return caller.call(
                "lambda:UpdateFunctionCode",
                () -> lambda.updateFunctionCode(r -> r.functionName(wanted.functionName())
                        .zipFile(code.zipFile())
                        .s3Bucket(code.s3Bucket())
                        .s3Key(code.s3Key())
                        .architecturesWithStrings(wanted.architecture())
                        .publish(wanted.published())
                        .revisionId(revision)));
    }

    private <T> T whenRoleIsKnown(String action, Supplier<T> call) {
        return new Patience(caller).call(action, Patience.ROLE_IS_NEW, call);
    }

    @Override
    public void delete(Observed.Present there) {
        remove(((FunctionProperties) there.properties()).functionName());
    }

    private void remove(String functionName) {
        caller.find("lambda:DeleteFunction", () -> lambda.deleteFunction(r -> r.functionName(functionName)));
    }
}
