package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.plan.Change;
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
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.Deployment;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentsResponse;

/**
 * The stage of a REST API, which shows the API as it was when it was last deployed. What that was is noted in the deployment's
 * description, in the very call that deploys, so a run that died before it is known by the difference.
 */
final class RestDeploymentType implements PushType<RestDeploymentType.RestDeploymentProperties> {
    static final String KIND = "rest-deployment";

    private static final String MARK = "mvn-lambda ";
    private static final int MOST_A_PAGE = 500;
    private static final String CURRENT = "as it is";
    private static final String STALE = "as it was";

    private final Caller caller;
    private final ApiChanges changes;
    private final Clients clients;
    private final RestApis apis;

    RestDeploymentType(Caller caller, Clients clients, RestApis apis) {
        this.caller = caller;
        this.changes = new ApiChanges(caller);
        this.clients = clients;
        this.apis = apis;
    }

    /**
     * A stage and what it shows.
     *
     * @param api id of its API
     * @param shows the API as it is, or as it was
     */
    record RestDeploymentProperties(Value api, String stage, String shows) implements Properties {
        @Override
        public Properties resolved(Outputs outputs) {
            return new RestDeploymentProperties(api.resolved(outputs), stage, shows);
        }

        @Override
        public Optional<Properties> shown() {
            return Optional.of(new RestDeploymentProperties(api, stage, CURRENT));
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return switch (symbol) {
                case CREATE, UPDATE -> "deploys the REST API as it is then, once for all its routes";
                default -> "";
            };
        }
    }

    static ResourceKey key(Stage stage) {
        return new ResourceKey(KIND, stage.sharedName());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<RestDeploymentProperties> properties() {
        return RestDeploymentProperties.class;
    }

    @Override
    public String principal() {
        return ExecuteApi.PRINCIPAL;
    }

    /** A stage is deployed after all routes and authorizers, and after what lets them call. */
    @Override
    public List<Node> desired(Wanted wanted) {
        if (RestApiType.routes(wanted).isEmpty()) {
            return List.of();
        }
        Stage stage = wanted.scope().stage();
        ResourceKey api = RestApiType.key(stage);
        Set<ResourceKey> after = new HashSet<>(Set.of(api));
        RestApiType.routes(wanted).forEach(route -> after.add(RestRouteType.key(wanted.scope(), route.source())));
        wanted.spec().authorizers().stream()
                .filter(one -> one.api().equals(RestApiType.API))
                .forEach(one -> after.add(RestAuthorizerType.key(wanted.scope().name(), one.name())));
        return List.of(new Node(
                key(stage),
                new RestDeploymentProperties(
                        new Value.FromStep(api, RestApiType.ID, "id of " + api), stage.name(), CURRENT),
                Node.SHARED,
                after));
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        Stage stage = scope.stage();
        return Found.of(apis
                .of(scope, wanted, granted)
                .filter(api -> api.stages().containsKey(stage.name()))
                .map(api -> Observed.Present.shared(
                        key(stage),
                        new RestDeploymentProperties(
                                Value.of(api.id()), stage.name(), isCurrent(api, stage) ? CURRENT : STALE),
                        Map.of(),
                        Set.of(RestApiType.key(stage)),
                        api.methods().size() + api.authorizers().size()))
                .stream()
                .toList());
    }

    private static boolean isCurrent(RestApi api, Stage stage) {
        return description(api).equals(api.stages().get(stage.name()));
    }

    private static String description(RestApi api) {
        return MARK + api.content();
    }

    @Override
    public Map<String, String> create(Step.Create step, RestDeploymentProperties wanted, Outputs known) {
        return deployed(wanted, step.node().key());
    }

    @Override
    public Map<String, String> update(Step.Update step, RestDeploymentProperties wanted, Outputs known) {
        return deployed(wanted, step.node().key());
    }

    private Map<String, String> deployed(RestDeploymentProperties wanted, ResourceKey key) {
        apis.forget();
        String id = wanted.api().text();
        RestApi api = apis.get(id)
                .orElseThrow(() -> new AccountException(
                        "NotFoundException",
                        "apigateway:GET",
                        404,
                        false,
                        key + ": the REST API " + id + " is gone; run the goal again, it makes another one.",
                        null));
        apis.forget();
        if (api.methods().isEmpty()) {
            deleteStage(id, wanted.stage());
            return Map.of();
        }
        var made = changes.call(
                "apigateway:POST",
                () -> clients.apiGateway()
                        .createDeployment(
                                r -> r.restApiId(id).stageName(wanted.stage()).description(description(api))));
        removeOld(id, made.id());
        return Map.of();
    }

    /** AWS keeps no more than 300 an API; one that a stage of somebody else's shows stays. */
    private void removeOld(String api, String current) {
        Set<String> shown =
                caller
                        .call("apigateway:GET", () -> clients.apiGateway().getStages(r -> r.restApiId(api)))
                        .item()
                        .stream()
                        .flatMap(stage -> Stream.ofNullable(stage.deploymentId()))
                        .collect(Collectors.toSet());
        for (Deployment old : deployments(api)) {
            boolean ours = Objects.requireNonNullElse(old.description(), "").startsWith(MARK);
            if (ours && !old.id().equals(current) && !shown.contains(old.id())) {
                changes.find(
                        "apigateway:DELETE",
                        () -> clients.apiGateway()
                                .deleteDeployment(r -> r.restApiId(api).deploymentId(old.id())));
            }
        }
    }

    private List<Deployment> deployments(String api) {
        List<Deployment> all = new ArrayList<>();
        @Nullable String position = null;
        do {
            @Nullable String from = position;
            GetDeploymentsResponse page = caller.call(
                    "apigateway:GET",
                    () -> clients.apiGateway()
                            .getDeployments(
                                    r -> r.restApiId(api).limit(MOST_A_PAGE).position(from)));
            all.addAll(page.items());
            position = page.position();
        } while (position != null);
        return all;
    }

    private void deleteStage(String api, String stage) {
        changes.find(
                "apigateway:DELETE",
                () -> clients.apiGateway().deleteStage(r -> r.restApiId(api).stageName(stage)));
    }

    @Override
    public void delete(Observed.Present there) {
        apis.forget();
        RestDeploymentProperties properties = (RestDeploymentProperties) there.properties();
        deleteStage(properties.api().text(), properties.stage());
    }
}
