package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.Stage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.Route;

/** The HTTP API of a stage and all that is in it, read when it is first asked for, and once until something of it is changed. */
final class HttpApis {
    /** The output that is there when the API has its stage. */
    static final String STAGE = "stage";

    private final HttpCaller http;
    private final Map<Stage, Lazy<Optional<HttpApiContent>>> read = new HashMap<>();
    private int changes;

    HttpApis(HttpCaller http) {
        this.http = http;
    }

    /** Whether a function has to do with the API: it wants a part of it, or may have left something in it. */
    static boolean concerns(List<Node> wanted, List<PolicyStatementType.StatementProperties> granted) {
        return wanted.stream().anyMatch(node -> node.key().kind().equals(ApiAddress.HTTP))
                || !ExecuteApi.leftovers(wanted, granted).isEmpty();
    }

    /** The API of a stage; absent when there is none. */
    Optional<HttpApiContent> of(Stage stage) {
        http.prepare();
        return asked(stage).get();
    }

    private synchronized Lazy<Optional<HttpApiContent>> asked(Stage stage) {
        if (changes != http.changes()) {
            changes = http.changes();
            read.clear();
        }
        return read.computeIfAbsent(stage, key -> new Lazy<>(() -> find(key)));
    }

    /** The API of a stage, if it was asked for before and is there. */
    synchronized Optional<HttpApiContent> known(Stage stage) {
        Lazy<Optional<HttpApiContent>> asked = read.get(stage);
        return asked == null ? Optional.empty() : asked.made().flatMap(found -> found);
    }

    /** Names are not unique, so it is the tags that tell; the oldest is the one whose address people have. */
    private Optional<HttpApiContent> find(Stage stage) {
        List<Api> ours = all().stream()
                .filter(api -> api.protocolType() == ProtocolType.HTTP && stage.owns(api.tags()))
                .sorted(Comparator.comparing(Api::createdDate).thenComparing(Api::apiId))
                .toList();
        return ours.stream().findFirst().map(api -> read(stage, api, ours.subList(1, ours.size())));
    }

    /** All APIs of the account and region, as they are now. */
    List<Api> all() {
        return http.ask(
                "GetApis",
                client -> Pages.all(
                        token -> client.getApis(r -> r.nextToken(token).maxResults(Pages.MOST)),
                        page -> page.items(),
                        page -> page.nextToken()));
    }

    private HttpApiContent read(Stage stage, Api api, List<Api> others) {
        String id = api.apiId();
        return new HttpApiContent(
                stage,
                api,
                others.stream().map(Api::apiId).toList(),
                http.ask(
                        "GetStages",
                        client -> Pages.all(
                                token -> client.getStages(
                                        r -> r.apiId(id).nextToken(token).maxResults(Pages.MOST)),
                                page -> page.items(),
                                page -> page.nextToken())),
                integrations(id),
                routes(id),
                authorizers(id));
    }

    /** The integrations of an API, as they are now. */
    List<Integration> integrations(String api) {
        return http.ask(
                "GetIntegrations",
                client -> Pages.all(
                        token -> client.getIntegrations(
                                r -> r.apiId(api).nextToken(token).maxResults(Pages.MOST)),
                        page -> page.items(),
                        page -> page.nextToken()));
    }

    /** The authorizers of an API, as they are now. */
    List<Authorizer> authorizers(String api) {
        return http.ask(
                "GetAuthorizers",
                client -> Pages.all(
                        token -> client.getAuthorizers(
                                r -> r.apiId(api).nextToken(token).maxResults(Pages.MOST)),
                        page -> page.items(),
                        page -> page.nextToken()));
    }

    /** The routes of an API, as they are now. */
    List<Route> routes(String api) {
        return http.ask(
                "GetRoutes",
                client -> Pages.all(
                        token -> client.getRoutes(
                                r -> r.apiId(api).nextToken(token).maxResults(Pages.MOST)),
                        page -> page.items(),
                        page -> page.nextToken()));
    }
}
