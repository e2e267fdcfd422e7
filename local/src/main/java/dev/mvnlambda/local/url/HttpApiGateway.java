package dev.mvnlambda.local.url;

import com.sun.net.httpserver.HttpExchange;
import dev.mvnlambda.local.control.HttpApi;
import dev.mvnlambda.local.control.HttpApiDirectory;
import dev.mvnlambda.local.wire.HttpGateway;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.Stage;
import software.amazon.awssdk.services.lambda.model.Cors;

/**
 * Answers for all HTTP APIs: {@code http://localhost:<port>/_api/<api-id>/…} and
 * {@code http://<api-id>.execute-api.<region>.localhost:<port>/…}. Integrations of functions with payload format 2.0 are
 * served, others answer 501.
 */
public final class HttpApiGateway implements HttpGateway {
    private static final String TARGET = "integrations/";

    private final HttpApiDirectory apis;
    private final InstantSource clock;
    private final ApiGuard guard;

    /** Looks up each request's API in a directory, and stamps events with a clock's time. */
    public HttpApiGateway(HttpApiDirectory apis, InstantSource clock) {
        this.apis = apis;
        this.clock = clock;
        this.guard = new ApiGuard(apis, clock);
    }

    @Override
    public boolean handles(HttpExchange exchange) {
        return address(exchange).isPresent();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        UrlAddress address = address(exchange).orElseThrow();
        UrlRequest request = UrlRequest.of(exchange, address);
        String requestId = UUID.randomUUID().toString();
        UrlResponse response = apis.find(address.id())
                .filter(api -> !Boolean.TRUE.equals(api.api().disableExecuteApiEndpoint()))
                .map(api -> response(api, request, requestId))
                .orElseGet(HttpApiGateway::notFound);
        exchange.getResponseHeaders().set("apigw-requestid", requestId);
        response.send(exchange);
    }

    private UrlResponse response(HttpApi api, UrlRequest request, String requestId) {
        if (api.api().corsConfiguration() == null) {
            return answer(api, request, requestId);
        }
        CorsPolicy cors = new CorsPolicy(cors(api.api().corsConfiguration()));
        if (request.isPreflight()) {
            return new UrlResponse(204, cors.preflight(request).headers(), new byte[0]);
        }
        UrlResponse answer = answer(api, request, requestId);
        cors.addTo(answer.headers(), request);
        return answer;
    }

    /** APIs and function URLs say the same of it. */
    private static Cors cors(software.amazon.awssdk.services.apigatewayv2.model.Cors cors) {
        return Cors.builder()
                .allowCredentials(cors.allowCredentials())
                .allowHeaders(cors.allowHeaders())
                .allowMethods(cors.allowMethods())
                .allowOrigins(cors.allowOrigins())
                .exposeHeaders(cors.exposeHeaders())
                .maxAge(cors.maxAge())
                .build();
    }

    private UrlResponse answer(HttpApi api, UrlRequest request, String requestId) {
        return call(api, request, requestId).map(this::answer).orElseGet(HttpApiGateway::notFound);
    }

    /** Finds stage and route: a stage's name begins the path, that of the default one is not said. */
    private Optional<ApiCall> call(HttpApi api, UrlRequest request, String requestId) {
        String first = request.rawPath().split("/", -1)[1];
        Stage named = api.stages().get(first);
        Stage stage = named == null ? api.stages().get("$default") : named;
        if (stage == null) {
            return Optional.empty();
        }
        String path = named == null ? request.rawPath() : request.rawPath().substring(1 + first.length());
        return RoutePattern.find(api.routes(), request.method(), path.isEmpty() ? "/" : path)
                .map(match -> new ApiCall(
                        api, stage, match, request, requestId, TraceId.made(clock.instant()), clock.instant()));
    }

    private UrlResponse answer(ApiCall call) {
        Admission admission = guard.admit(call);
        if (admission.refusal() != null) {
            return admission.refusal();
        }
        Integration integration = integration(call);
        if (integration == null) {
            return failed(); // a route that leads nowhere
        }
        if (!isServed(integration)) {
            return UrlResponse.message(
                    501,
                    "The local Lambda serves integrations of functions with payload format 2.0 only; "
                            + call.route().routeKey() + " leads to another one");
        }
        SdkBytes event = call.event(admission.authorizer());
        if (call.request().tooLarge() || event.asByteArrayUnsafe().length > UrlEvent.LARGEST) {
            return UrlResponse.message(413, "Request Entity Too Large");
        }
        Duration patience = Duration.ofMillis(integration.timeoutInMillis());
        try {
            return apis.invoke(integration.integrationUri(), call.sourceArn(), call.requestId(), event, patience)
                    .filter(result -> result.functionError() == null)
                    .flatMap(result -> HandlerAnswer.response(result.payload()))
                    .orElseGet(HttpApiGateway::failed);
        } catch (TimeoutException e) {
            return UrlResponse.message(503, "Service Unavailable");
        }
    }

    private static @Nullable Integration integration(ApiCall call) {
        String target = call.route().target();
        return target == null ? null : call.api().integrations().get(target.substring(TARGET.length()));
    }

    private static boolean isServed(Integration integration) {
        return "AWS_PROXY".equals(integration.integrationTypeAsString())
                && integration.integrationSubtype() == null
                && "2.0".equals(integration.payloadFormatVersion());
    }

    private static UrlResponse failed() {
        return UrlResponse.message(500, "Internal Server Error");
    }

    private static UrlResponse notFound() {
        return UrlResponse.message(404, "Not Found");
    }

    private static Optional<UrlAddress> address(HttpExchange exchange) {
        return UrlAddress.ofApi(
                exchange.getRequestHeaders().getFirst("Host"),
                exchange.getRequestURI().getRawPath());
    }
}
