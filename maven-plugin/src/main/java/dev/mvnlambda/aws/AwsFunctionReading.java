package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.AliasState;
import dev.mvnlambda.resource.FunctionReading;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.State;

/** Reads one function from AWS: through its alias first, since that tells the version and mostly the tags too. */
final class AwsFunctionReading implements FunctionReading {
    private final FunctionScope scope;
    private final List<Node> all;
    private final List<Node> wanted;
    private final boolean thorough;
    private final FunctionState state;
    private final Types types;
    private final List<String> remarks = new ArrayList<>();
    private final List<PolicyStatementType.StatementProperties> granted = new ArrayList<>();
    private final Optional<GetFunctionResponse> aliased;
    private final Lazy<Optional<GetFunctionResponse>> bare;
    private final Lazy<Optional<GetAliasResponse>> alias;

    AwsFunctionReading(FunctionScope scope, List<Node> all, boolean thorough, FunctionState state, Types types) {
        this.scope = scope;
        this.all = all;
        this.wanted = Node.of(scope.name(), all);
        this.thorough = thorough;
        this.state = state;
        this.types = types;
        this.aliased =
                scope.alias().flatMap(qualifier -> state.find(scope.target().functionName(), qualifier));
        this.bare =
                new Lazy<>(() -> state.find(scope.target().functionName(), null).map(this::settled));
        this.alias = new Lazy<>(() -> types.aliases().read(scope));
    }

    private Optional<GetFunctionResponse> bare() {
        return bare.get();
    }

    /** An update under way, of a deploy that stopped for one, ends first: its end changes the revision. */
    private GetFunctionResponse settled(GetFunctionResponse found) {
        FunctionConfiguration configuration = found.configuration();
        boolean moving = configuration.state() == State.PENDING
                || configuration.lastUpdateStatus() == LastUpdateStatus.IN_PROGRESS;
        return moving
                ? found.toBuilder()
                        .configuration(state.settled(configuration.functionName()))
                        .build()
                : found;
    }

    /** AWS leaves it open whether tags come with a qualified read. */
    private Optional<GetFunctionResponse> tagged() {
        return aliased.filter(found -> !found.tags().isEmpty()).or(this::bare);
    }

    @Override
    public boolean exists() {
        return aliased.isPresent() || bare().isPresent();
    }

    @Override
    public Map<String, String> tags() {
        return tagged().map(GetFunctionResponse::tags).orElse(Map.of());
    }

    @Override
    public Optional<String> version() {
        return aliased.map(found -> found.configuration().version());
    }

    @Override
    public boolean holdsOtherCode() {
        return scope.alias().isEmpty()
                && wanted.stream()
                        .map(Node::properties)
                        .filter(FunctionProperties.class::isInstance)
                        .map(one -> ((FunctionProperties) one).code())
                        .anyMatch(code -> bare().map(GetFunctionResponse::configuration)
                                .filter(there -> !code.equals(there.codeSha256()))
                                .isPresent());
    }

    @Override
    public Optional<Observed.Present> version(String number) {
        return state.find(scope.target().functionName(), number)
                .map(found -> VersionType.observed(scope, found.configuration(), tags()));
    }

    @Override
    public Optional<String> obstacle(boolean adopting) {
        if (!exists()) {
            return Optional.empty();
        }
        String name = scope.target().functionName();
        var unreadable = tagged().map(GetFunctionResponse::tagsError);
        if (unreadable.isPresent()) {
            return Optional.of("The tags of " + name + " cannot be read ("
                    + unreadable.get().message()
                    + "), and they tell whose it is. Allow {\"Effect\":\"Allow\",\"Action\":\"lambda:ListTags\",\"Resource\":\""
                    + scope.target().functionArn() + "\"}.");
        }
        return ownedByAnother(name).or(() -> ownedByNobody(name, adopting)).or(() -> bareFailed(name));
    }

    private Optional<String> ownedByAnother(String name) {
        String app = tags().getOrDefault(Stage.APP_TAG, "");
        return app.isEmpty() || scope.stage().owns(tags())
                ? Optional.empty()
                : Optional.of(
                        "The function " + name + " belongs to app " + app + ", stage "
                                + tags().getOrDefault(Stage.STAGE_TAG, "?") + ", and not to app "
                                + scope.stage().app() + ", stage "
                                + scope.stage().name()
                                + ", so it is left alone. Choose another lambda.app or lambda.stage, or remove it there first.");
    }

    private Optional<String> ownedByNobody(String name, boolean adopting) {
        return adopting || scope.stage().owns(tags())
                ? Optional.empty()
                : Optional.of("A function " + name + " is there already, but its tags do not say that app "
                        + scope.stage().app() + ", stage " + scope.stage().name()
                        + " owns it, so it is left alone. Take it over, with its URL, mappings and settings, by -Dlambda.adopt; "
                        + "or choose another lambda.app or lambda.stage.");
    }

