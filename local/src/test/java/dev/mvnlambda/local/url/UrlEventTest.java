package dev.mvnlambda.local.url;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a function sees of a request. */
class UrlEventTest {
    private final OneUrl url = new OneUrl();

    @AutoClose
    private final UrlServer server;

    UrlEventTest() throws IOException {
        server = new UrlServer(url);
    }

    @Test
    void aPlainRequestHasNoFieldsThatItDoesNotNeed() throws Exception {
        HttpResponse<byte[]> response = server.send(server.request("/_url/abc/").setHeader("User-Agent", "a test"));

        JsonNode event = url.event();
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("$default");
        assertThat(event.path("rawPath").asText()).isEqualTo("/");
        assertThat(event.path("rawQueryString").asText()).isEmpty();
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(event.has("cookies")).isFalse();
        assertThat(event.has("queryStringParameters")).isFalse();
        assertThat(event.has("body")).isFalse();
        assertThat(response.headers().firstValue("x-amzn-RequestId"))
                .contains(url.requestIds.get(0))
                .contains(event.path("requestContext").path("requestId").asText());
        assertThat(response.headers().firstValue("X-Amzn-Trace-Id"))
                .contains(event.path("headers").path("x-amzn-trace-id").asText());
    }

    @Test
    void theContextTellsOfTheRequest() throws Exception {
        server.send(server.request("/_url/abc/a/b")
                .setHeader("User-Agent", "a test")
                .DELETE());

        JsonNode context = url.event().path("requestContext");
        assertThat(context.path("accountId").asText()).isEqualTo("anonymous");
        assertThat(context.path("apiId").asText()).isEqualTo("abc");
        assertThat(context.path("domainName").asText()).isEqualTo("abc.lambda-url.eu-west-1.localhost");
        assertThat(context.path("domainPrefix").asText()).isEqualTo("abc");
        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("time").asText()).isEqualTo("03/Nov/2026:04:05:06 +0000");
        assertThat(context.path("timeEpoch").asLong()).isEqualTo(UrlServer.NOW.toEpochMilli());
        assertThat(context.has("authorizer")).isFalse();
        assertThat(context.path("http").toString())
                .isEqualTo("{\"method\":\"DELETE\",\"path\":\"/a/b\",\"protocol\":\"HTTP/1.1\","
                        + "\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"a test\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_url/abc", "/_url/abc/"})
    void theRootOfAUrlIsASlash(String path) throws Exception {
        server.send(server.request(path));

        assertThat(url.event().path("rawPath").asText()).isEqualTo("/");
    }

    @Test
    void thePathStaysEncodedAsAwsLeavesIt() throws Exception {
        server.send(server.request("/_url/abc/a%20b/%C3%BC/c%2Fd"));

        assertThat(url.event().path("rawPath").asText()).isEqualTo("/a%20b/%C3%BC/c%2Fd");
    }

    @Test
    void queryParametersAreDecodedAndThoseOfOneNameJoined() throws Exception {
        server.send(server.request("/_url/abc/?a=1&b=x%20y&a=2&c&d=%C3%BC+z"));

        JsonNode event = url.event();
        assertThat(event.path("rawQueryString").asText()).isEqualTo("a=1&b=x%20y&a=2&c&d=%C3%BC+z");
        assertThat(event.path("queryStringParameters").toString())
                .isEqualTo("{\"a\":\"1,2\",\"b\":\"x y\",\"c\":\"\",\"d\":\"ü z\"}");
    }

    @Test
    void headersAreInLowerCaseAndThoseOfOneNameJoined() throws Exception {
        server.send(server.request("/_url/abc/").header("X-Shop", "a").header("X-Shop", "b"));

        JsonNode headers = url.event().path("headers");
        assertThat(headers.path("x-shop").asText()).isEqualTo("a,b");
        assertThat(headers.path("host").asText()).isEqualTo("127.0.0.1:" + server.port());
        assertThat(headers.path("x-forwarded-for").asText()).isEqualTo("127.0.0.1");
        assertThat(headers.path("x-forwarded-proto").asText()).isEqualTo("http");
    }

    @Test
    void cookiesHaveAFieldOfTheirOwn() throws Exception {
        server.send(server.request("/_url/abc/").header("Cookie", "a=1; b=2"));

        assertThat(url.event().path("cookies").toString()).isEqualTo("[\"a=1\",\"b=2\"]");
        assertThat(url.event().path("headers").has("cookie")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "application/problem+json", "application/xml"})
    void aBodyOfATextTypeIsText(String type) throws Exception {
        server.send(server.request("/_url/abc/")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"grün\":\"\\n\"}")));

        assertThat(url.event().path("body").asText()).isEqualTo("{\"grün\":\"\\n\"}");
        assertThat(url.event().path("isBase64Encoded").getNodeType()).isEqualTo(JsonNodeType.BOOLEAN);
        assertThat(url.event().path("isBase64Encoded").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "image/png", "application/x-www-form-urlencoded"})
    void aBodyOfAnyOtherTypeIsBase64(String type) throws Exception {
        server.send(server.request("/_url/abc/")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(new byte[] {0, (byte) 0xff, 10})));

        assertThat(Base64.getDecoder().decode(url.event().path("body").asText()))
                .containsExactly(0, 0xff, 10);
        assertThat(url.event().path("isBase64Encoded").asBoolean()).isTrue();
    }

    @Test
    void aBodyThatIsNoTextAlthoughItSaysSoIsBase64() throws Exception {
        byte[] latin = "grün".getBytes(ISO_8859_1);
        server.send(server.request("/_url/abc/")
                .header("Content-Type", "text/plain; charset=iso-8859-1")
                .POST(BodyPublishers.ofByteArray(latin)));

        assertThat(Base64.getDecoder().decode(url.event().path("body").asText()))
                .isEqualTo(latin);
    }

    @Test
    void anEventOverSixMegabytesIsRefused() throws Exception {
        byte[] body = "x".repeat(UrlEvent.LARGEST - 100).getBytes(UTF_8);

        HttpResponse<byte[]> response = server.send(server.request("/_url/abc/")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(new String(response.body(), UTF_8)).contains("must be smaller than 6291456 bytes");
        assertThat(url.calls()).isZero();
    }

    @Test
    void aBodyFarTooLargeIsRefusedToo() throws Exception {
        HttpResponse<byte[]> response =
                server.send(server.request("/_url/abc/").POST(BodyPublishers.ofByteArray(new byte[64 << 20])));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(url.calls()).isZero();
    }

    @Test
    void aSignedRequestTellsWhoSigned() throws Exception {
        url.wantsSignatures();
        server.send(server.request("/_url/abc/").header("Authorization", "AWS4-HMAC-SHA256 Credential=local"));

        JsonNode context = url.event().path("requestContext");
        assertThat(context.path("accountId").asText()).isEqualTo("000000000000");
        assertThat(context.path("authorizer").path("iam").path("accountId").asText())
                .isEqualTo("000000000000");
    }
}
