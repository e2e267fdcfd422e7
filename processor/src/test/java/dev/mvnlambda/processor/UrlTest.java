package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.durable;
import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UrlTest {
    @Test
    void aUrlForCloudFrontAloneIsNotOpen() {
        assertThat(problemsOf("""
                @Url(cloudFront = "E2QWRUHAPOMQZL",
                    auth = UrlAuth.NONE)"""))
                .containsExactly(
                        "Shop:2: [CloudFrontAuth] Shop lets everyone call its URL, but cloudFront is for one that only a distribution calls; remove auth or cloudFront.");
        assertThat(problemsOf("@Url(cloudFront = \"E2QWRUHAPOMQZL\")")).isEmpty();
        assertThat(problemsOf("@Url(cloudFront = \"E2QWRUHAPOMQZL\", auth = UrlAuth.IAM)"))
                .isEmpty();
    }

    @Test
    void aDistributionIsAnIdOrAnArn() {
        assertThat(problemsOf("@Url(cloudFront = \"d111.cloudfront.net\")"))
                .containsExactly(
                        "Shop:1: [CloudFront] Shop has cloudFront = \"d111.cloudfront.net\", but a distribution has an id"
                                + " like E2QWRUHAPOMQZL, or an ARN that ends in one; write either.");
        assertThat(problemsOf("@Url(cloudFront = \"arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL\")"))
                .isEmpty();
    }

    @Test
    void streamingIsWarnedOf() {
        assertThat(problemsOf("@Url(invokeMode = InvokeMode.RESPONSE_STREAM)"))
                .containsExactly(
                        "warning: Shop:1: [ResponseStream] Shop streams its answer, but AWS's managed Java runtimes send it"
                                + " in one piece; BUFFERED says what happens.");
    }

    @Test
    void originsHave253CharactersAtMost() {
        assertThat(problemsOf("@Url(cors = @Cors(allowOrigins = {\"https://a.example\",\n \"\"}))"))
                .containsExactly(
                        "Shop:2: [CorsOrigins] Shop has \"\" in allowOrigins, but AWS takes 1 to 253 characters each;"
                                + " change it.");
    }

    @Test
    void aHundredOriginsAreAllowed() {
        String origins = "\"https://a.example\", ".repeat(101);
        assertThat(problemsOf("@Url(cors = @Cors(allowOrigins = {" + origins + "}))"))
                .containsExactly(
                        "Shop:1: [CorsOrigins] Shop has 101 allowOrigins, but AWS takes at most 100; leave some out, or"
                                + " write \"*\".");
    }

    @Test
    void methodsHaveSixCharactersAtMost() {
        assertThat(problemsOf("@Url(cors = @Cors(allowMethods = \"PROPFIND\"))"))
                .containsExactly(
                        "Shop:1: [CorsMethods] Shop has \"PROPFIND\" in allowMethods, but AWS takes 1 to 6 characters"
                                + " each; change it.");
        assertThat(problemsOf("@Url(cors = @Cors(allowMethods = {\"GET\",\n \"OPTIONS\"}))"))
                .containsExactly(
                        "Shop:2: [CorsMethods] Shop allows OPTIONS, but AWS takes at most 6 characters there and answers"
                                + " OPTIONS itself; leave it out.");
        assertThat(problemsOf("@Url(cors = @Cors(allowMethods = {\"GET\", \"DELETE\"}))"))
                .isEmpty();
    }

    @Test
    void headersHave1024CharactersAtMost() {
        String header = "x".repeat(1025);
        assertThat(problemsOf("@Url(cors = @Cors(exposeHeaders = \"" + header + "\"))"))
                .containsExactly("Shop:1: [CorsHeaders] Shop has \"" + header
                        + "\" in exposeHeaders, but AWS takes 1 to 1024" + " characters each; change it.");
    }

    @Test
    void aPreflightIsRememberedADayAtMost() {
        assertThat(problemsOf("@Url(cors = @Cors(maxAge = 86401))"))
                .containsExactly(
                        "Shop:1: [CorsMaxAge] Shop has maxAge = 86401, but 0 to 86400 seconds are allowed; choose one of"
                                + " these.");
    }

    @Test
    void credentialsAreForNamedOriginsOnly() {
        assertThat(problemsOf("@Url(cors = @Cors(\n allowCredentials = true))"))
                .containsExactly(
                        "Shop:2: [CorsCredentials] Shop allows credentials to all origins, which browsers refuse; name the"
                                + " origins in allowOrigins.");
        assertThat(problemsOf("@Url(cors = @Cors(enabled = false, allowCredentials = true))"))
                .isEmpty();
    }

    @Test
    void theInputFitsTheEventOfAUrl() {
        assertThat(problems("""
                @Url
                public class Shop implements RequestHandler<SQSEvent, String> {
                    public String handleRequest(SQSEvent in, Context context) { return ""; }
                }"""))
                .containsExactly(
                        "Shop:1: [EventType] Shop takes com.amazonaws.services.lambda.runtime.events.SQSEvent, but a function URL sends APIGatewayV2HTTPEvent; take that, or Map, Object or a stream.");
    }

    @Test
    void aUrlMayCallAnythingThatTakesItsEvent() {
        assertThat(problems(
                        handler("ByObject", "@Url"),
                        durable("ByDurable", "@Url @Durable(executionTimeout = 60)"),
                        """
                        @Url public class ByEvent implements RequestHandler<APIGatewayV2HTTPEvent, String> {
                            public String handleRequest(APIGatewayV2HTTPEvent in, Context context) { return ""; }
                        }""",
                        """
                        @Url public class ByMap implements RequestHandler<HashMap<String, Object>, String> {
                            public String handleRequest(HashMap<String, Object> in, Context context) { return ""; }
                        }""",
                        """
                        @Url public class ByStream implements RequestStreamHandler {
                            public void handleRequest(InputStream in, OutputStream out, Context context) {}
                        }""",
                        """
                        public class ByMethod {
                            @Url public void pay(InputStream in, OutputStream out) {}
                        }"""))
                .isEmpty();
    }
}
