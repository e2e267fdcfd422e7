package dev.mvnlambda.local.url;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewayv2.model.AuthorizationType;
import software.amazon.awssdk.services.apigatewayv2.model.CreateAuthorizerRequest;

/** Who gets through to a function behind an HTTP API. */
class HttpApiAuthorizerTest extends HttpApiAccount {

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

    private HttpResponse<String> bearing(String path, String token) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + token));
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
}
