package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.Grant;
import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.manifest.SnsSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Diff;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What makes a topic call a function. SNS knows a subscription by its endpoint, so one that is to lead elsewhere is made anew,
 * and the other one, whose key tells where it leads, is removed after that.
 */
final class SubscriptionType implements PushType<SubscriptionType.SubscriptionProperties> {
    static final String KIND = "subscription";

    /** The output that holds the ARN. */
    static final String ARN = "arn";

    private static final String PRINCIPAL = "sns.amazonaws.com";
    private static final String POLICY = "FilterPolicy";
    private static final String SCOPE = "FilterPolicyScope";
    private static final String REDRIVE = "RedrivePolicy";
    private static final String BY_ATTRIBUTES = "MessageAttributes";
    private static final String EVERYTHING = "{}";
    private static final String LATEST = "$LATEST";
    private static final String OTHERWISE = "already exists with different attributes";

    private final Lazy<Topics> topics;

    SubscriptionType(Lazy<Topics> topics) {
        this.topics = topics;
    }

    /**
     * A subscription.
     *
     * @param filterPolicy without blanks; empty for all messages
     * @param filterScope what the policy looks at; of no meaning without one
     * @param deadLetterQueue the ARN of a queue, or empty
     */
    record SubscriptionProperties(
            String topic, String endpoint, String filterPolicy, String filterScope, String deadLetterQueue)
            implements Properties {

        static SubscriptionProperties of(SourceArn topic, String endpoint, Map<String, String> attributes) {
            String policy = Json.normalized(attributes.getOrDefault(POLICY, EVERYTHING));
            boolean filtered = !policy.equals(EVERYTHING);
            return new SubscriptionProperties(
                    topic.toString(),
                    endpoint,
                    filtered ? policy : "",
                    filtered ? attributes.getOrDefault(SCOPE, BY_ATTRIBUTES) : BY_ATTRIBUTES,
                    Json.tree(attributes.getOrDefault(REDRIVE, EVERYTHING))
                            .path("deadLetterTargetArn")
                            .asText());
        }

        private Map<String, String> attributes() {
            Map<String, String> attributes = new TreeMap<>();
            if (!filterPolicy.isEmpty()) {
                attributes.put(POLICY, filterPolicy);
                attributes.put(SCOPE, filterScope);
            }
            if (!deadLetterQueue.isEmpty()) {
                attributes.put(REDRIVE, redrive());
            }
            return attributes;
        }

        private String redrive() {
            return deadLetterQueue.isEmpty() ? "" : Json.text(Map.of("deadLetterTargetArn", deadLetterQueue));
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            String called = LambdaArn.shown(endpoint);
            return symbol == Symbol.CREATE
                    ? "calls " + called
                            + (filterPolicy.isEmpty() ? " with every message" : " with what passes the filter")
                    : symbol == Symbol.DELETE ? "called " + called : "";
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String principal() {
        return PRINCIPAL;
    }

    @Override
    public Class<SubscriptionProperties> properties() {
        return SubscriptionProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        List<Node> nodes = new ArrayList<>();
        for (SnsSpec spec : wanted.spec().triggers(SnsSpec.class)) {
            FunctionScope scope = wanted.scope();
            SourceArn topic = TopicType.topic(spec, scope);
            Node grant = PolicyStatementType.node(scope, grant(topic), Set.of());
            nodes.add(grant);
            nodes.add(new Node(
                    key(topic, scope),
                    properties(spec, topic, scope),
                    scope.name(),
                    Set.of(grant.key(), TopicType.key(topic), PolicyStatementType.pointedAt(scope))));
        }
        return nodes;
    }

    private static Grant grant(SourceArn topic) {
        return Grant.invoke(PRINCIPAL, Value.of(topic.toString()), "");
    }

    private static SubscriptionProperties properties(SnsSpec spec, SourceArn topic, FunctionScope scope) {
        Map<String, String> attributes = new TreeMap<>(Map.of(SCOPE, spec.filterScope()));
        if (!spec.filterPolicy().isEmpty()) {
            attributes.put(POLICY, spec.filterPolicy());
        }
        if (!spec.deadLetterQueue().isEmpty()) {
            attributes.put(REDRIVE, Json.text(Map.of("deadLetterTargetArn", spec.deadLetterQueue())));
        }
        return SubscriptionProperties.of(topic, scope.target().arn(), attributes);
    }

    private static ResourceKey key(SourceArn topic, FunctionScope scope) {
        String source =
                topic.isIn(scope.stage().identity()) ? topic.service() + ":" + topic.resource() : topic.toString();
        return new ResourceKey(KIND, scope.name() + "/" + source);
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted, List<Node> all) {
        List<Observed> found = new ArrayList<>(missing(scope, all));
        found.addAll(observe(scope, wanted, granted).observed());
        return Found.of(found);
    }

    /** Topics that are not there, and that no function makes. */
    private List<Observed> missing(FunctionScope scope, List<Node> all) {
        Set<ResourceKey> made = new HashSet<>();
        all.forEach(node -> made.add(node.key()));
        return all.stream()
                .filter(node -> node.function().equals(scope.name()))
                .filter(node -> node.properties() instanceof SubscriptionProperties)
                .filter(node -> !made.contains(TopicType.key(topic(node))))
                .filter(node -> !topics.get().exists(topic(node).toString()))
                .<Observed>map(node -> Observed.Blocked.missing(
                        node.key(),
                        "There is no topic " + topic(node).resource() + ", which the @SnsTrigger of " + scope.name()
                                + " subscribes to. Make it, correct its name, or write create = true.",
                        topic(node).toString()))
                .toList();
    }

    private static SourceArn topic(Node node) {
        return SourceArn.parse(((SubscriptionProperties) node.properties()).topic());
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        Set<String> looked = new TreeSet<>();
        wanted.stream()
                .filter(node -> node.properties() instanceof SubscriptionProperties)
                .forEach(node -> looked.add(topic(node).toString()));
        looked.addAll(Sources.of(granted));
        looked.removeIf(arn -> !SourceArn.parse(arn).service().equals(TopicType.SERVICE));
        List<Observed> found = new ArrayList<>();
        looked.forEach(arn -> found.addAll(of(SourceArn.parse(arn), scope, granted)));
        return Found.of(found);
    }

    /** Those of a topic that lead to a function, by whatever qualifier, whoever made them. */
    private List<Observed> of(SourceArn topic, FunctionScope scope, List<StatementProperties> granted) {
        String functionArn = scope.target().functionArn();
        return topics.get().subscriptions(topic.toString()).orElse(List.of()).stream()
                .filter(one ->
                        one.endpoint().equals(functionArn) || one.endpoint().startsWith(functionArn + ":"))
                .flatMap(one -> read(one, topic, scope, granted).stream())
                .toList();
    }

    private Optional<Observed> read(
            Topics.Listed listed, SourceArn topic, FunctionScope scope, List<StatementProperties> granted) {
        String qualifier = Qualifiers.of(listed.endpoint(), scope);
        boolean current = listed.endpoint().equals(scope.target().arn());
        ResourceKey key = key(topic, scope);
        Set<ResourceKey> after = new HashSet<>(Set.of(
                TopicType.key(topic),
                qualifier.isEmpty() ? scope.key(FunctionType.KIND) : AliasType.key(scope, qualifier)));
        after.addAll(Sources.grants(scope, granted, topic.toString()));
        Optional<Map<String, String>> attributes =
                current ? topics.get().attributes(listed.arn()) : Optional.of(Map.of());
        return attributes.map(read -> new Observed.Present(
                current ? key : new ResourceKey(KIND, key.name() + "#" + (qualifier.isEmpty() ? LATEST : qualifier)),
                SubscriptionProperties.of(topic, listed.endpoint(), read),
                scope.name(),
                Map.of(ARN, listed.arn()),
                after));
    }

    @Override
    public Map<String, String> create(Step.Create step, SubscriptionProperties wanted, Outputs known) {
        try {
            return Map.of(ARN, topics.get().subscribe(wanted.topic(), wanted.endpoint(), wanted.attributes()));
        } catch (AccountException e) {
            if (!String.valueOf(e.getMessage()).contains(OTHERWISE)) {
                throw e;
            }
            return taken(step, wanted, known).orElseThrow(() -> e);
        }
    }

    /** Somebody made one of that endpoint in between. */
    private Optional<Map<String, String>> taken(Step.Create step, SubscriptionProperties wanted, Outputs known) {
        SourceArn topic = SourceArn.parse(wanted.topic());
        return topics.get().subscriptions(wanted.topic()).orElse(List.of()).stream()
                .filter(one -> one.endpoint().equals(wanted.endpoint()))
                .findFirst()
                .flatMap(one -> topics.get()
                        .attributes(one.arn())
                        .map(read -> new Observed.Present(
                                step.key(),
                                SubscriptionProperties.of(topic, one.endpoint(), read),
                                step.function(),
                                Map.of(ARN, one.arn()),
                                Set.of())))
                .map(there -> update(
                        new Step.Update(
                                step.node(), there, Diff.between((SubscriptionProperties) there.properties(), wanted)),
                        wanted,
                        known));
    }

    /** A policy is changed while the scope is in force that takes both of them: the message's takes any. */
    @Override
    public Map<String, String> update(Step.Update step, SubscriptionProperties wanted, Outputs known) {
        SubscriptionProperties before = (SubscriptionProperties) step.observed().properties();
        String arn = step.observed().outputs().getOrDefault(ARN, "");
        boolean scope = !before.filterScope().equals(wanted.filterScope())
                && !wanted.filterPolicy().isEmpty();
        boolean policyFirst = wanted.filterScope().equals(BY_ATTRIBUTES);
        if (scope && !policyFirst) {
            topics.get().set(arn, SCOPE, wanted.filterScope());
        }
        if (!before.filterPolicy().equals(wanted.filterPolicy())) {
            topics.get().set(arn, POLICY, wanted.filterPolicy().isEmpty() ? EVERYTHING : wanted.filterPolicy());
        }
        if (scope && policyFirst) {
            topics.get().set(arn, SCOPE, wanted.filterScope());
        }
        if (!before.deadLetterQueue().equals(wanted.deadLetterQueue())) {
            topics.get().set(arn, REDRIVE, wanted.redrive());
        }
        return Map.of(ARN, arn);
    }

    @Override
    public void delete(Observed.Present there) {
        topics.get().unsubscribe(Objects.requireNonNullElse(there.outputs().get(ARN), ""));
    }
}
