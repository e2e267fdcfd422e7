package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigateway.model.EndpointType;

/** The one REST API that an app and stage has, which all its functions share: it goes with the last thing in it. */
final class RestApiType implements PushType<RestApiType.RestApiProperties> {
    static final String KIND = ApiAddress.REST;

    /** What the manifest calls its routes and authorizers. */
    static final String API = "REST";

    /** The output that holds its id. */
    static final String ID = ApiAddress.ID;

    private static final String ARN = "arn";

    private final Caller caller;
    private final ApiChanges changes;
    private final Clients clients;
    private final RestApis apis;

    RestApiType(Caller caller, Clients clients, RestApis apis) {
        this.caller = caller;
        this.changes = new ApiChanges(caller);
        this.clients = clients;
        this.apis = apis;
    }

    /** A REST API, of regional endpoints. */
    record RestApiProperties(String name, Map<String, String> tags) implements Properties {
        RestApiProperties {
            tags = Map.copyOf(tags);
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return switch (symbol) {
                case CREATE -> "a new address, for all REST routes of the app";
                case DELETE -> "its address ends, and never comes back";
                default -> "";
            };
        }
    }

    /** Its key, which is the same for all functions. */
    static ResourceKey key(Stage stage) {
        return new ResourceKey(KIND, stage.sharedName());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<RestApiProperties> properties() {
        return RestApiProperties.class;
    }

    @Override
    public String principal() {
        return ExecuteApi.PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        Stage stage = wanted.scope().stage();
        boolean used = !routes(wanted).isEmpty()
                || wanted.spec().authorizers().stream()
                        .anyMatch(one -> one.api().equals(API));
        return used
                ? List.of(new Node(
                        key(stage), new RestApiProperties(stage.sharedName(), stage.marks()), Node.SHARED, Set.of()))
                : List.of();
    }

    /** The routes that a function has in it. */
    static List<RouteSpec> routes(Wanted wanted) {
        return wanted.spec().triggers(RouteSpec.class).stream()
                .filter(route -> route.api().equals(API))
                .toList();
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        return Found.of(apis
                .of(scope, wanted, granted)
                .map(api -> Observed.Present.shared(
                        key(scope.stage()),
                        new RestApiProperties(scope.stage().sharedName(), Tags.withoutAws(api.tags())),
                        outputs(api.id(), scope.stage().identity()),
                        Set.of(),
                        api.holds()))
                .stream()
                .toList());
    }

    private static Map<String, String> outputs(String id, Identity identity) {
        return Map.of(
                ID, id, ARN, "arn:" + identity.partition() + ":apigateway:" + identity.region() + "::/restapis/" + id);
    }

    @Override
    public Map<String, String> create(Step.Create step, RestApiProperties wanted, Outputs known) {
        apis.forget();
        var made = caller.made(
                () -> changes.call(
                        "apigateway:POST",
                        () -> clients.apiGateway()
                                .createRestApi(r -> r.name(wanted.name())
                                        .endpointConfiguration(e -> e.types(EndpointType.REGIONAL))
                                        .tags(wanted.tags()))),
                one -> removeTwins(wanted, one.id()));
        return Map.of(ID, made.id());
    }

    /** Those that were made like one, of which a lost answer told: nothing is in them yet. */
    private void removeTwins(RestApiProperties wanted, String made) {
        apis.forget();
        apis.like(wanted.name(), wanted.tags()).stream()
                .filter(id -> !id.equals(made))
                .filter(id -> apis.get(id).filter(api -> api.holds() == 0).isPresent())
                .forEach(this::remove);
        apis.forget();
    }

    @Override
    public Map<String, String> update(Step.Update step, RestApiProperties wanted, Outputs known) {
        apis.forget();
        RestApiProperties before = (RestApiProperties) step.observed().properties();
        Map<String, String> outputs = step.observed().outputs();
        String arn = outputs.getOrDefault(ARN, "");
        Tags.removed(before.tags(), wanted.tags())
                .ifPresent(keys -> changes.call(
                        "apigateway:DELETE",
                        () -> clients.apiGateway()
                                .untagResource(r -> r.resourceArn(arn).tagKeys(keys))));
        if (!before.tags().entrySet().containsAll(wanted.tags().entrySet())) {
            changes.call(
                    "apigateway:PUT",
                    () -> clients.apiGateway()
                            .tagResource(r -> r.resourceArn(arn).tags(wanted.tags())));
        }
        return outputs;
    }

    @Override
    public void delete(Observed.Present there) {
        apis.forget();
        remove(there.outputs().getOrDefault(ID, ""));
    }

    private void remove(String id) {
        changes.find("apigateway:DELETE", () -> clients.apiGateway().deleteRestApi(r -> r.restApiId(id)));
    }
}
