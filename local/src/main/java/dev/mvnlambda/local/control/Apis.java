package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.Cors;
import software.amazon.awssdk.services.apigatewayv2.model.CreateApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisResponse;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiRequest;

/** The HTTP and WebSocket APIs of one region. */
final class Apis {

    /** Items a page, unless a caller says another number. */
    static final int PAGE = 25;

    private static final String ID = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 10;
    private static final int LONGEST_NAME = 128;

    private final Scope scope;

    Apis(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    Api create(CreateApiRequest request) {
        checkName(request.name());
        if (request.protocolType() == null || request.protocolType() == ProtocolType.UNKNOWN_TO_SDK_VERSION) {
            throw ApiFaults.invalid("Invalid protocol specified. Must be one of [HTTP, WEBSOCKET]");
        }
        boolean http = request.protocolType() == ProtocolType.HTTP;
        if (!http && request.routeSelectionExpression() == null) {
            throw ApiFaults.invalid("RouteSelectionExpression is a required property for WEBSOCKET APIs");
        }
        if (request.target() != null || request.routeKey() != null) {
            throw new UnsupportedOperationException("CreateApi with a target");
        }
        checkCors(request.corsConfiguration(), http);
        Api api = Shapes.copy(request, Api.builder())
                .corsConfiguration(kept(request.corsConfiguration()))
                .apiId(newId(ID_LENGTH))
                .createdDate(scope.now())
                .apiKeySelectionExpression("$request.header.x-api-key")
                .routeSelectionExpression(http ? "$request.method $request.path" : request.routeSelectionExpression())
                .disableExecuteApiEndpoint(Boolean.TRUE.equals(request.disableExecuteApiEndpoint()))
                .build();
        table().change(key(api.apiId()), none -> Optional.of(new ApiRecord(scope.region(), api)));
        return shown(api);
    }

    private static void checkName(@Nullable String name) {
        if (name == null || name.isEmpty() || name.length() > LONGEST_NAME) {
            throw ApiFaults.invalid("Invalid API name specified. Name must be between 1 and 128 characters");
        }
    }

    private static void checkCors(@Nullable Cors cors, boolean http) {
        if (cors == null) {
            return;
        }
        if (!http) {
            throw ApiFaults.invalid("CorsConfiguration is not supported for WEBSOCKET APIs");
        }
        if (Boolean.TRUE.equals(cors.allowCredentials()) && cors.allowOrigins().contains("*")) {
            throw ApiFaults.invalid("Allow-credentials is not supported for wildcard origins");
        }
    }

    private static @Nullable Cors kept(@Nullable Cors given) {
        return given == null
                ? null
                : given.toBuilder()
                        .allowHeaders(HeaderNames.kept(given.allowHeaders()))
                        .exposeHeaders(HeaderNames.kept(given.exposeHeaders()))
                        .build();
    }

    Api update(UpdateApiRequest request) {
        if (request.name() != null) {
            checkName(request.name());
        }
        return shown(change(request.apiId(), record -> {
                    checkCors(request.corsConfiguration(), record.api().protocolType() == ProtocolType.HTTP);
                    Api.Builder changed = Shapes.copy(request, record.api().toBuilder());
                    if (request.corsConfiguration() != null) {
                        changed.corsConfiguration(kept(request.corsConfiguration()));
                    }
                    return record.with(changed.build());
                })
                .api());
    }

    void removeCors(String id) {
        change(
                id,
                record -> record.with(
                        record.api().toBuilder().corsConfiguration((Cors) null).build()));
    }

    void delete(String id) {
        get(id);
        table().remove(key(id));
    }

    Api shown(String id) {
        return shown(get(id).api());
    }

    private Api shown(Api api) {
        String endpoint = scope.account()
                .endpoint()
                .api(api.apiId(), scope.region(), api.protocolType() == ProtocolType.HTTP ? "https" : "wss");
        return api.toBuilder().apiEndpoint(endpoint).build();
    }

    GetApisResponse list(GetApisRequest request) {
        List<Api> all = all().stream().map(record -> shown(record.api())).toList();
        Page<Api> page = page(all, Api::apiId, request.nextToken(), request.maxResults());
        return GetApisResponse.builder()
                .items(page.items())
                .nextToken(page.next())
                .build();
    }

    /** One page of what an API holds. */
    static <T> Page<T> page(List<T> all, Function<T, String> key, @Nullable String token, @Nullable String most) {
        return Page.of(all, key, token, most == null ? null : number(most), PAGE);
    }

    private static Integer number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw ApiFaults.invalid("Invalid value for maxResults: " + text);
        }
        return Integer.valueOf(text);
    }

    List<ApiRecord> all() {
        return table().startingWith(scope.key(""));
    }

    ApiRecord get(String id) {
        return table().find(key(id)).orElseThrow(() -> ApiFaults.notFound("API", id));
    }

    ApiRecord change(String id, UnaryOperator<ApiRecord> change) {
        return table().change(
                        key(id),
                        found -> Optional.of(change.apply(found.orElseThrow(() -> ApiFaults.notFound("API", id)))));
    }

    String arn(String id) {
        return "arn:aws:apigateway:" + scope.region() + "::/apis/" + id;
    }

    void tag(String arn, Map<String, String> more) {
        retag(arn, tags -> tags.putAll(more));
    }

    void untag(String arn, List<String> keys) {
        retag(arn, tags -> tags.keySet().removeAll(keys));
    }

    private void retag(String arn, java.util.function.Consumer<SortedMap<String, String>> change) {
        change(id(arn), record -> {
            SortedMap<String, String> tags = new TreeMap<>(record.api().tags());
            change.accept(tags);
            return record.with(record.api().toBuilder().tags(tags).build());
        });
    }

    Map<String, String> tags(String arn) {
        return get(id(arn)).api().tags();
    }

    private String id(String arn) {
        String start = arn("");
        if (!arn.startsWith(start) || arn.substring(start.length()).contains("/")) {
            throw ApiFaults.invalid("Invalid resource ARN specified");
        }
        return arn.substring(start.length());
    }

    /** A map of which one item is another, or is gone when there is none. */
    static <T> SortedMap<String, T> with(Map<String, T> map, String id, @Nullable T item) {
        SortedMap<String, T> changed = new TreeMap<>(map);
        if (item == null) {
            changed.remove(id);
        } else {
            changed.put(id, item);
        }
        return changed;
    }

    static String newId(int length) {
        return ThreadLocalRandom.current()
                .ints(length, 0, ID.length())
                .mapToObj(i -> String.valueOf(ID.charAt(i)))
                .collect(Collectors.joining());
    }

    private Table<ApiRecord> table() {
        return scope.account().tables().of("apis", ApiRecord.class);
    }

    private String key(String id) {
        return scope.key(id);
    }
}
