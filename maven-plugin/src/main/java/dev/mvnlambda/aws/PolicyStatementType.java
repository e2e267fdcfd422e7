package dev.mvnlambda.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mvnlambda.code.ContentHash;
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
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/**
 * One statement of the resource policy of an alias, or of a bare function: who may invoke it. Its id is a hash of its
 * content, so equal ids are equal statements, and none is ever changed.
 */
final class PolicyStatementType implements ResourceType<PolicyStatementType.StatementProperties> {
    static final String KIND = "grant";

    /** All our statement ids begin with it; others are not ours. */
    private static final String OURS = "mvnlambda-";

    private static final String INVOKE = "lambda:InvokeFunction";
    private static final String CLOUD_FRONT = "cloudfront.amazonaws.com";
    private static final String INVOKE_URL = "lambda:InvokeFunctionUrl";

    private final Caller caller;
    private final LambdaClient lambda;

    /** By function: AWS reads a policy and writes it back whole, so of two changes at once one may be lost unseen. */
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    PolicyStatementType(Caller caller, LambdaClient lambda) {
        this.caller = caller;
        this.lambda = lambda;
    }

    /**
     * What one statement allows; its place is not part of what its id is a hash of.
     *
     * @param sourceArn on whose behalf the principal may call; absent for any
     * @param sourceAccount whose that is, where its ARN does not tell, or empty
     */
    record Grant(
            String action,
            String principal,
            @Nullable Value sourceArn,
            String sourceAccount,
            String urlAuthType,
            boolean viaFunctionUrl) {
        /** What lets a service call, on behalf of one source of events. */
        static Grant invoke(String principal, Value sourceArn, String sourceAccount) {
            return new Grant(INVOKE, principal, sourceArn, sourceAccount, "", false);
        }

        /** What lets a distribution sign for its callers; as with a public URL, both actions, the second through the URL only. */
        static List<Grant> distribution(String distributionArn) {
            Value source = Value.of(distributionArn);
            return List.of(
                    new Grant(INVOKE_URL, CLOUD_FRONT, source, "", "", false),
                    new Grant(INVOKE, CLOUD_FRONT, source, "", "", true));
        }

        /** Whether it is for callers of the function URL. */
        boolean isForUrl() {
            return action.equals(INVOKE_URL) || viaFunctionUrl;
        }

        /** Every caller of a public URL needs two grants; the second is good for calls through the URL only. */
        static List<Grant> publicUrl() {
            return List.of(
                    new Grant(INVOKE_URL, "*", null, "", "NONE", false), new Grant(INVOKE, "*", null, "", "", true));
        }

        String statementId() {
            return OURS + action.substring(action.indexOf(':') + 1) + "-"
                    + ContentHash.of(Diff.content(this)).substring(0, 10);
        }

        private Grant resolved(Outputs outputs) {
            return sourceArn == null
                    ? this
                    : new Grant(
                            action, principal, sourceArn.resolved(outputs), sourceAccount, urlAuthType, viaFunctionUrl);
        }
    }

