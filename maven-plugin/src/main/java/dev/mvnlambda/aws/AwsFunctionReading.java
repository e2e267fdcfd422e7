package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.resource.AliasState;
import dev.mvnlambda.resource.FunctionReading;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.State;

/** Reads one function from AWS: through its alias first, since that tells the version and mostly the tags too. */
final class AwsFunctionReading implements FunctionReading {
    private final FunctionScope scope;
    private final FunctionState state;
    private final Types types;
    private final Optional<GetFunctionResponse> aliased;
    private final Lazy<Optional<GetFunctionResponse>> bare;
    private final Lazy<Optional<GetAliasResponse>> alias;

    AwsFunctionReading(FunctionScope scope, FunctionState state, Types types) {
        this.scope = scope;
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
    public Optional<Observed.Present> version(String number) {
        return state.find(scope.target().functionName(), number)
                .map(found -> VersionType.observed(scope, found.configuration(), tags()));
    }

    @Override
    public Optional<String> obstacle() {
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
        if (!scope.stage().owns(tags())) {
            return Optional.of(foreign(name));
        }
        return bareFailed(name);
    }

    private String foreign(String name) {
        Stage stage = scope.stage();
        return "A function " + name + " is there already, but its tags do not say that app " + stage.app() + ", stage "
                + stage.name()
                + " owns it, so it is left alone. Choose another lambda.app or lambda.stage, or remove that "
                + "function; taking it over (lambda.adopt) is not possible yet.";
    }

    private Optional<String> bareFailed(String name) {
        return aliased.isPresent()
                ? Optional.empty()
                : bare().map(GetFunctionResponse::configuration)
                        .filter(found -> found.state() == State.FAILED)
                        .map(
                                found -> name + " failed when it was made (" + found.stateReason()
                                        + "), and AWS cannot repair that. Remove what is there with mvn lambda:remove, and deploy again.");
    }

    @Override
    public Optional<AliasState> alias() {
        return alias.get().map(AliasType::state);
    }

    @Override
    public List<Observed> core() {
        List<Observed> core = new ArrayList<>();
        bare().ifPresent(found -> core.add(FunctionType.observed(scope, found.configuration(), tags())));
        aliased.ifPresent(found -> core.add(VersionType.observed(scope, found.configuration(), tags())));
        if (aliased.isPresent()) {
            alias.get().ifPresent(found -> core.add(AliasType.observed(scope, found)));
        }
        return core;
    }

    private String logGroup() {
        return bare().map(GetFunctionResponse::configuration)
                .flatMap(found -> Optional.ofNullable(found.loggingConfig()))
                .map(LoggingConfig::logGroup)
                .orElse(LogGroupType.group("", scope));
    }

    @Override
    public List<Observed> everything() {
        List<Observed> everything = new ArrayList<>();
        types.roles().observe(scope).ifPresent(everything::add);
        types.logGroups().observe(scope, logGroup()).ifPresent(everything::add);
        if (exists()) {
            everything.addAll(core());
        }
        if (exists() && (scope.alias().isEmpty() || aliased.isPresent())) {
            everything.addAll(types.statements().observe(scope));
            types.urls().observe(scope).ifPresent(everything::add);
        }
        return everything;
    }
}
