package dev.mvnlambda.local.page;

import static dev.mvnlambda.local.page.ServedAccount.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mvnlambda.local.control.Clients;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.S3Client;

@SuppressWarnings("NullAway.Init")
class PageTest {

    private static final String INVOKE = "/2015-03-31/functions/f/invocations?Qualifier=live";
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @TempDir
    private Path directory;

    private ServedAccount served;

    @BeforeEach
    void open() throws IOException {
        served = ServedAccount.open(directory);
        served.function("f");
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void aBrowserGetsThePageAtTheRoot() throws Exception {
        HttpResponse<String> page = send(get("/").header("Accept", BROWSER));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).isEqualTo(send(get("/_local/")).body());
    }

    @Test
    void allThatThePageNeedsIsServedAndNothingComesFromElsewhere() throws Exception {
        String page = send(get("/_local/")).body();
        String scripts = send(get("/_local/page.js")).body();

        assertThat(page).contains("/_local/page.css", "/_local/icon.svg", "/_local/page.js");
        assertThat(page + scripts).doesNotContain("https://");
        assertThat(scripts).contains("./dom.js", "./aws.js", "./calls.js", "./picture.js");
        for (String file : List.of("page.css", "page.js", "dom.js", "aws.js", "calls.js", "picture.js", "icon.svg")) {
            assertThat(send(get("/_local/" + file)).statusCode()).as(file).isEqualTo(200);
        }
    }

    @Test
    void whoeverIsNoBrowserIsAnsweredAtTheRootAsBefore() throws Exception {
        served.account().client(S3Client.class).createBucket(request -> request.bucket("codes"));

        assertThat(Clients.s3(served.server().address()).listBuckets().buckets())
                .hasSize(1);
        assertThat(Clients.sts(served.server().address()).getCallerIdentity().account())
                .isEqualTo("000000000000");
        assertThat(send(get("/")).statusCode()).isEqualTo(403);
        assertThat(send(signed("/", "s3").header("Accept", BROWSER)).body()).contains("ListAllMyBucketsResult");
    }

