package dev.mvnlambda.local.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.Cors;

/** What browsers are told of other origins. */
class CorsTest {
    private final OneUrl url = new OneUrl();

    @AutoClose
    private final UrlServer server;

    CorsTest() throws IOException {
        server = new UrlServer(url);
    }

    @Test
    void aPreflightIsAnsweredWithoutTheFunction() throws Exception {
        url.has(Cors.builder()
                .allowOrigins("https://shop.example")
                .allowMethods("GET", "POST")
                .allowHeaders("x-shop")
                .exposeHeaders("x-count")
                .maxAge(600)
                .build());

        HttpResponse<byte[]> response = preflight("https://shop.example");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(said(response, "Allow-Origin")).contains("https://shop.example");
        assertThat(said(response, "Allow-Methods")).contains("GET,POST");
        assertThat(said(response, "Allow-Headers")).contains("x-shop");
        assertThat(said(response, "Expose-Headers")).contains("x-count");
        assertThat(said(response, "Max-Age")).contains("600");
        assertThat(said(response, "Allow-Credentials")).isEmpty();
        assertThat(response.headers().allValues("Vary")).contains("Origin");
        assertThat(url.calls()).isZero();
    }

    @Test
    void aPreflightNeedsNoPermission() throws Exception {
        url.has(Cors.builder().allowOrigins("*").allowMethods("*").build());
        url.isPrivate();

        assertThat(said(preflight("https://any.example"), "Allow-Origin")).contains("*");
    }

    @Test
    void anotherOriginIsToldNothing() throws Exception {
        url.has(Cors.builder()
                .allowOrigins("https://shop.example")
                .allowMethods("*")
                .build());

        assertThat(said(preflight("https://evil.example"), "Allow-Origin")).isEmpty();
        assertThat(said(get("https://evil.example"), "Allow-Origin")).isEmpty();
    }

    @Test
    void aSchemeWithAnAsteriskIsAnyHostOfIt() throws Exception {
        url.has(Cors.builder().allowOrigins("https://*").allowMethods("*").build());

        assertThat(said(get("https://any.example"), "Allow-Origin")).contains("https://any.example");
        assertThat(said(get("http://any.example"), "Allow-Origin")).isEmpty();
    }

    @Test
    void withCredentialsTheOriginAndWhatItAsksForAreNamed() throws Exception {
        url.has(Cors.builder()
                .allowOrigins("*")
                .allowMethods("*")
                .allowHeaders("*")
                .allowCredentials(true)
                .build());

        HttpResponse<byte[]> response = preflight("https://shop.example");

        assertThat(said(response, "Allow-Origin")).contains("https://shop.example");
        assertThat(said(response, "Allow-Credentials")).contains("true");
        assertThat(said(response, "Allow-Methods")).contains("PUT");
        assertThat(said(response, "Allow-Headers")).contains("x-shop");
    }

    @Test
    void theUrlsSettingsWinOverWhatTheFunctionSays() throws Exception {
        url.has(Cors.builder().allowOrigins("https://shop.example").build());
        url.answers("{\"statusCode\":200,\"headers\":{\"access-control-allow-origin\":\"*\"}}");

        assertThat(get("https://shop.example").headers().allValues("Access-Control-Allow-Origin"))
                .isEqualTo(List.of("https://shop.example"));
    }

    @Test
    void withoutSettingsTheFunctionAnswersBrowsersItself() throws Exception {
        url.answers("{\"statusCode\":204,\"headers\":{\"access-control-allow-origin\":\"https://own.example\"}}");

        assertThat(said(preflight("https://own.example"), "Allow-Origin")).contains("https://own.example");
        assertThat(url.calls()).isEqualTo(1);
    }

    @Test
    void optionsWithoutAnOriginReachTheFunction() throws Exception {
        url.has(Cors.builder().allowOrigins("*").build());

        server.send(server.request("/_url/abc/").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(url.calls()).isEqualTo(1);
    }

    private HttpResponse<byte[]> preflight(String origin) throws Exception {
        HttpRequest.Builder request = server.request("/_url/abc/")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "x-shop");
        return server.send(request);
    }

    private HttpResponse<byte[]> get(String origin) throws Exception {
        return server.send(server.request("/_url/abc/").header("Origin", origin));
    }

    private static Optional<String> said(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue("Access-Control-" + name);
    }
}
