package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.Grant;
import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.code.ContentHash;
import dev.mvnlambda.manifest.EventBridgeSpec;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule of an event bus that calls one function. It is named for its bus and pattern, so another pattern is another rule;
 * everything else of it, its target too, changes in place.
 */
final class RuleType implements PushType<RuleProperties> {
    static final String KIND = "rule";

    private static final String EVENTS = "events.amazonaws.com";
    private static final int HASH_DIGITS = 8;

    private final Caller caller;
    private final Clients clients;
    private final EventBusType buses;
    private final TaggedRules tagged;
    private final RuleTarget targets;

    RuleType(Caller caller, Clients clients, EventBusType buses) {
        this.caller = caller;
        this.clients = clients;
        this.buses = buses;
        this.tagged = new TaggedRules(caller, clients);
        this.targets = new RuleTarget(caller, clients);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<RuleProperties> properties() {
        return RuleProperties.class;
    }

    @Override
    public String principal() {
        return EVENTS;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        List<Node> nodes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (EventBridgeSpec spec : wanted.spec().triggers(EventBridgeSpec.class)) {
            String pattern = Json.normalized(spec.pattern());
            int same = 0;
            while (!names.add(hash(spec.source(), pattern, same))) {
                same++;
            }
            nodes.addAll(nodes(spec, pattern, hash(spec.source(), pattern, same), wanted));
        }
        return nodes;
    }

    /** The same pattern may call a function with more than one input. */
    private static String hash(String bus, String pattern, int same) {
        return ContentHash.of(bus + "\n" + pattern + (same == 0 ? "" : "\n" + same))
                .substring(0, HASH_DIGITS);
    }

    private static List<Node> nodes(EventBridgeSpec spec, String pattern, String hash, Wanted wanted) {
        FunctionScope scope = wanted.scope();
        Stage stage = scope.stage();
        RuleArn rule = RuleArn.of(spec.source(), stage.memberName(scope.name(), hash), stage.identity());
        Node grant = PolicyStatementType.node(scope, grant(rule), Set.of());
        // the bus may be one that another function makes
        Set<ResourceKey> after = Set.of(grant.key(), EventBusType.key(rule.bus()));
        RuleProperties properties = new RuleProperties(
                rule.toString(),
                pattern,
                spec.enabled(),
                scope.target().arn(),
                spec.input(),
                spec.retries(),
                spec.maxAge(),
                spec.deadLetterQueue(),
                wanted.servingTags());
        return List.of(grant, new Node(key(scope, rule), properties, scope.name(), after));
    }

    private static Grant grant(RuleArn rule) {
        return Grant.invoke(EVENTS, Value.of(rule.toString()), "");
    }

    /** A rule is told from others of its bus by the hash at the end of its name. */
    private static ResourceKey key(FunctionScope scope, RuleArn rule) {
        boolean ownAccount = rule.account().equals(scope.stage().identity().account())
                && rule.region().equals(scope.stage().identity().region());
        String hash = rule.name().substring(rule.name().lastIndexOf('-') + 1);
        return new ResourceKey(
                KIND, scope.name() + "/events:" + (ownAccount ? rule.bus() : rule.busArn()) + ":" + hash);
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        return observe(scope, wanted, granted, wanted);
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted, List<Node> all) {
        List<Observed> observed = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        Set<String> looked = new HashSet<>();
        for (Node node : wanted) {
            if (node.properties() instanceof RuleProperties rule && looked.add(rule.arn())) {
                wanted(scope, node, rule, all, remarks).ifPresent(observed::add);
            }
        }
        Set<String> sources = new TreeSet<>(Sources.of(granted));
        if (wanted.isEmpty()) {
            sources.addAll(tagged.of(scope));
        }
        for (String source : sources) {
            if (RuleArn.isOne(source) && looked.add(source)) {
                leftover(scope, RuleArn.parse(source), Sources.grants(scope, granted, source), remarks)
                        .ifPresent(observed::add);
            }
        }
        return new Found(observed, remarks);
    }

    private Optional<Observed> wanted(
            FunctionScope scope, Node node, RuleProperties wanted, List<Node> all, List<String> remarks) {
        RuleArn rule = wanted.rule();
        Optional<Observed.Present> there = read(scope, rule, node.after(), remarks);
        if (there.isPresent()) {
            return Optional.of(there.get());
        }
        boolean isMade = all.stream().anyMatch(one -> one.key().equals(EventBusType.key(rule.bus())));
        return rule.isOfDefaultBus() || isMade || buses.exists(rule)
                ? Optional.empty()
                : Optional.of(Observed.Blocked.missing(
                        node.key(),
                        "There is no event bus " + rule.bus() + ", which the @EventBridgeTrigger of " + scope.name()
                                + " listens to. Make it, correct its name, or write create = true.",
                        rule.busArn()));
    }

    /** What our grant tells of is ours only if its tags say so too; a bus that goes as well waits for it. */
    private Optional<Observed> leftover(
            FunctionScope scope, RuleArn rule, Set<ResourceKey> grants, List<String> remarks) {
        Set<ResourceKey> after = new HashSet<>(grants);
        after.add(EventBusType.key(rule.bus()));
        return read(scope, rule, after, remarks)
                .filter(found -> scope.stage().owns(((RuleProperties) found.properties()).tags()))
                .map(Observed.class::cast);
    }

    private Optional<Observed.Present> read(
            FunctionScope scope, RuleArn rule, Set<ResourceKey> after, List<String> remarks) {
        // the module is there before the classes of its answers are named
        clients.eventBridge();
        return caller.find(
                        "events:DescribeRule",
                        () -> clients.eventBridge()
                                .describeRule(r -> r.name(rule.name()).eventBusName(rule.busArn())))
                .map(found -> {
                    RuleTarget.Targets there = targets.of(rule);
                    if (!there.foreign().isEmpty()) {
                        remarks.add("The rule " + rule.name() + " has targets that were not made by this app ("
                                + String.join(", ", there.foreign()) + "); they, and the rule while they are there, "
                                + "are left alone.");
                    }
                    RuleProperties properties = there.properties(
                            rule,
                            Json.normalized(found.eventPattern() == null ? "" : found.eventPattern()),
                            !"DISABLED".equals(found.stateAsString()),
                            EventTags.of(caller, clients, rule.toString()));
                    return new Observed.Present(key(scope, rule), properties, scope.name(), Map.of(), after);
                });
    }

    @Override
    public Map<String, String> create(Step.Create step, RuleProperties wanted, Outputs known) {
        put(wanted, true);
        targets.put(wanted);
        return Map.of();
    }

    private void put(RuleProperties wanted, boolean isNew) {
        RuleArn rule = wanted.rule();
        caller.call(
                "events:PutRule",
                () -> clients.eventBridge().putRule(r -> {
                    r.name(rule.name())
                            .eventBusName(rule.busArn())
                            .eventPattern(wanted.pattern())
                            .state(wanted.enabled() ? "ENABLED" : "DISABLED")
                            .description("Calls a Lambda function; made and removed by mvn-lambda");
                    // AWS takes no tags for a rule that is there
                    if (isNew) {
                        r.tags(EventTags.sdk(wanted.tags()));
                    }
                }));
    }

    @Override
    public Map<String, String> update(Step.Update step, RuleProperties wanted, Outputs known) {
        RuleProperties before = (RuleProperties) step.observed().properties();
        if (!wanted.isSameRule(before)) {
            put(wanted, false);
        }
        if (!wanted.isSameTarget(before)) {
            targets.put(wanted);
        }
        EventTags.change(caller, clients, wanted.arn(), before.tags(), wanted.tags());
        return Map.of();
    }

    /** A rule that others have targets on stays, without our marks. */
    @Override
    public void delete(Observed.Present there) {
        RuleProperties properties = (RuleProperties) there.properties();
        RuleArn rule = properties.rule();
        if (!properties.target().isEmpty()) {
            targets.remove(rule);
        }
        if (targets.of(rule).foreign().isEmpty()) {
            caller.find(
                    "events:DeleteRule",
                    () -> clients.eventBridge()
                            .deleteRule(r -> r.name(rule.name()).eventBusName(rule.busArn())));
        } else {
            EventTags.change(caller, clients, properties.arn(), properties.tags(), Map.of());
        }
    }
}
