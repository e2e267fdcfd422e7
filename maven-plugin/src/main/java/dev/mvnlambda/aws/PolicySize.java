package dev.mvnlambda.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.aws.PolicyStatementType.Grant;
import dev.mvnlambda.aws.PolicyStatementType.Policy;
import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.FunctionScope;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How large the resource policy of a qualifier gets while a deploy adds to it, written as AWS writes it. */
final class PolicySize {
    /** What AWS allows the policy of each qualifier, in bytes. */
    private static final int LARGEST = 20_480;

    private static final int EMPTY = "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[]}".length();

    /** API Gateway's ids. */
    private static final int API_ID = "a1b2c3d4e5".length();

    private static final int AUTHORIZER = "a1b2c3d4e5/authorizers/a1b2c3".length();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FunctionScope scope;
    private final Policy there;
    private final Map<String, Integer> wanted = new LinkedHashMap<>();

    private PolicySize(FunctionScope scope, List<Node> nodes, Policy there) {
        this.scope = scope;
        this.there = there;
        for (Node node : nodes) {
            if (node.properties() instanceof StatementProperties statement) {
                wanted.put(statement.statementId(), of(statement(statement)));
            }
        }
    }

    /** The bytes of one statement. */
    static int of(JsonNode statement) {
        return statement.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Why what a deploy adds has no room: what it replaces goes only afterwards, so for a while both are there.
     *
     * @param wanted all nodes of the function
     * @param there the policy of what its consumers are pointed at
     */
    static Optional<Observed> obstacle(FunctionScope scope, List<Node> wanted, Policy there) {
        PolicySize size = new PolicySize(scope, wanted, there);
        return wanted.stream()
                .filter(node -> node.properties() instanceof StatementProperties statement
                        && !there.sizes().containsKey(statement.statementId()))
                .map(Node::key)
                .findFirst()
                .flatMap(size::obstacle);
    }

    private Optional<Observed> obstacle(ResourceKey added) {
        Map<String, Integer> all = with(there.sizes());
        return bytes(all) <= LARGEST
                ? Optional.empty()
                : Optional.of(new Observed.Blocked(
                        added,
                        "The resource policy of "
                                + Qualifiers.words(scope.alias().orElse("")) + " of "
                                + scope.target().functionName() + " would have " + bytes(all) + " bytes for "
                                + all.size() + " statements"
                                + (there.sizes().isEmpty()
                                        ? ""
                                        : ", of which " + there.sizes().size() + " are there,")
                                + " and AWS allows " + LARGEST + " bytes. " + cure()));
    }

    private String cure() {
        Map<String, Integer> foreign = new LinkedHashMap<>(there.sizes());
        foreign.keySet().retainAll(there.foreign());
        return bytes(with(foreign)) <= LARGEST
                ? "It fits once those that nobody wants any more are gone, which go last: deploy some of what is new later."
                : "Let fewer triggers lead to " + scope.name()
                        + ": one {proxy+} route stands for many, or another function takes some of them.";
    }

    private Map<String, Integer> with(Map<String, Integer> others) {
        Map<String, Integer> all = new LinkedHashMap<>(others);
        wanted.forEach(all::putIfAbsent);
        return all;
    }

    private static int bytes(Map<String, Integer> statements) {
        int commas = Math.max(0, statements.size() - 1);
        return EMPTY
                + commas
                + statements.values().stream().mapToInt(Integer::intValue).sum();
    }

    private JsonNode statement(StatementProperties wanted) {
        Grant grant = wanted.grant();
        ObjectNode statement =
                JSON.createObjectNode().put("Sid", wanted.statementId()).put("Effect", "Allow");
        if (grant.principal().equals("*")) {
            statement.put("Principal", "*");
        } else {
            statement.putObject("Principal").put("Service", grant.principal());
        }
        statement.put("Action", grant.action()).put("Resource", scope.target().arn());
        ObjectNode conditions = conditions(grant);
        if (!conditions.isEmpty()) {
            statement.set("Condition", conditions);
        }
        return statement;
    }

    private static ObjectNode conditions(Grant grant) {
        ObjectNode conditions = JSON.createObjectNode();
        add(conditions, "StringEquals", "AWS:SourceAccount", grant.sourceAccount());
        add(conditions, "StringEquals", "lambda:FunctionUrlAuthType", grant.urlAuthType());
        Value source = grant.sourceArn();
        add(conditions, "ArnLike", "AWS:SourceArn", source == null ? "" : asLongAs(source));
        add(conditions, "Bool", "lambda:InvokedViaFunctionUrl", grant.viaFunctionUrl() ? "true" : "");
        return conditions;
    }

    private static void add(ObjectNode conditions, String operator, String key, String value) {
        if (!value.isEmpty()) {
            conditions.withObjectProperty(operator).put(key, value);
        }
    }

    /** A text of the length of what a step will tell: the id of an API, or what names an authorizer in it. */
    private static String asLongAs(Value source) {
        return source instanceof Value.FromStep told
                ? told.before() + "x".repeat(told.after().isEmpty() ? AUTHORIZER : API_ID) + told.after()
                : source.text();
    }
}
