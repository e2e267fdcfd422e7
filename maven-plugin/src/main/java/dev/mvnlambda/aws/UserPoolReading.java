package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.aws.UserPoolTriggerType.TriggerProperties;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.UserPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;

/** Reads what of the triggers of user pools leads to one function, or stands in the way of what is wanted. */
final class UserPoolReading {
    private final FunctionScope scope;
    private final Identity identity;
    private final List<StatementProperties> granted;
    private final Siblings siblings;
    private final UserPools pools;
    private final Map<String, Optional<LambdaConfigType>> read = new HashMap<>();
    private final List<Observed> observed = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    UserPoolReading(FunctionScope scope, List<StatementProperties> granted, Caller caller, Clients clients) {
        this.scope = scope;
        this.identity = scope.stage().identity();
        this.granted = granted;
        this.siblings = new Siblings(caller, clients.lambda());
        this.pools = new UserPools(caller, clients.cognito());
    }

    PushType.Found found(List<Node> wanted, List<Node> all) {
        Set<ResourceKey> declared = new HashSet<>();
        Set<String> elsewhere = all.stream()
                .filter(node -> node.properties() instanceof TriggerProperties)
                .map(node -> entry((TriggerProperties) node.properties()))
                .collect(Collectors.toSet());
        for (Node node : wanted) {
            if (node.properties() instanceof TriggerProperties trigger) {
                declared.add(node.key());
                read(node, trigger);
            }
        }
        grantedPools().forEach(pool -> leftovers(pool, declared, elsewhere));
        return new PushType.Found(observed, remarks);
    }

    private Optional<LambdaConfigType> triggers(String poolId) {
        return read.computeIfAbsent(poolId, id -> pools.find(id).map(UserPools::triggers));
    }

    private void read(Node node, TriggerProperties trigger) {
        LambdaConfigType triggers = triggers(trigger.poolId()).orElse(null);
        if (triggers == null) {
            observed.add(new Observed.Blocked(
                    node.key(),
                    "There is no user pool " + trigger.poolId() + " in account " + identity.account() + ", region "
                            + identity.region() + ", but the @CognitoTrigger of " + node.function()
                            + " names it. Make it first, or change pool."));
            return;
        }
        LambdaConfig.Entry entry = LambdaConfig.find(triggers, trigger.on()).orElse(null);
        Optional<String> obstacle = foreignKey(triggers, trigger, node);
        if (obstacle.isPresent()) {
            observed.add(new Observed.Blocked(node.key(), obstacle.get()));
        } else if (entry != null && leadsToUs(entry)) {
            observed.add(present(node.key(), trigger.pool(), trigger.on(), entry));
        } else if (entry != null) {
            observed.add(another(node, trigger, entry));
        }
    }

    /** A function of the same stage hands its trigger over; anybody else's stays. */
    private Observed another(Node node, TriggerProperties trigger, LambdaConfig.Entry entry) {
        if (isOfThisStage(entry.functionArn())) {
            remarks.add("The " + trigger.on() + " trigger of the user pool " + trigger.poolId() + " moves from "
                    + LambdaArn.functionName(entry.functionArn()) + " to "
                    + scope.target().functionName() + ".");
            return present(node.key(), trigger.pool(), trigger.on(), entry);
        }
        return new Observed.Blocked(
                node.key(),
                "The " + trigger.on() + " trigger of the user pool " + trigger.poolId() + " leads to "
                        + entry.functionArn() + ", which is not of this app and stage, and not to "
                        + scope.target().functionName()
                        + ", so it is left alone. Take it out of the pool, or remove the @CognitoTrigger of "
                        + node.function() + ".");
    }

    /** A pool has one key for both senders, so another one would break the sender of somebody else. */
    private Optional<String> foreignKey(LambdaConfigType triggers, TriggerProperties trigger, Node node) {
        return LambdaConfig.otherSender(triggers, trigger.on())
                .filter(other -> !other.kmsKey().equals(trigger.kmsKey()))
                .filter(other -> !leadsToUs(other) && !isOfThisStage(other.functionArn()))
                .map(other -> "The user pool " + trigger.poolId() + " has the key " + other.kmsKey()
                        + " for another custom sender, " + other.functionArn()
                        + ", which is not of this app and stage, and a pool has one key. Change kmsKey in the @CognitoTrigger of "
                        + node.function() + " to it.");
    }

    private boolean leadsToUs(LambdaConfig.Entry entry) {
        return LambdaArn.unqualified(entry.functionArn()).equals(scope.target().functionArn());
    }

    private boolean isOfThisStage(String functionArn) {
        return siblings.areAt(functionArn, scope.stage());
    }

    private Observed.Present present(ResourceKey key, String pool, String on, LambdaConfig.Entry entry) {
        return new Observed.Present(
                key,
                new TriggerProperties(pool, on, entry.version(), entry.kmsKey(), entry.functionArn()),
                scope.name(),
                Map.of(),
                Sources.grants(scope, granted, pool));
    }

    /** The pools of this account and region that grants of ours let call. */
    private Set<String> grantedPools() {
        Set<String> arns = new TreeSet<>();
        granted.forEach(statement -> Optional.ofNullable(statement.grant().sourceArn())
                .map(arn -> UserPool.of(arn.text(), identity))
                .filter(pool -> pool.isIn(identity))
                .ifPresent(pool -> arns.add(pool.arn())));
        return arns;
    }

    private void leftovers(String pool, Set<ResourceKey> declared, Set<String> elsewhere) {
        String id = UserPool.of(pool, identity).id();
        triggers(id)
                .ifPresent(triggers -> LambdaConfig.TRIGGERS.forEach(on -> LambdaConfig.find(triggers, on)
                        .filter(this::leadsToUs)
                        .filter(entry -> !declared.contains(UserPoolTriggerType.key(scope, id, on)))
                        .map(entry -> present(UserPoolTriggerType.key(scope, id, on), pool, on, entry))
                        .map(found -> elsewhere.contains(entry((TriggerProperties) found.properties()))
                                ? shared(found)
                                : found)
                        .ifPresent(observed::add)));
    }

    private static String entry(TriggerProperties trigger) {
        return trigger.pool() + " " + trigger.on();
    }

    /** What another function takes over goes, with the grant that it needs till then, after all that is made. */
    private static Observed.Present shared(Observed.Present found) {
        return new Observed.Present(found.key(), found.properties(), Node.SHARED, found.outputs(), found.after());
    }
}