    @Test
    void theAccountIsToldInOneDocument() throws Exception {
        served.queue("orders", "f");
        served.account()
                .lambda()
                .updateAlias(request -> request.functionName("f")
                        .name("live")
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of("1", 0.25))));

        JsonNode account = served.json("/_local/account");

        JsonNode function = account.at("/functions/0");
        assertThat(function.path("name").asText()).isEqualTo("f");
        assertThat(function.path("versions").findValuesAsText("version")).containsExactly("2", "1");
        assertThat(function.at("/aliases/0/name").asText()).isEqualTo("live");
        assertThat(function.at("/aliases/0/version").asText()).isEqualTo("2");
        assertThat(function.at("/aliases/0/weights/1").asDouble()).isEqualTo(0.25);
        assertThat(function.at("/triggers/0/kind").asText()).isEqualTo("sqs");
        assertThat(function.at("/triggers/0/target/qualifier").asText()).isEqualTo("live");
        assertThat(account.at("/queues/0/name").asText()).isEqualTo("orders");
        assertThat(account.path("calls")).isEmpty();
    }

    @Test
    void functionsOfAllRegionsAreTold() throws Exception {
        served.functionElsewhere("g");

        assertThat(served.json("/_local/account").path("functions").findValuesAsText("arn"))
                .containsExactly(
                        "arn:aws:lambda:us-east-1:000000000000:function:f",
                        "arn:aws:lambda:us-west-2:000000000000:function:g");
    }

    @Test
    void anUnchangedAccountIsNotToldAgain() throws Exception {
        String tag = send(get("/_local/account")).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> same = send(get("/_local/account").header("If-None-Match", tag));
        served.account()
                .lambda()
                .updateAlias(request -> request.functionName("f").name("live").functionVersion("1"));
        HttpResponse<String> other = send(get("/_local/account").header("If-None-Match", tag));

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void anInvocationIsToldWithItsLog() throws Exception {
        served.account()
                .lambda()
                .invoke(request -> request.functionName("f:live").payload(SdkBytes.fromUtf8String("{\"order\":7}")));

        JsonNode listed = served.json("/_local/account").at("/calls/0");
        JsonNode whole =
                served.json("/_local/invocations/" + listed.path("number").asText());

        assertThat(listed.has("log")).isFalse();
        assertThat(whole.path("outcome").asText()).isEqualTo("succeeded");
        assertThat(whole.path("qualifier").asText()).isEqualTo("live");
        assertThat(whole.path("version").asText()).isEqualTo("2");
        assertThat(whole.path("caller").asText()).isEqualTo("invoke");
        assertThat(whole.path("payload").asText()).isEqualTo("{\"order\":7}");
        assertThat(whole.path("log").asText()).startsWith("START\n");
    }

    @Test
    void anInvocationThatIsTooOldOrNoneIsNotThere() throws Exception {
        for (String number : new String[] {"7", "x", "", "99999999999999999999"}) {
            HttpResponse<String> answer = send(get("/_local/invocations/" + number));

            assertThat(answer.statusCode()).as(number).isEqualTo(404);
            assertThat(answer.body()).contains("too old to be kept");
        }
    }

    @Test
    void manyInvocationsLeaveTheDocumentSmall() throws Exception {
        String payload = "\"" + "x".repeat(100_000) + "\"";
        IntStream.range(0, 250)
                .forEach(index -> served.account()
                        .lambda()
                        .invoke(request -> request.functionName("f").payload(SdkBytes.fromUtf8String(payload))));

        assertThat(send(get("/_local/account")).body()).hasSizeLessThan(100_000);
        assertThat(served.json("/_local/account").path("calls")).hasSize(200);
    }

    @Test
    void thePagesOwnCallsAreTaken() throws Exception {
        HttpResponse<String> answer = send(signed(INVOKE, "lambda")
                .header("Origin", served.server().address().toString())
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aForeignPageCannotReadOrDoAnything() throws Exception {
        String evil = "http://evil.example";
        URI address = served.server().address();

        for (String path : new String[] {"/_local/", "/_local/account", "/_local/invocations/1"}) {
            assertThat(send(get(path).header("Origin", evil)).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(send(get("/").header("Accept", BROWSER).header("Origin", evil))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(signed(INVOKE, "lambda").header("Origin", evil).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
        // another server of this machine is another origin too, and a form of a sandboxed page has none
        for (String origin : new String[] {"http://127.0.0.1:1", "null"}) {
            assertThat(send(signed(INVOKE, "lambda").header("Origin", origin).POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .as(origin)
                    .isEqualTo(403);
        }
        // what a browser sends by itself, without asking first, carries no signature
        assertThat(send(get(INVOKE).header("Origin", address.toString()).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(served.json("/_local/account").path("calls")).isEmpty();
    }

    @Test
    void aForeignPageThatAsksFirstIsRefused() throws Exception {
        HttpResponse<String> preflight = send(get(INVOKE)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "http://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization"));

        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(preflight.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void aForeignNameOfTheLoopbackIsRefused() throws Exception {
        assertThat(statusAs("evil.example", "GET /_local/account")).isEqualTo("403");
        assertThat(statusAs("evil.example", "GET /_local/")).isEqualTo("403");
        assertThat(statusAs("evil.example", "POST " + INVOKE)).isEqualTo("403");
        assertThat(statusAs("localhost", "GET /_local/account")).isEqualTo("200");
    }

    // the HTTP client of Java sets the host itself
    private String statusAs(String host, String request) throws IOException {
        URI address = served.server().address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String text = request + " HTTP/1.1\r\nHost: " + host + ":" + address.getPort() + "\r\n" + "Authorization: "
                    + authorization("lambda") + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.split(" ", 3)[1];
        }
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(served.at(path));
    }

    private HttpRequest.Builder signed(String path, String service) {
        return get(path).header("Authorization", authorization(service));
    }

    private static String authorization(String service) {
        return "AWS4-HMAC-SHA256 Credential=page/20260101/us-east-1/" + service
                + "/aws4_request, SignedHeaders=host, Signature=none";
    }
}
