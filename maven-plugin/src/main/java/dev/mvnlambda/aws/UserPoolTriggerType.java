package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.CognitoSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.UserPool;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;

/**
 * An entry among the triggers of a user pool, which is one document with everything else that the pool is: it is read, merged and
 * written back whole. Entries bear no mark, so one that leads to the function from a pool which a grant of ours opens is ours.
 */
final class UserPoolTriggerType implements PushType<UserPoolTriggerType.TriggerProperties> {
    static final String KIND = "user-pool-trigger";

    private static final String PRINCIPAL = "cognito-idp.amazonaws.com";

    private final Caller caller;
    private final Clients clients;

    /** Several functions share a pool, and each change of it writes all of it. */
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    UserPoolTriggerType(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /**
     * An entry.
     *
     * @param pool its ARN
     * @param on as AWS calls it
     * @param version empty where there are none
     * @param kmsKey empty but for custom senders
     */
    record TriggerProperties(String pool, String on, String version, String kmsKey, String functionArn)
            implements Properties {
        String poolId() {
            return pool.substring(pool.indexOf('/') + 1);
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return symbol == Symbol.CREATE ? "calls " + LambdaArn.shown(functionArn) : "";
        }
    }

    static ResourceKey key(FunctionScope scope, String poolId, String on) {
        return new ResourceKey(KIND, scope.name() + "/cognito-idp:" + poolId + ":" + on);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<TriggerProperties> properties() {
        return TriggerProperties.class;
    }

    @Override
    public String principal() {
        return PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return wanted.spec().triggers(CognitoSpec.class).stream()
                .flatMap(spec -> nodes(wanted.scope(), spec))
                .toList();
    }

    private static Stream<Node> nodes(FunctionScope scope, CognitoSpec spec) {
        var identity = scope.stage().identity();
        UserPool pool = UserPool.of(spec.source(), identity);
        Node grant = PolicyStatementType.node(
                scope, PolicyStatementType.Grant.invoke(PRINCIPAL, Value.of(pool.arn()), identity.account()), Set.of());
        Node trigger = new Node(
                key(scope, pool.id(), spec.on()),
                new TriggerProperties(
                        pool.arn(),
                        spec.on(),
                        spec.version(),
                        spec.kmsKey(),
                        scope.target().arn()),
                scope.name(),
                Set.of(grant.key()));
        return Stream.of(grant, trigger);
    }

    @Override
    public Found observe(
            FunctionScope scope, List<Node> wanted, List<PolicyStatementType.StatementProperties> granted) {
        return observe(scope, wanted, granted, wanted);
    }

    @Override
    public Found observe(
            FunctionScope scope,
            List<Node> wanted,
            List<PolicyStatementType.StatementProperties> granted,
            List<Node> all) {
        boolean none = wanted.stream().noneMatch(node -> node.properties() instanceof TriggerProperties);
        return none && granted.isEmpty()
                ? Found.of(List.<Observed>of())
                : new UserPoolReading(scope, granted, caller, clients).found(wanted, all);
    }

    @Override
    public Map<String, String> create(Step.Create step, TriggerProperties wanted, Outputs known) {
        set(wanted, Set.of(LambdaArn.unqualified(wanted.functionArn())));
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, TriggerProperties wanted, Outputs known) {
        TriggerProperties before = (TriggerProperties) step.observed().properties();
        set(
                wanted,
                Set.copyOf(List.of(
                        LambdaArn.unqualified(wanted.functionArn()), LambdaArn.unqualified(before.functionArn()))));
        return Map.of();
    }

    /** Sets an entry, unless meanwhile it leads to a function that the plan did not know of. */
    private void set(TriggerProperties wanted, Set<String> expected) {
        UserPools pools = pools();
        change(pools, wanted.poolId(), triggers -> {
            LambdaConfig.find(triggers, wanted.on())
                    .filter(there -> !expected.contains(LambdaArn.unqualified(there.functionArn())))
                    .ifPresent(there -> refuse(wanted, there));
            LambdaConfig.Entry entry = new LambdaConfig.Entry(wanted.functionArn(), wanted.version(), wanted.kmsKey());
            boolean there = LambdaConfig.find(triggers, wanted.on())
                    .filter(entry::equals)
                    .isPresent();
            return there ? triggers : LambdaConfig.with(triggers, wanted.on(), entry);
        });
    }

    private static void refuse(TriggerProperties wanted, LambdaConfig.Entry there) {
        throw UserPools.refusal("The " + wanted.on() + " trigger of the user pool " + wanted.poolId() + " leads to "
                + there.functionArn() + " since it was planned, so it is left alone. Run the goal again.");
    }

    /** An entry that leads elsewhere meanwhile is not ours any more. */
    @Override
    public void delete(Observed.Present there) {
        TriggerProperties ours = (TriggerProperties) there.properties();
        String function = LambdaArn.unqualified(ours.functionArn());
        UserPools pools = pools();
        if (pools.find(ours.poolId()).isPresent()) {
            change(
                    pools,
                    ours.poolId(),
                    triggers -> LambdaConfig.find(triggers, ours.on())
                            .filter(entry ->
                                    LambdaArn.unqualified(entry.functionArn()).equals(function))
                            .map(entry -> LambdaConfig.without(triggers, ours.on()))
                            .orElse(triggers));
        }
    }

    private UserPools pools() {
        return new UserPools(caller, clients.cognito());
    }

    private void change(UserPools pools, String poolId, UnaryOperator<LambdaConfigType> edit) {
        synchronized (locks.computeIfAbsent(poolId, key -> new Object())) {
            pools.change(poolId, edit);
        }
    }
}
