package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.Grant;
import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.manifest.AlbSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/** The registration of a function in a target group of a load balancer, which holds one function and no more. */
final class TargetType implements PushType<TargetType.TargetProperties> {
    static final String KIND = "target";

    private static final String PRINCIPAL = "elasticloadbalancing.amazonaws.com";
    private static final String LAMBDA = "lambda";

    private final Caller caller;
    private final Clients clients;

    TargetType(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /**
     * A registration.
     *
     * @param targetGroup ARN
     * @param target ARN of what is registered; several, with a comma between, where a move did not end
     */
    record TargetProperties(String targetGroup, String target) implements Sole {
        List<String> targets() {
            return List.of(target.split(",", -1));
        }

        @Override
        public String identity() {
            return targetGroup;
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return switch (symbol) {
                case CREATE -> "answers what the load balancer sends to " + name(targetGroup);
                case UPDATE ->
                    "moves in place; if the load balancer takes no second target, it answers 503 for the moment between";
                case DELETE -> "the load balancer has no target in " + name(targetGroup) + " from then on";
                default -> "";
            };
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<TargetProperties> properties() {
        return TargetProperties.class;
    }

    @Override
    public String principal() {
        return PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return wanted.spec().triggers(AlbSpec.class).stream()
                .flatMap(trigger -> nodes(trigger.source(), wanted.scope()))
                .toList();
    }

    private static Stream<Node> nodes(String group, FunctionScope scope) {
        Node grant = PolicyStatementType.node(scope, grant(group), Set.of());
        return Stream.of(
                grant,
                new Node(
                        key(group, scope),
                        new TargetProperties(group, scope.target().arn()),
                        scope.name(),
                        Set.of(grant.key())));
    }

    private static Grant grant(String group) {
        return Grant.invoke(PRINCIPAL, Value.of(group), "");
    }

    private static ResourceKey key(String group, FunctionScope scope) {
        return new ResourceKey(KIND, scope.name() + "/alb:" + name(group));
    }

    /** What people call it, which is unique in an account and region. */
    private static String name(String group) {
        String[] parts = group.split("/", -1);
        return parts.length == 3 ? parts[1] : group;
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        List<Observed> found = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        Set<String> groups = new HashSet<>();
        wanted.stream()
                .filter(node -> node.properties() instanceof TargetProperties)
                .map(node -> ((TargetProperties) node.properties()).targetGroup())
                .filter(groups::add)
                .flatMap(group -> declared(group, scope, granted, remarks).stream())
                .forEach(found::add);
        Sources.of(granted).stream()
                .filter(groups::add)
                .flatMap(group -> left(group, scope, granted).stream())
                .forEach(found::add);
        return new Found(found, remarks);
    }

    /** A function of the same stage hands a group over; anybody else's stays in it. */
    private Optional<Observed> declared(
            String group, FunctionScope scope, List<StatementProperties> granted, List<String> remarks) {
        Optional<String> type = type(group);
        if (type.isEmpty()) {
            return blocked(
                    group,
                    scope,
                    "which is not there. Make it (aws elbv2 create-target-group --target-type lambda --name "
                            + name(group) + "), and write the ARN that it gets.");
        }
        if (!type.get().equals(LAMBDA)) {
            return blocked(
                    group,
                    scope,
                    "whose targets are of the type " + type.get()
                            + ", which cannot be changed. Name one that was made with --target-type lambda.");
        }
        List<String> registered = registered(group);
        List<String> others = registered.stream()
                .filter(target -> !Qualifiers.leadTo(target, scope))
                .toList();
        Siblings siblings = new Siblings(caller, clients.lambda());
        Optional<String> foreign = others.stream()
                .filter(target -> !siblings.areAt(target, scope.stage()))
                .findFirst();
        if (foreign.isPresent()) {
            return blocked(
                    group,
                    scope,
                    "but a target group holds one function, and " + foreign.get()
                            + " is registered in it. Name another group, or free this one (aws elbv2 deregister-targets).");
        }
        others.forEach(target -> remarks.add("The target group " + name(group) + " moves from "
                + LambdaArn.functionName(target) + " to " + scope.target().functionName() + "."));
        return registered.isEmpty() ? Optional.empty() : Optional.of(present(group, registered, scope, granted));
    }

    private static Optional<Observed> blocked(String group, FunctionScope scope, String why) {
        return Optional.of(new Observed.Blocked(
                key(group, scope), "@AlbTrigger of " + scope.name() + " names the target group " + group + ", " + why));
    }

    private Optional<Observed> left(String group, FunctionScope scope, List<StatementProperties> granted) {
        List<String> ours = type(group).filter(LAMBDA::equals).stream()
                .flatMap(type -> registered(group).stream())
                .filter(target -> Qualifiers.leadTo(target, scope))
                .toList();
        return ours.isEmpty() ? Optional.empty() : Optional.of(present(group, ours, scope, granted));
    }

    private static Observed present(
            String group, List<String> targets, FunctionScope scope, List<StatementProperties> granted) {
        Set<ResourceKey> after = new HashSet<>(Sources.grants(scope, granted, group));
        targets.forEach(target -> after.addAll(Siblings.grants(target, grant(group), scope.stage())));
        return new Observed.Present(
                key(group, scope),
                new TargetProperties(group, String.join(",", targets)),
                scope.name(),
                Map.of(),
                after);
    }

    /** The type of a group's targets; absent when there is no such group. */
    private Optional<String> type(String group) {
        // the module is there before the classes of its answers are named
        clients.loadBalancing();
        return caller.find(
                        "elasticloadbalancing:DescribeTargetGroups",
                        () -> clients.loadBalancing().describeTargetGroups(r -> r.targetGroupArns(group)))
                .flatMap(found -> found.targetGroups().stream().findFirst())
                .map(found -> found.targetTypeAsString());
    }

    /** What is about to go is registered no more. */
    private List<String> registered(String group) {
        clients.loadBalancing();
        return caller
                .call(
                        "elasticloadbalancing:DescribeTargetHealth",
                        () -> clients.loadBalancing().describeTargetHealth(r -> r.targetGroupArn(group)))
                .targetHealthDescriptions()
                .stream()
                .filter(found -> found.targetHealth() == null
                        || !"draining".equals(found.targetHealth().stateAsString()))
                .map(found -> found.target().id())
                .sorted()
                .toList();
    }

    @Override
    public Map<String, String> create(Step.Create step, TargetProperties wanted, Outputs known) {
        register(wanted.targetGroup(), wanted.target());
        return Map.of();
    }

    /**
     * The new one is registered before the old one goes, so that no request is lost. AWS says that a group holds one function;
     * where it refuses a second one for that, the old one makes room.
     */
    @Override
    public Map<String, String> update(Step.Update step, TargetProperties wanted, Outputs known) {
        String group = wanted.targetGroup();
        List<String> old = ((TargetProperties) step.observed().properties())
                .targets().stream()
                        .filter(target -> !target.equals(wanted.target()))
                        .toList();
        try {
            register(group, wanted.target());
        } catch (AccountException e) {
            if (!isFull(e)) {
                throw e;
            }
            old.forEach(target -> deregister(group, target));
            registerOrReturn(group, wanted.target(), old);
            return Map.of();
        }
        old.forEach(target -> deregister(group, target));
        return Map.of();
    }

    /** A group without any function would answer nobody. */
    private void registerOrReturn(String group, String target, List<String> old) {
        try {
            register(group, target);
        } catch (AccountException e) {
            old.forEach(before -> register(group, before));
            throw e;
        }
    }

    private static boolean isFull(AccountException refusal) {
        return refusal.code().startsWith("TooManyTargets")
                || refusal.code().startsWith("TooManyRegistrationsForTargetId");
    }

    private void register(String group, String target) {
        new Patience(caller)
                .call(
                        "elasticloadbalancing:RegisterTargets",
                        Patience.GRANT_IS_NEW,
                        () -> clients.loadBalancing()
                                .registerTargets(r -> r.targetGroupArn(group)
                                        .targets(TargetDescription.builder()
                                                .id(target)
                                                .build())));
    }

    @Override
    public void delete(Observed.Present there) {
        TargetProperties registration = (TargetProperties) there.properties();
        registration.targets().forEach(target -> deregister(registration.targetGroup(), target));
    }

    private void deregister(String group, String target) {
        try {
            caller.find(
                    "elasticloadbalancing:DeregisterTargets",
                    () -> clients.loadBalancing()
                            .deregisterTargets(r -> r.targetGroupArn(group)
                                    .targets(TargetDescription.builder()
                                            .id(target)
                                            .build())));
        } catch (AccountException e) {
            // not registered any more
            if (!e.code().startsWith("InvalidTarget")) {
                throw e;
            }
        }
    }
}
