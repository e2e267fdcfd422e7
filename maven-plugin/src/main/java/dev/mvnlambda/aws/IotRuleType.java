package dev.mvnlambda.aws;

import dev.mvnlambda.code.ContentHash;
import dev.mvnlambda.manifest.IotSpec;
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
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule of AWS IoT that calls the function with messages of devices. Its name holds a hash of its statement, so another statement
 * is another rule: the new one is made before the old one goes.
 */
final class IotRuleType implements PushType<IotRuleType.RuleProperties> {
    static final String KIND = "iot-rule";

    private static final int LONGEST_NAME = 128;
    private static final int HASH_DIGITS = 10;
    private static final Pattern WHOLE_TOPIC = Pattern.compile("SELECT \\* FROM '([^']*)'");

    private final Caller caller;
    private final Clients clients;

    IotRuleType(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    private IotRules rules() {
        return new IotRules(caller, clients.iot());
    }

    /**
     * A rule, as far as it is ours: actions that others added are none of it.
     *
     * @param functionArn what its action calls; empty when it calls nothing of ours
     */
    record RuleProperties(String arn, String sql, String functionArn, boolean enabled, Map<String, String> tags)
            implements Properties {
        RuleProperties {
            tags = Map.copyOf(tags);
        }

        String name() {
            return arn.substring(arn.indexOf('/') + 1);
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return symbol == Symbol.CREATE ? "calls " + LambdaArn.shown(functionArn) + " with " + sql : "";
        }
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
        return IotArn.PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return wanted.spec().triggers(IotSpec.class).stream()
                .flatMap(spec -> nodes(wanted, spec.source()))
                .toList();
    }

    private static Stream<Node> nodes(Wanted wanted, String sql) {
        FunctionScope scope = wanted.scope();
        var identity = scope.stage().identity();
        String arn = IotArn.rule(identity, name(scope, sql));
        Node grant = PolicyStatementType.node(
                scope, PolicyStatementType.Grant.invoke(IotArn.PRINCIPAL, Value.of(arn), identity.account()), Set.of());
        Map<String, String> tags = wanted.servingTags();
        Node rule = new Node(
                key(scope, sql),
                new RuleProperties(arn, sql, scope.target().arn(), true, tags),
                scope.name(),
                Set.of(grant.key()));
        return Stream.of(grant, rule);
    }

    private static ResourceKey key(FunctionScope scope, String sql) {
        Matcher topic = WHOLE_TOPIC.matcher(line(sql));
        return new ResourceKey(KIND, scope.name() + "/iot:" + (topic.matches() ? topic.group(1) : line(sql)));
    }

    /** The key of a rule that is not declared: one whose statement somebody changed is called by its name. */
    private static ResourceKey key(FunctionScope scope, String name, String sql) {
        return name(scope, sql).equals(name) ? key(scope, sql) : new ResourceKey(KIND, scope.name() + "/iot:" + name);
    }

    private static String line(String sql) {
        return sql.replaceAll("\\s+", " ").strip();
    }

    /** The name of a function's rule for a statement: AWS takes letters, digits and underscores only. */
    static String name(FunctionScope scope, String sql) {
        Stage stage = scope.stage();
        String plain = stage.app() + "-" + stage.name() + "-" + scope.name();
        String hash = ContentHash.of(plain + "\n" + line(sql)).substring(0, HASH_DIGITS);
        String start = plain.replaceAll("[^a-zA-Z0-9_]", "_");
        return start.substring(0, Math.min(start.length(), LONGEST_NAME - HASH_DIGITS - 1)) + "_" + hash;
    }

    @Override
    public Found observe(
            FunctionScope scope, List<Node> wanted, List<PolicyStatementType.StatementProperties> granted) {
        List<Observed> observed = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        Set<String> declared = new HashSet<>();
        for (Node node : wanted) {
            if (node.properties() instanceof RuleProperties rule) {
                declared.add(rule.name());
                find(scope, node.key(), rule.name(), granted)
                        .map(found -> isOurs(scope, found) || callsUs(found) ? found : blocked(node, rule))
                        .ifPresent(observed::add);
            }
        }
        for (String name : granted(scope, granted)) {
            if (declared.add(name)) {
                find(scope, null, name, granted).ifPresent(found -> {
                    if (isOurs(scope, found)) {
                        observed.add(found);
                    } else if (callsUs(found)) {
                        remarks.add("The IoT rule " + name + " leads to "
                                + scope.target().functionName()
                                + " too, but was not made by this app and is not declared, so it is left alone.");
                    }
                });
            }
        }
        return new Found(observed, remarks);
    }

    private static Set<String> granted(FunctionScope scope, List<PolicyStatementType.StatementProperties> granted) {
        Set<String> names = new HashSet<>();
        granted.forEach(statement -> Optional.ofNullable(statement.grant().sourceArn())
                .flatMap(arn -> IotArn.ruleName(scope.stage().identity(), arn.text()))
                .ifPresent(names::add));
        return names;
    }

    private static boolean isOurs(FunctionScope scope, Observed.Present rule) {
        return scope.stage().owns(((RuleProperties) rule.properties()).tags());
    }

    private static boolean callsUs(Observed.Present rule) {
        return !((RuleProperties) rule.properties()).functionArn().isEmpty();
    }

    private static Observed blocked(Node node, RuleProperties rule) {
        return new Observed.Blocked(
                node.key(),
                "An IoT rule " + rule.name() + " is there already, but it was not made by this app and stage and calls "
                        + "something else, so it is left alone. Remove it, or change the @IotTrigger of "
                        + node.function()
                        + ".");
    }

    private Optional<Observed.Present> find(
            FunctionScope scope,
            @Nullable ResourceKey declared,
            String name,
            List<PolicyStatementType.StatementProperties> granted) {
        IotRules rules = rules();
        return rules.find(name).map(rule -> {
            String arn = IotArn.rule(scope.stage().identity(), name);
            return new Observed.Present(
                    declared == null ? key(scope, name, rule.sql()) : declared,
                    new RuleProperties(
                            arn,
                            rule.sql(),
                            IotRules.called(rule, scope.target()),
                            !Boolean.TRUE.equals(rule.ruleDisabled()),
                            rules.tags(arn)),
                    scope.name(),
                    Map.of(),
                    Sources.grants(scope, granted, arn));
        });
    }

    @Override
    public Map<String, String> create(Step.Create step, RuleProperties wanted, Outputs known) {
        rules().create(wanted.name(), wanted.sql(), wanted.functionArn(), wanted.tags());
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, RuleProperties wanted, Outputs known) {
        RuleProperties before = (RuleProperties) step.observed().properties();
        if (step.changes().stream().anyMatch(change -> !change.component().equals("tags"))) {
            rules().replace(wanted.name(), wanted.sql(), wanted.functionArn());
        }
        rules().retag(wanted.arn(), before.tags(), wanted.tags());
        return Map.of();
    }

    @Override
    public void delete(Observed.Present there) {
        RuleProperties rule = (RuleProperties) there.properties();
        rules().remove(rule.arn(), rule.name(), rule.functionArn());
    }
}