    private Optional<String> bareFailed(String name) {
        return aliased.isPresent()
                ? Optional.empty()
                : bare().map(GetFunctionResponse::configuration)
                        .filter(found -> found.state() == State.FAILED)
                        .map(found -> name + " failed when it was made (" + found.stateReason()
                                + "), and AWS cannot repair that. Remove what is there with mvn lambda:remove -Dlambda.function="
                                + scope.name() + ", and deploy again.");
    }

    @Override
    public Optional<AliasState> alias() {
        return alias.get().map(AliasType::state);
    }

    @Override
    public List<Observed> core() {
        List<Observed> core = new ArrayList<>();
        bare().ifPresent(found -> core.add(FunctionType.observed(scope, found.configuration(), tags())));
        // an alias on $LATEST leads to no version
        aliased.filter(found -> Qualifiers.isVersion(found.configuration().version()))
                .ifPresent(found -> core.add(VersionType.observed(scope, found.configuration(), tags())));
        if (aliased.isPresent()) {
            alias.get().ifPresent(found -> core.add(AliasType.observed(scope, found)));
        }
        return core;
    }

    @Override
    public String logGroup() {
        return bare().map(GetFunctionResponse::configuration)
                .flatMap(found -> Optional.ofNullable(found.loggingConfig()))
                .map(LoggingConfig::logGroup)
                .orElse(LogGroupType.group("", scope));
    }

    @Override
    public List<Observed> everything() {
        remarks.clear();
        granted.clear();
        List<Observed> everything = new ArrayList<>();
        everything.addAll(roles());
        everything.addAll(
                noted(types.logGroups().observe(scope, wanted(LogGroupType.LogGroupProperties.class), logGroup())));
        types.made().forEach(type -> everything.addAll(type.observe(scope.stage(), wanted)));
        Mappings.OfFunction mappings = mappings();
        everything.addAll(mappings.ours());
        everything.addAll(types.mappings().obstacles(scope, all));
        PolicyStatementType.Policy policy = PolicyStatementType.Policy.none();
        List<Observed> hanging = List.of();
        if (exists()) {
            everything.addAll(core());
            bare().flatMap(found -> ReservedConcurrencyType.observed(scope, found))
                    .ifPresent(everything::add);
            policy = current();
            hanging = hanging(policy.ours(), mappings);
        }
        everything.addAll(types.asyncs().obstacles(scope, all, hanging)); // before what they stand in the way of
        everything.addAll(hanging);
        PolicySize.obstacle(scope, wanted, policy).ifPresent(everything::add);
        everything.addAll(noted(types.origins().observe(scope, wanted, urls(everything))));
        everything.addAll(pushes(FormerQualifiers.versions(mappings.qualifiers())));
        return everything;
    }

    private static List<Observed.Present> urls(List<Observed> observed) {
        return observed.stream()
                .filter(one -> one.key().kind().equals(FunctionUrlType.KIND))
                .map(Observed.Present.class::cast)
                .toList();
    }

    private List<Observed> noted(PushType.Found found) {
        remarks.addAll(found.remarks());
        return found.observed();
    }

    /**
     * What services have that makes them call the function, and our grants on the versions that any of it leads to: nobody else
     * knows which of the versions have a policy.
     *
     * @param looked the versions whose policies have been read
     */
    private List<Observed> pushes(Set<String> looked) {
        Set<String> known = new HashSet<>(looked);
        List<Observed> grants = new ArrayList<>();
        PushType.Found found = pushed();
        for (Set<String> more = versions(found, known); !more.isEmpty(); more = versions(found, known)) {
            known.addAll(more);
            int before = grants.size();
            more.forEach(version -> grants.addAll(former(version).ours()));
            if (grants.size() > before) {
                // what they are for may be found by nothing else, and goes before them
                found = pushed();
            }
        }
        List<Observed> all = new ArrayList<>(grants);
        all.addAll(noted(found));
        return all;
    }

    private Set<String> versions(PushType.Found found, Set<String> known) {
        Set<String> versions = FormerQualifiers.versions(scope, found.observed());
        versions.removeAll(known);
        return versions;
    }

    private PushType.Found pushed() {
        List<Observed> observed = new ArrayList<>();
        List<String> noted = new ArrayList<>();
        for (PushType<?> type : types.pushes()) {
            PushType.Found one = type.observe(
                    scope,
                    wanted,
                    granted.stream()
                            .filter(statement -> statement.grant().principal().equals(type.principal()))
                            .toList(),
                    all);
            observed.addAll(one.observed());
            noted.addAll(one.remarks());
        }
        return new PushType.Found(observed, noted);
    }

    /** Versions run with the role that they were published with, so a generated one stays when another is chosen. */
    private List<Observed.Present> roles() {
        RoleType.@Nullable RoleProperties role = wanted(RoleType.RoleProperties.class);
        boolean left = role == null && !all.isEmpty() && scope.alias().isPresent();
        return left ? List.of() : types.roles().observe(scope, role);
    }

