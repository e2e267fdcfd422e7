package dev.mvnlambda.local.url;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.mvnlambda.local.LocalAccount;
import dev.mvnlambda.local.LocalServer;
import dev.mvnlambda.local.control.Archives;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Timings;
import dev.mvnlambda.local.runtime.FunctionRuntime;
import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import dev.mvnlambda.local.runtime.RunnableVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;
import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteRequest;

/** What a caller of an HTTP API gets, and what its functions read. */
class HttpApiTest {
    private static final Instant NOW = Instant.parse("2026-11-03T04:05:06Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDERS = "arn:aws:lambda:us-east-1:000000000000:function:orders:live";
    private static final String GUARD = "arn:aws:lambda:us-east-1:000000000000:function:guard:live";

    private final Played runtime = new Played();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private LocalAccount account;
    private LocalServer server;
    private ApiGatewayV2Client gateway;
    private String api;
    private String target;

    @BeforeEach
    void open() throws IOException {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        account = LocalAccount.open(LocalOptions.in(directory).with(Timings.none()), clock, runtime);
        server = LocalServer.start(0, account, List.of(new HttpApiGateway(account.httpApis(), clock)));
        gateway = account.client(ApiGatewayV2Client.class);
        account.iam()
                .createRole(request -> request.roleName("clerk")
                        .assumeRolePolicyDocument("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                                + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}]}"));
        function("orders");
        function("guard");
        api = gateway.createApi(request -> request.name("shop").protocolType("HTTP"))
                .apiId();
        gateway.createStage(request -> request.apiId(api).stageName("$default").autoDeploy(true));
        target = "integrations/"
                + gateway.createIntegration(request -> request.apiId(api)
                                .integrationType("AWS_PROXY")
                                .integrationUri(ORDERS)
                                .payloadFormatVersion("2.0"))
                        .integrationId();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aRequestReachesTheFunctionAsAnEventOfFormatTwo() throws Exception {
        grant("orders", "/*/*/orders/{id}");
        route("POST /orders/{id}", route -> route);
        runtime.answers("orders", "{\"statusCode\":201,\"cookies\":[\"a=1\"],\"body\":\"made\"}");

        HttpResponse<String> response = send(request("/orders/a%20b?x=1&x=2&y=%C3%BC")
                .POST(HttpRequest.BodyPublishers.ofString("{\"n\":1}"))
                .header("Content-Type", "application/json")
                .header("Cookie", "c=1; d=2")
                .header("User-Agent", "tester"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("made");
        assertThat(response.headers().allValues("Set-Cookie")).containsExactly("a=1");
        JsonNode event = runtime.lastEvent("orders");
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /orders/{id}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/orders/a%20b");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&x=2&y=%C3%BC");
        assertThat(event.path("queryStringParameters")).isEqualTo(JSON.readTree("{\"x\":\"1,2\",\"y\":\"ü\"}"));
        assertThat(event.path("pathParameters")).isEqualTo(JSON.readTree("{\"id\":\"a b\"}"));
        assertThat(event.path("cookies")).isEqualTo(JSON.readTree("[\"c=1\",\"d=2\"]"));
        assertThat(event.path("body").asText()).isEqualTo("{\"n\":1}");
        assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
        JsonNode context = event.path("requestContext");
        assertThat(context.path("accountId").asText()).isEqualTo("000000000000");
        assertThat(context.path("apiId").asText()).isEqualTo(api);
        assertThat(context.path("domainName").asText()).isEqualTo(api + ".execute-api.us-east-1.localhost");
        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("routeKey").asText()).isEqualTo("POST /orders/{id}");
        assertThat(context.path("time").asText()).isEqualTo("03/Nov/2026:04:05:06 +0000");
        assertThat(context.path("timeEpoch").asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(context.has("authorizer")).isFalse();
        assertThat(context.at("/http/method").asText()).isEqualTo("POST");
        assertThat(context.at("/http/userAgent").asText()).isEqualTo("tester");
        assertThat(runtime.versions).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /pets/dog, GET /pets/dog",
        "POST, /pets/dog, ANY /pets/dog",
        "GET, /pets/cat, GET /pets/{name}",
        "PUT, /pets/cat, ANY /pets/{more+}",
        "GET, /pets/cat/tail, ANY /pets/{more+}",
        "GET, /fish, ANY /{all+}",
        "GET, /, $default"
    })
    void theRouteThatFitsBestTakesTheRequest(String method, String path, String expected) throws Exception {
        grant("orders", "/*");
        for (String key : List.of(
                "$default", "ANY /{all+}", "ANY /pets/{more+}", "GET /pets/{name}", "ANY /pets/dog", "GET /pets/dog")) {
            route(key, route -> route);
        }

        send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(runtime.lastEvent("orders").path("routeKey").asText()).isEqualTo(expected);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        route("GET /a", route -> route);

        assertSays(send(request("/b")), 404, "Not Found");
        assertSays(send(HttpRequest.newBuilder(server.address().resolve("/_api/unknown/a"))), 404, "Not Found");
    }

    @Test
    void aFunctionIsCalledOnlyWhenTheVeryQualifierLetsTheRoute() throws Exception {
        route("GET /a", route -> route);
        assertSays(send(request("/a")), 500, "Internal Server Error");

        grant("orders", "/*/*/other");
        assertSays(send(request("/a")), 500, "Internal Server Error");
        assertThat(runtime.versions).isEmpty();

        grant("orders", "/*/*/a");
        assertThat(send(request("/a")).statusCode()).isEqualTo(200);
    }

    @Test
    void aFunctionThatFailsIsAnInternalServerError() throws Exception {
        grant("orders", "/*");
        route("GET /a", route -> route);
        runtime.answers("orders", "fail");

        assertSays(send(request("/a")), 500, "Internal Server Error");
    }

    @Test
    void theHostNamesAnApiToo() throws Exception {
        grant("orders", "/*");
        route("GET /a", route -> route);

        try (java.net.Socket socket = new java.net.Socket(
                InetAddress.getLoopbackAddress(), server.address().getPort())) {
            String request = "GET /a HTTP/1.1\r\nHost: " + api
                    + ".execute-api.us-east-1.localhost:1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void theStageThatAPathBeginsWithServesIt() throws Exception {
        grant("orders", "/test/GET/a");
        route("GET /a", route -> route);
        gateway.createStage(request -> request.apiId(api).stageName("test").stageVariables(Map.of("k", "v")));

        assertThat(send(request("/test/a")).statusCode()).isEqualTo(200);

        JsonNode event = runtime.lastEvent("orders");
        assertThat(event.path("rawPath").asText()).isEqualTo("/test/a");
        assertThat(event.at("/requestContext/stage").asText()).isEqualTo("test");
        assertThat(event.at("/stageVariables/k").asText()).isEqualTo("v");
    }

    @Test
    void theApiAnswersBrowsersByItself() throws Exception {
        grant("orders", "/*");
        route("ANY /a", route -> route.authorizationType(AuthorizationType.AWS_IAM));
        gateway.updateApi(request -> request.apiId(api)
                .corsConfiguration(
                        cors -> cors.allowOrigins("https://shop.example").allowMethods("GET", "PUT")));

        HttpResponse<String> preflight = send(request("/a")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "PUT"));
        HttpResponse<String> refused = send(request("/a").header("Origin", "https://shop.example"));

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET,PUT");
        assertThat(runtime.versions).isEmpty();
        assertSays(refused, 403, "Forbidden");
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
    }

    @Test
    void aRouteForSignedCallsWantsASignature() throws Exception {
        grant("orders", "/*");
        route("GET /a", route -> route.authorizationType(AuthorizationType.AWS_IAM));

        assertSays(send(request("/a")), 403, "Forbidden");
        assertThat(send(request("/a").header("Authorization", "AWS4-HMAC-SHA256 Credential=local"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(runtime.lastEvent("orders")
                        .at("/requestContext/authorizer/iam/accountId")
                        .asText())
                .isEqualTo("000000000000");
    }

    @Test
    void aTokenIsVerifiedWithTheIssuersKeys() throws Exception {
        grant("orders", "/*");
        RSAKey key = new RSAKeyGenerator(2048).keyID("one").generate();
        RSAKey forged = new RSAKeyGenerator(2048).keyID("one").generate();
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String issuer = "http://127.0.0.1:" + web.getAddress().getPort() + "/pool";
        page(web, "/pool/.well-known/openid-configuration", "{\"jwks_uri\":\"" + issuer + "/keys\"}");
        page(web, "/pool/keys", new JWKSet(key.toPublicJWK()).toString());
        web.start();
        try {
            String id = authorizer(authorizer -> authorizer
                    .authorizerType("JWT")
                    .identitySource("$request.header.Authorization")
                    .jwtConfiguration(jwt -> jwt.issuer(issuer).audience("web")));
            route(
                    "GET /a",
                    route -> route.authorizationType(AuthorizationType.JWT).authorizerId(id));
            route(
                    "GET /write",
                    route -> route.authorizationType(AuthorizationType.JWT)
                            .authorizerId(id)
                            .authorizationScopes("write"));
            JWTClaimsSet good =
                    claims(issuer).audience("web").claim("scope", "read").build();

            assertSays(send(request("/a")), 401, "Unauthorized");
            assertSays(bearing("/a", "no token"), 401, "Unauthorized");
            assertSays(bearing("/a", signed(forged, good)), 401, "Unauthorized");
            assertSays(bearing("/a", signed(key, claims(issuer).audience("app").build())), 401, "Unauthorized");
            assertSays(
                    bearing(
                            "/a",
                            signed(key, claims("http://else").audience("web").build())),
                    401,
                    "Unauthorized");
            assertSays(
                    bearing(
                            "/a",
                            signed(
                                    key,
                                    new JWTClaimsSet.Builder(good)
                                            .expirationTime(Date.from(NOW))
                                            .build())),
                    401,
                    "Unauthorized");
            assertSays(
                    bearing(
                            "/a",
                            signed(
                                    key,
                                    new JWTClaimsSet.Builder(good)
                                            .notBeforeTime(Date.from(NOW.plusSeconds(9)))
                                            .build())),
                    401,
                    "Unauthorized");
            assertSays(bearing("/write", signed(key, good)), 403, "Forbidden");
            assertThat(runtime.versions).isEmpty();

            assertThat(bearing("/a", signed(key, good)).statusCode()).isEqualTo(200);
            assertThat(runtime.lastEvent("orders")
                            .at("/requestContext/authorizer/jwt/claims/sub")
                            .asText())
                    .isEqualTo("ann");
            assertThat(bearing(
                                    "/a",
                                    signed(
                                            key,
                                            claims(issuer)
                                                    .claim("client_id", "web")
                                                    .build()))
                            .statusCode())
                    .isEqualTo(200);
            JWTClaimsSet writer =
                    claims(issuer).audience("web").claim("scope", "read write").build();
            assertThat(bearing("/write", signed(key, writer)).statusCode()).isEqualTo(200);
            assertThat(runtime.lastEvent("orders").at("/requestContext/authorizer/jwt/scopes"))
                    .isEqualTo(JSON.readTree("[\"write\"]"));
        } finally {
            web.stop(0);
        }
    }

    @Test
    void aFunctionSaysSimplyWhetherARequestMayGoOn() throws Exception {
        grant("orders", "/*");
        String id = guarded("GET /a", true, 60);
        runtime.answers("guard", "{\"isAuthorized\":true,\"context\":{\"who\":\"ann\"}}");

        assertSays(send(request("/a")), 401, "Unauthorized");
        assertSays(send(request("/a").header("X-Key", "k")), 500, "Internal Server Error");
        grant("guard", "/authorizers/" + id);
        assertThat(send(request("/a").header("X-Key", "k")).statusCode()).isEqualTo(200);

        JsonNode asked = runtime.lastEvent("guard");
        assertThat(asked.path("type").asText()).isEqualTo("REQUEST");
        assertThat(asked.path("routeArn").asText())
                .isEqualTo("arn:aws:execute-api:us-east-1:000000000000:" + api + "/$default/GET/a");
        assertThat(asked.path("identitySource")).isEqualTo(JSON.readTree("[\"k\"]"));
        assertThat(runtime.lastEvent("orders")
                        .at("/requestContext/authorizer/lambda/who")
                        .asText())
                .isEqualTo("ann");

        runtime.answers("guard", "{\"isAuthorized\":false}");
        assertThat(send(request("/a").header("X-Key", "k")).statusCode())
                .as("the answer to that key is kept")
                .isEqualTo(200);
        assertSays(send(request("/a").header("X-Key", "other")), 403, "Forbidden");
    }

    @Test
    void aFunctionAnswersWithAPolicy() throws Exception {
        grant("orders", "/*");
        grant("guard", "/authorizers/*");
        guarded("GET /a", false, 0);
        String statement =
                "{\"Effect\":\"%s\",\"Action\":\"execute-api:Invoke\",\"Resource\":\"arn:aws:execute-api:*:*:" + api
                        + "/*/GET/%s\"}";

        runtime.answers("guard", policy(statement.formatted("Allow", "*")));
        assertThat(send(request("/a").header("X-Key", "k")).statusCode()).isEqualTo(200);
        runtime.answers("guard", policy(statement.formatted("Allow", "b")));
        assertSays(send(request("/a").header("X-Key", "k")), 403, "Forbidden");
        runtime.answers("guard", policy(statement.formatted("Allow", "*") + "," + statement.formatted("Deny", "a")));
        assertSays(send(request("/a").header("X-Key", "k")), 403, "Forbidden");
        runtime.answers("guard", "{\"isAuthorized\":true}");
        assertSays(send(request("/a").header("X-Key", "k")), 500, "Internal Server Error");
    }

    private static String policy(String statements) {
        return "{\"principalId\":\"ann\",\"policyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[" + statements
                + "]}}";
    }

    private String guarded(String key, boolean simple, int ttl) {
        String id = authorizer(authorizer -> authorizer
                .authorizerType("REQUEST")
                .authorizerUri(
                        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + GUARD + "/invocations")
                .authorizerPayloadFormatVersion("2.0")
                .enableSimpleResponses(simple)
                .authorizerResultTtlInSeconds(ttl)
                .identitySource("$request.header.X-Key"));
        route(key, route -> route.authorizationType(AuthorizationType.CUSTOM).authorizerId(id));
        return id;
    }

    private String authorizer(UnaryOperator<CreateAuthorizerRequest.Builder> more) {
        return gateway.createAuthorizer(
                        more.apply(CreateAuthorizerRequest.builder().apiId(api).name("guard"))
                                .build())
                .authorizerId();
    }

    private void route(String key, UnaryOperator<CreateRouteRequest.Builder> more) {
        gateway.createRoute(
                more.apply(CreateRouteRequest.builder().apiId(api).routeKey(key).target(target))
                        .build());
    }

    private void function(String name) {
        account.lambda()
                .createFunction(request -> request.functionName(name)
                        .role("arn:aws:iam::000000000000:role/clerk")
                        .runtime("java17")
                        .handler("shop.Handler")
                        .code(code -> code.zipFile(Archives.of("shop/Handler.class")))
                        .publish(true));
        account.lambda()
                .createAlias(request -> request.functionName(name).name("live").functionVersion("1"));
    }

    private void grant(String function, String source) {
        account.lambda()
                .addPermission(request -> request.functionName(function)
                        .qualifier("live")
                        .statementId("s" + Integer.toHexString(source.hashCode()))
                        .action("lambda:InvokeFunction")
                        .principal("apigateway.amazonaws.com")
                        .sourceArn("arn:aws:execute-api:us-east-1:000000000000:" + api + source));
    }

    private HttpRequest.Builder request(String path) {
        String endpoint = gateway.getApi(request -> request.apiId(api)).apiEndpoint();
        return HttpRequest.newBuilder(URI.create(endpoint + path));
    }

    private HttpResponse<String> bearing(String path, String token) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertSays(HttpResponse<String> response, int status, String message) {
        assertThat(response.body()).isEqualTo("{\"message\":\"" + message + "\"}");
        assertThat(response.statusCode()).isEqualTo(status);
    }

    private static JWTClaimsSet.Builder claims(String issuer) {
        return new JWTClaimsSet.Builder().issuer(issuer).subject("ann").expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static void page(HttpServer web, String path, String content) {
        web.createContext(path, exchange -> {
            try (exchange) {
                byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    /** Plays all functions: answers as the test says, and notes what each was called with. */
    private static final class Played implements FunctionRuntime {
        private final Map<String, String> answers = new ConcurrentHashMap<>();
        private final Map<String, String> events = new ConcurrentHashMap<>();
        private final List<String> versions = Collections.synchronizedList(new ArrayList<>());

        void answers(String function, String answer) {
            answers.put(function, answer);
        }

        JsonNode lastEvent(String function) throws IOException {
            return JSON.readTree(events.get(function));
        }

        @Override
        public InvocationResult invoke(RunnableVersion version, Invocation invocation) {
            String function = invocation.invokedArn().split(":", -1)[6];
            events.put(function, invocation.payload().asUtf8String());
            if (function.equals("orders")) {
                versions.add(version.version());
            }
            String answer = answers.getOrDefault(function, "{}");
            return answer.equals("fail")
                    ? new InvocationResult(SdkBytes.fromUtf8String("{}"), "Unhandled", "")
                    : new InvocationResult(SdkBytes.fromUtf8String(answer), null, "");
        }

        @Override
        public void retire(String functionArn, String version) {}

        @Override
        public void close() {}
    }
}