    /**
     * A statement in its place.
     *
     * @param qualifier the alias, or empty for the bare function
     */
    record StatementProperties(String functionName, String qualifier, String statementId, Grant grant)
            implements Properties {
        @Override
        public Properties resolved(Outputs outputs) {
            return new StatementProperties(functionName, qualifier, statementId, grant.resolved(outputs));
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            String who = grant.principal().equals("*") ? "everyone" : grant.principal();
            String how = grant.viaFunctionUrl() || !grant.urlAuthType().isEmpty()
                    ? " through the function URL"
                    : grant.sourceArn() == null ? "" : " for " + grant.sourceArn();
            return symbol == Symbol.CREATE ? "lets " + who + " call " + grant.action() + how : "";
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<StatementProperties> properties() {
        return StatementProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return url(wanted);
    }

    /** What the callers of the function URL need; empty where IAM alone decides. */
    static List<Node> url(Wanted wanted) {
        return urlGrants(wanted).stream()
                .map(grant -> node(wanted.scope(), grant, Set.of()))
                .toList();
    }

    private static List<Grant> urlGrants(Wanted wanted) {
        var url = wanted.spec().url();
        if (url == null) {
            return List.of();
        }
        if (!url.cloudFront().isEmpty()) {
            return Grant.distribution(
                    DistributionArn.of(url.cloudFront(), wanted.scope()).toString());
        }
        return url.auth().equals("NONE") ? Grant.publicUrl() : List.of();
    }

    /**
     * A statement of the policy of what consumers are pointed at.
     *
     * @param after what tells the ARN of the source, if only a step does
     */
    static Node node(FunctionScope scope, Grant grant, Set<ResourceKey> after) {
        String qualifier = scope.alias().orElse("");
        Set<ResourceKey> all = new HashSet<>(after);
        all.add(pointedAt(scope));
        return new Node(
                key(scope, qualifier, grant),
                new StatementProperties(scope.target().functionName(), qualifier, grant.statementId(), grant),
                scope.name(),
                all);
    }

    /** The key of a statement on a qualifier; an empty one is the bare function. */
    static ResourceKey key(FunctionScope scope, String qualifier, Grant grant) {
        return key(scope, qualifier, grant.statementId());
    }

    /** The key of a statement that is there. */
    static ResourceKey key(FunctionScope scope, StatementProperties there) {
        return key(scope, there.qualifier(), there.statementId());
    }

    private static ResourceKey key(FunctionScope scope, String qualifier, String statementId) {
        String id = statementId.startsWith(OURS) ? statementId.substring(OURS.length()) : statementId;
        return new ResourceKey(KIND, Qualifiers.key(KIND, scope, qualifier).name() + "/" + id);
    }

    /** What consumers of a function hang on. */
    static ResourceKey pointedAt(FunctionScope scope) {
        return scope.alias().isPresent() ? scope.qualifiedKey(AliasType.KIND) : scope.key(FunctionType.KIND);
    }

    /** What a function URL of any kind hangs on: it goes before its grants do. */
    static Set<ResourceKey> urlHangsOn(FunctionScope scope, String qualifier) {
        Set<ResourceKey> keys = new HashSet<>(Set.of(pointedAt(scope, qualifier)));
        Grant.publicUrl().forEach(grant -> keys.add(key(scope, qualifier, grant.statementId())));
        return keys;
    }

    private static ResourceKey pointedAt(FunctionScope scope, String qualifier) {
        return qualifier.isEmpty() ? scope.key(FunctionType.KIND) : AliasType.key(scope, qualifier);
    }

    /**
     * The policy of one qualifier.
     *
     * @param ours the statements that we made
     * @param foreign the ids of all others
     * @param sizes by id, the bytes of each
     */
    record Policy(List<Observed.Present> ours, List<String> foreign, Map<String, Integer> sizes) {
        static Policy none() {
            return new Policy(List.of(), List.of(), Map.of());
        }
    }

    /** The policy of what consumers are pointed at, or were before. */
    Policy observe(FunctionScope scope, String qualifier) {
        String functionName = scope.target().functionName();
        return caller.find(
                        "lambda:GetPolicy",
                        () -> lambda.getPolicy(
                                r -> r.functionName(functionName).qualifier(qualifier.isEmpty() ? null : qualifier)))
                .map(found -> policy(scope, qualifier, PolicyDocument.statements(found.policy())))
                .orElse(Policy.none());
    }

    private static Policy policy(FunctionScope scope, String qualifier, JsonNode statements) {
        List<Observed.Present> ours = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        Map<String, Integer> sizes = new TreeMap<>();
        for (JsonNode statement : statements) {
            String id = statement.path("Sid").asText();
            sizes.merge(id, PolicySize.of(statement), Integer::sum);
            if (isOurs(id, statement, qualifier, scope)) {
                ours.add(new Observed.Present(
                        key(scope, qualifier, id),
                        new StatementProperties(scope.target().functionName(), qualifier, id, grant(statement)),
                        scope.name(),
                        Map.of(),
                        Set.of(pointedAt(scope, qualifier))));
            } else {
                foreign.add(id);
            }
        }
        return new Policy(ours, foreign, sizes);
    }

    /**
     * Where consumers are pointed at no more, what opens a function URL to everyone goes with that URL, whoever made it; versions
     * have none.
     */
    private static boolean isOurs(String id, JsonNode statement, String qualifier, FunctionScope scope) {
        boolean former = !qualifier.equals(scope.alias().orElse("")) && !Qualifiers.isVersion(qualifier);
        return id.startsWith(OURS) || (former && Grant.publicUrl().contains(grant(statement)));
    }

    private static Grant grant(JsonNode statement) {
        JsonNode principal = statement.path("Principal");
        JsonNode named = principal.isTextual() ? principal : principal.path("Service");
        Map<String, Map<String, String>> conditions = PolicyDocument.conditions(statement);
        String source = sourceArn(conditions);
        return new Grant(
                statement.path("Action").asText(),
                named.isMissingNode() ? principal.path("AWS").asText() : named.asText(),
                source.isEmpty() ? null : Value.of(source),
                conditions.getOrDefault("StringEquals", Map.of()).getOrDefault("AWS:SourceAccount", ""),
                conditions.getOrDefault("StringEquals", Map.of()).getOrDefault("lambda:FunctionUrlAuthType", ""),
                Boolean.parseBoolean(conditions
                        .getOrDefault("Bool", Map.of())
                        .getOrDefault("lambda:InvokedViaFunctionUrl", "false")));
    }

    private static String sourceArn(Map<String, Map<String, String>> conditions) {
        return conditions
                .getOrDefault("ArnLike", conditions.getOrDefault("StringLike", Map.of()))
                .getOrDefault("AWS:SourceArn", "");
    }

    @Override
    public Map<String, String> create(Step.Create step, StatementProperties wanted, Outputs known) {
        synchronized (lock(wanted)) {
            caller.call("lambda:AddPermission", () -> lambda.addPermission(r -> describe(r, wanted)));
        }
        return Map.of();
    }

    private Object lock(StatementProperties statement) {
        return locks.computeIfAbsent(statement.functionName(), any -> new Object());
    }

    private static void describe(AddPermissionRequest.Builder request, StatementProperties wanted) {
        Grant grant = wanted.grant();
        request.functionName(wanted.functionName())
                .statementId(wanted.statementId())
                .action(grant.action())
                .principal(grant.principal());
        if (!wanted.qualifier().isEmpty()) {
            request.qualifier(wanted.qualifier());
        }
        if (grant.sourceArn() != null) {
            request.sourceArn(grant.sourceArn().text());
        }
        if (!grant.sourceAccount().isEmpty()) {
            request.sourceAccount(grant.sourceAccount());
        }
        if (!grant.urlAuthType().isEmpty()) {
            request.functionUrlAuthType(grant.urlAuthType());
        }
        if (grant.viaFunctionUrl()) {
            request.invokedViaFunctionUrl(true);
        }
    }

    /** Someone altered a statement of ours by hand: it is made again as its id says. */
    @Override
    public Map<String, String> update(Step.Update step, StatementProperties wanted, Outputs known) {
        delete(step.observed());
        return create(new Step.Create(step.node(), step.changes()), wanted, known);
    }

    @Override
    public void delete(Observed.Present there) {
        StatementProperties statement = (StatementProperties) there.properties();
        synchronized (lock(statement)) {
            caller.find(
                    "lambda:RemovePermission",
                    () -> lambda.removePermission(r -> {
                        r.functionName(statement.functionName()).statementId(statement.statementId());
                        if (!statement.qualifier().isEmpty()) {
                            r.qualifier(statement.qualifier());
                        }
                    }));
        }
    }
}
