package dev.mvnlambda.local.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.CreateRouteRequest;

/** An account with an HTTP API whose functions are played, and a server that answers for it. */
abstract class HttpApiAccount {
    static final Instant NOW = Instant.parse("2026-11-03T04:05:06Z");
    static final ObjectMapper JSON = new ObjectMapper();
    static final String ORDERS = "arn:aws:lambda:us-east-1:000000000000:function:orders:live";
    static final String GUARD = "arn:aws:lambda:us-east-1:000000000000:function:guard:live";

    final Played runtime = new Played();
    final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    LocalAccount account;
    LocalServer server;
    ApiGatewayV2Client gateway;
    String api;
    String target;

    @BeforeEach
    final void open() throws IOException {
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
    final void close() {
        server.close();
    }

    /** Lets a route wait for a function that does not answer for as long as AWS waits at least, 50 ms. */
    void shortRoute(String key, String function) {
        runtime.answers(function, "wait");
        grant(function, "/*");
        String integration = gateway.createIntegration(request -> request.apiId(api)
                        .integrationType("AWS_PROXY")
                        .integrationUri(ORDERS.replace("orders", function))
                        .payloadFormatVersion("2.0")
                        .timeoutInMillis(50))
                .integrationId();
        route(key, route -> route.target("integrations/" + integration));
    }

    void route(String key, UnaryOperator<CreateRouteRequest.Builder> more) {
        gateway.createRoute(
                more.apply(CreateRouteRequest.builder().apiId(api).routeKey(key).target(target))
                        .build());
    }

    void function(String name) {
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

    void grant(String function, String source) {
        account.lambda()
                .addPermission(request -> request.functionName(function)
                        .qualifier("live")
                        .statementId("s" + Integer.toHexString(source.hashCode()))
                        .action("lambda:InvokeFunction")
                        .principal("apigateway.amazonaws.com")
                        .sourceArn("arn:aws:execute-api:us-east-1:000000000000:" + api + source));
    }

    HttpRequest.Builder request(String path) {
        String endpoint = gateway.getApi(request -> request.apiId(api)).apiEndpoint();
        return HttpRequest.newBuilder(URI.create(endpoint + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static void assertSays(HttpResponse<String> response, int status, String message) {
        assertThat(response.body()).isEqualTo("{\"message\":\"" + message + "\"}");
        assertThat(response.statusCode()).isEqualTo(status);
    }

    /** Plays all functions: answers as the test says, and notes what each was called with. */
    static final class Played implements FunctionRuntime {
        private final Map<String, String> answers = new ConcurrentHashMap<>();
        private final Map<String, String> events = new ConcurrentHashMap<>();
        private final Semaphore end = new Semaphore(0);
        private volatile String debugged = "";
        final List<String> versions = Collections.synchronizedList(new ArrayList<>());

        void answers(String function, String answer) {
            answers.put(function, answer);
        }

        /** One that answers "wait" does so until this. */
        void endWaiting() {
            end.release();
        }

        /** Waits until a function is called. */
        void awaitCall(String function) {
            await().until(() -> events.containsKey(function));
        }

        @Override
        public void debug(String functionName, int port) {
            debugged = functionName;
        }

        @Override
        public boolean isDebugged(String functionName) {
            return debugged.equals(functionName);
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
            if (answer.equals("wait")) {
                end.acquireUninterruptibly();
                answer = "{}";
            }
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
