package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.CorsSpec;
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
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.Cors;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** The one HTTP API of an app and stage, with the stage of it that shows every change at once. */
final class HttpApiType implements PushType<HttpApiType.ApiProperties> {
    /** The stage whose name does not stand in addresses. */
    static final String DEFAULT_STAGE = "$default";

    private final HttpCaller http;
    private final HttpApis apis;

    HttpApiType(HttpCaller http, HttpApis apis) {
        this.http = http;
        this.apis = apis;
    }

    /**
     * An HTTP API.
     *
     * @param deploys whether every change shows at once
     */
    record ApiProperties(String name, @Nullable CorsSpec cors, boolean deploys, Map<String, String> tags)
            implements Properties {
        ApiProperties {
            cors = CorsHeaders.lowerCase(cors);
            tags = Map.copyOf(tags);
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return switch (symbol) {
                case CREATE -> "a new address, for all routes of the app";
                case DELETE -> "its address ends, and never comes back";
                default -> "";
            };
        }
    }

    @Override
    public String kind() {
        return ApiAddress.HTTP;
    }

    @Override
    public Class<ApiProperties> properties() {
        return ApiProperties.class;
    }

    @Override
    public String principal() {
        return HttpKeys.PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        boolean authorizes =
                wanted.spec().authorizers().stream().anyMatch(one -> one.api().equals("HTTP"));
        if (HttpKeys.routes(wanted.spec()).isEmpty() && !authorizes) {
            return List.of();
        }
        Stage stage = wanted.scope().stage();
        return List.of(new Node(
                HttpKeys.api(stage),
                new ApiProperties(name(stage), wanted.apis().http().cors(), true, stage.marks()),
                Node.SHARED,
                Set.of()));
    }

    /** What the API of a stage is called in AWS. */
    static String name(Stage stage) {
        return stage.app() + "-" + stage.name();
    }

    /** It is found when a function that needs it is read; what is left of it when nobody does, is told by the whole run. */
    @Override
    public Found observe(
            FunctionScope scope, List<Node> wanted, List<PolicyStatementType.StatementProperties> granted) {
        ResourceKey key = HttpKeys.api(scope.stage());
        boolean needed = wanted.stream().anyMatch(node -> node.key().equals(key));
        return needed
                ? apis.of(scope.stage())
                        .map(content -> new Found(List.of(content.api()), content.remarks()))
                        .orElse(Found.of(List.of()))
                : Found.of(List.of());
    }

    @Override
    public Map<String, String> create(Step.Create step, ApiProperties wanted, Outputs known) {
        var made = http.create(
                "CreateApi",
                client -> client.createApi(r -> r.name(wanted.name())
                        .protocolType("HTTP")
                        .corsConfiguration(wanted.cors() == null ? null : cors(wanted.cors()))
                        .tags(wanted.tags())),
                one -> removeTwins(wanted, one.apiId()));
        deployAtOnce(made.apiId());
        return new ApiAddress(made.apiId(), made.apiEndpoint()).outputs();
    }

    /** Those that were made like one, of which a lost answer told: nothing is in them yet. */
    private void removeTwins(ApiProperties wanted, String made) {
        apis.all().stream()
                .filter(api -> api.protocolType() == ProtocolType.HTTP
                        && api.name().equals(wanted.name())
                        && api.tags().entrySet().containsAll(wanted.tags().entrySet()))
                .map(Api::apiId)
                .filter(id -> !id.equals(made) && apis.routes(id).isEmpty())
                .forEach(id -> http.remove("DeleteApi", client -> client.deleteApi(r -> r.apiId(id))));
    }

    private void deployAtOnce(String id) {
        http.change(
                "CreateStage",
                client -> client.createStage(
                        r -> r.apiId(id).stageName(DEFAULT_STAGE).autoDeploy(true)));
    }

    @Override
    public Map<String, String> update(Step.Update step, ApiProperties wanted, Outputs known) {
        ApiProperties before = (ApiProperties) step.observed().properties();
        String id = step.observed().outputs().getOrDefault(ApiAddress.ID, "");
        if (!before.name().equals(wanted.name())) {
            http.change("UpdateApi", client -> client.updateApi(r -> r.apiId(id).name(wanted.name())));
        }
        if (step.changes().stream().anyMatch(change -> change.component().equals("cors"))) {
            updateCors(id, wanted.cors());
        }
        if (!before.deploys()) {
            if (step.observed().outputs().containsKey(HttpApis.STAGE)) {
                http.change(
                        "UpdateStage",
                        client -> client.updateStage(
                                r -> r.apiId(id).stageName(DEFAULT_STAGE).autoDeploy(true)));
            } else {
                deployAtOnce(id);
            }
        }
        return step.observed().outputs();
    }

    /** AWS leaves what is not said as it is, so rules go by a call of their own. */
    private void updateCors(String id, @Nullable CorsSpec cors) {
        if (cors == null) {
            http.change("DeleteCorsConfiguration", client -> client.deleteCorsConfiguration(r -> r.apiId(id)));
        } else {
            http.change("UpdateApi", client -> client.updateApi(r -> r.apiId(id).corsConfiguration(cors(cors))));
        }
    }

    private static Cors cors(CorsSpec wanted) {
        return Cors.builder()
                .allowOrigins(wanted.allowOrigins())
                .allowMethods(wanted.allowMethods())
                .allowHeaders(wanted.allowHeaders())
                .exposeHeaders(wanted.exposeHeaders())
                .allowCredentials(wanted.allowCredentials())
                .maxAge(wanted.maxAge())
                .build();
    }

    @Override
    public void delete(Observed.Present there) {
        http.remove(
                "DeleteApi",
                client -> client.deleteApi(r -> r.apiId(there.outputs().getOrDefault(ApiAddress.ID, ""))));
    }
}
