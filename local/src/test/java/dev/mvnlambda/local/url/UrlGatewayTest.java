package dev.mvnlambda.local.url;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.runtime.InvocationResult;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** What a caller of a function URL gets. */
class UrlGatewayTest {
    private final OneUrl url = new OneUrl();

    @AutoClose
    private final UrlServer server;

    UrlGatewayTest() throws IOException {
        server = new UrlServer(url);
    }

    @Test
    void anAnswerSaysStatusHeadersCookiesAndBody() throws Exception {
        url.answers("{\"statusCode\":201,\"headers\":{\"Content-Type\":\"text/html\",\"X-Count\":7,\"X-None\":null},"
                + "\"cookies\":[\"a=1; Secure\",\"b=2\"],\"body\":\"<b>grün</b>\"}");

        HttpResponse<byte[]> response = get("/_url/abc/");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(response.headers().firstValue("X-Count")).contains("7");
        assertThat(response.headers().firstValue("X-None")).isEmpty();
        assertThat(response.headers().allValues("Set-Cookie")).containsExactly("a=1; Secure", "b=2");
        assertThat(response.body()).asString(UTF_8).isEqualTo("<b>grün</b>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"greeting\":\"hello\"} | {\"greeting\":\"hello\"}",
                "\"Hello\" | Hello",
                "[1, 2] | [1,2]",
                "42 | 42",
                "null | null"
            })
    void anAnswerWithoutAStatusIsTheBody(String answer, String body) throws Exception {
        url.answers(answer);

        HttpResponse<byte[]> response = get("/_url/abc/");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).asString(UTF_8).isEqualTo(body);
    }

    @Test
    void aStreamHandlerThatWritesNothingAnswersWithNothing() throws Exception {
        url.answers("");

        HttpResponse<byte[]> response = get("/_url/abc/");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void binaryBodiesComeAsTheyAre() throws Exception {
        url.answers("{\"statusCode\":200,\"headers\":{\"Content-Type\":\"image/png\"},"
                + "\"body\":\"AP8K\",\"isBase64Encoded\":true}");

        assertThat(get("/_url/abc/").body()).containsExactly(0, 0xff, 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{\"statusCode\":\"fine\"}",
                "{\"statusCode\":0}",
                "{\"statusCode\":101}",
                "{\"statusCode\":200,\"body\":\"%\",\"isBase64Encoded\":true}",
                "{\"statusCode\":200,\"headers\":{\"X-A\":\"a\\r\\nX-B: b\"}}"
            })
    void anAnswerThatCannotBeSentIsAnInternalServerError(String answer) throws Exception {
        url.answers(answer);

        HttpResponse<byte[]> response = get("/_url/abc/");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).asString(UTF_8).isEqualTo("Internal Server Error");
    }

    @Test
    void aFunctionThatFailsIsAnInternalServerErrorThatTellsNothing() throws Exception {
        url.does(event ->
                new InvocationResult(SdkBytes.fromUtf8String("{\"errorMessage\":\"secret\"}"), "Unhandled", ""));

        HttpResponse<byte[]> response = get("/_url/abc/");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).asString(UTF_8).isEqualTo("Internal Server Error");
        assertThat(response.headers().firstValue("x-amzn-RequestId")).contains(url.requestIds.get(0));
    }

    @Test
    void aUrlThatDoesNotExistIsForbidden() throws Exception {
        HttpResponse<byte[]> response = get("/_url/xyz/");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains("AccessDeniedException");
        assertThat(response.body()).asString(UTF_8).isEqualTo("{\"Message\":null}");
    }

    @Test
    void aUrlWithoutItsTwoStatementsIsForbiddenInAwsWords() throws Exception {
        url.isPrivate();

        assertForbidden(get("/_url/abc/"));
        assertThat(url.calls()).isZero();
    }

    @Test
    void aUrlForSignedCallsWantsASignature() throws Exception {
        url.wantsSignatures();

        assertForbidden(get("/_url/abc/"));
        assertThat(get("/_url/abc/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.send(server.request("/_url/abc/")
                                .header("Authorization", "AWS4-HMAC-SHA256 Credential=local"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"404, 403", "409, 502", "413, 413", "429, 429", "500, 502"})
    void anInvocationThatIsRefusedIsToldByItsStatus(int refused, int answered) throws Exception {
        url.does(event -> {
            throw LambdaException.builder().statusCode(refused).build();
        });

        assertThat(get("/_url/abc/").statusCode()).isEqualTo(answered);
    }

    @Test
    void aHeadRequestGetsTheHeadersOnly() throws Exception {
        url.answers("{\"statusCode\":200,\"body\":\"12345\"}");

        HttpResponse<byte[]> response =
                server.send(server.request("/_url/abc/").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).contains("5");
        assertThat(response.body()).isEmpty();
        assertThat(url.event().at("/requestContext/http/method").asText()).isEqualTo("HEAD");
    }

    @Test
    void noContentHasNoContent() throws Exception {
        url.answers("{\"statusCode\":204,\"body\":\"12345\"}");

        HttpResponse<byte[]> response = get("/_url/abc/");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void whatTheServerSetsIsNotTheFunctionsToSet() throws Exception {
        url.answers("{\"statusCode\":200,\"headers\":{\"content-length\":\"99\",\"Transfer-Encoding\":\"x\"},"
                + "\"body\":\"12345\"}");

        assertThat(get("/_url/abc/").body()).asString(UTF_8).isEqualTo("12345");
    }

    @Test
    void theHostNamesAUrlToo() throws Exception {
        assertThat(server.statusLine("abc.lambda-url.eu-west-1.localhost:4599", "/a/b?c=d"))
                .startsWith("HTTP/1.1 200");

        assertThat(url.event().path("rawPath").asText()).isEqualTo("/a/b");
        assertThat(url.event().path("rawQueryString").asText()).isEqualTo("c=d");
        assertThat(url.event().at("/headers/host").asText()).isEqualTo("abc.lambda-url.eu-west-1.localhost:4599");
    }

    @Test
    void theHostIsReadWithoutRegardToCase() throws Exception {
        assertThat(server.statusLine("ABC.Lambda-URL.eu-west-1.LOCALHOST", "/")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/_url", "/_url/", "/_urls/abc/", "/2015-03-31/functions/abc/invocations"})
    void otherRequestsAreNotItsOwn(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(418);
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return server.send(server.request(path));
    }

    private static void assertForbidden(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains("AccessDeniedException");
        assertThat(response.body())
                .asString(UTF_8)
                .isEqualTo("{\"Message\":\"Forbidden. For troubleshooting Function URL authorization issues, see:"
                        + " https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html\"}");
    }
}