    private Mappings.OfFunction mappings() {
        boolean mapped = wanted.stream().anyMatch(node -> node.properties() instanceof MappingProperties);
        if (!exists() && !mapped && !all.isEmpty()) {
            return Mappings.OfFunction.none();
        }
        Mappings.OfFunction found = types.mappings().observe(scope, wanted);
        found.foreign()
                .keySet()
                .forEach(uuid -> remarks.add("The event source mapping " + uuid + " leads to "
                        + scope.target().functionName()
                        + " too, but was not made by this app and is not declared, so it is left alone."));
        return found;
    }

    private <P> @Nullable P wanted(Class<P> properties) {
        return wanted.stream()
                .map(Node::properties)
                .filter(properties::isInstance)
                .map(properties::cast)
                .findFirst()
                .orElse(null);
    }

    /** The policy of the qualifier that consumers are pointed at. */
    private PolicyStatementType.Policy current() {
        return scope.alias().isEmpty() || aliased.isPresent()
                ? policy(scope.alias().orElse(""))
                : PolicyStatementType.Policy.none();
    }

    /** What hangs on the qualifier that consumers are pointed at, and on those where they may hang from before. */
    private List<Observed> hanging(List<Observed.Present> grants, Mappings.OfFunction mappings) {
        String current = scope.alias().orElse("");
        List<Observed> hanging = new ArrayList<>(grants);
        // a URL outlives its alias
        types.urls().observe(scope, current).map(url -> after(url, grants)).ifPresent(hanging::add);
        Set<String> former = FormerQualifiers.of(scope, tags(), mappings.qualifiers(), thorough);
        former.forEach(qualifier -> hanging.addAll(former(qualifier, mappings)));
        FormerQualifiers.versions(mappings.qualifiers())
                .forEach(version -> hanging.addAll(former(version).ours()));
        Set<String> looked = new HashSet<>(former);
        looked.add(current);
        looked.add("");
        hanging.addAll(types.asyncs().observe(scope, looked));
        hanging.addAll(types.provisioned().observe(scope, looked));
        return hanging;
    }

    private PolicyStatementType.Policy policy(String qualifier) {
        PolicyStatementType.Policy policy = types.statements().observe(scope, qualifier);
        policy.ours().stream()
                .map(statement -> (PolicyStatementType.StatementProperties) statement.properties())
                .forEach(granted::add);
        return policy;
    }

    private List<Observed> former(String qualifier, Mappings.OfFunction mappings) {
        PolicyStatementType.Policy policy = former(qualifier);
        List<Observed> former = new ArrayList<>(policy.ours());
        types.urls()
                .observe(scope, qualifier)
                .map(url -> AwsFunctionReading.after(url, policy.ours()))
                .ifPresent(former::add);
        boolean used = mappings.foreign().containsValue(qualifier);
        if (!qualifier.isEmpty() && policy.foreign().isEmpty() && !used) {
            formerAlias(qualifier).ifPresent(former::add);
        }
        return former;
    }

    /** The policy of a qualifier that consumers are pointed at no more. */
    private PolicyStatementType.Policy former(String qualifier) {
        PolicyStatementType.Policy policy = policy(qualifier);
        if (!policy.foreign().isEmpty()) {
            boolean alias = !qualifier.isEmpty() && !Qualifiers.isVersion(qualifier);
            remarks.add("The resource policy of " + Qualifiers.words(qualifier) + " of "
                    + scope.target().functionName() + " holds statements that are not ours ("
                    + String.join(", ", policy.foreign()) + "); they, and who uses them, are left alone"
                    + (alias ? ", and so is the alias." : "."));
        }
        return policy;
    }

    /** One that another tool gave a name of its own may have callers that nothing here tells of. */
    private Optional<Observed.Present> formerAlias(String qualifier) {
        if (FormerQualifiers.isOurs(qualifier, tags())) {
            return types.aliases().former(scope, qualifier);
        }
        remarks.add("Nothing of this app leads to " + Qualifiers.words(qualifier) + " of "
                + scope.target().functionName() + " any more, but it was not made by this app, so it is left alone.");
        return Optional.empty();
    }

    /** A URL goes before what opens it to its callers. */
    private static Observed.Present after(Observed.Present url, List<Observed.Present> grants) {
        Set<ResourceKey> after = new HashSet<>(url.after());
        grants.stream()
                .filter(statement -> ((PolicyStatementType.StatementProperties) statement.properties())
                        .grant()
                        .isForUrl())
                .forEach(statement -> after.add(statement.key()));
        return new Observed.Present(url.key(), url.properties(), url.function(), url.outputs(), after);
    }

    @Override
    public List<String> remarks() {
        return List.copyOf(remarks);
    }
}
