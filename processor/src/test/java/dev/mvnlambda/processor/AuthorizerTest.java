package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.JwtAuthorizerSpec;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizerTest {
    private static final String JWT =
            "@JwtAuthorizer(name = \"jwt\", issuer = \"https://a.example\", audience = \"shop\")";

    @Test
    void anAuthorizerIsInTheManifest() {
        String keys = "@Authorizer(name = \"keys\", identitySources = \"$request.header.X\", ttl = 60)";
        assertThat(manifest(handler("Shop", keys + " @Authorizer(name = \"iot\", api = ApiKind.IOT)"))
                        .functions()
                        .get(0)
                        .authorizers())
                .containsExactly(
                        new AuthorizerSpec("iot", "IOT", List.of(), 0),
                        new AuthorizerSpec("keys", "HTTP", List.of("$request.header.X"), 60));
    }

    @Test
    void anAuthorizerOfTokensMayStandOnAHandler() {
        assertThat(manifest(handler("Shop", JWT + " @HttpRoute(value = \"GET /\", authorizer = \"jwt\")"))
                        .jwtAuthorizers())
                .containsExactly(new JwtAuthorizerSpec("jwt", "https://a.example", List.of("shop"), List.of()));
    }

    @Test
    void aNameIsUniqueInItsApi() {
        assertThat(problems(
                        handler("Keys", "@Authorizer(name = \"jwt\")"),
                        handler("Other", "@Authorizer(name = \"jwt\", api = ApiKind.REST)"),
                        handler("Shop", JWT)))
                .containsExactly(
                        "Shop:1: [DuplicateAuthorizer] Shop has an authorizer \"jwt\", but Keys has one of that name, and routes"
                                + " have to know which is meant; change one of them.");
    }

    @ParameterizedTest
    @CsvSource({"IAM", "a b", "''"})
    void aNameIsOneThatRoutesCanSay(String name) {
        assertThat(problemsOf("@Authorizer(name = \"" + name + "\")"))
                .containsExactly(
                        "Shop:1: [AuthorizerName] Shop has name = \"" + name
                                + "\", but an authorizer is named by 1 to 128 letters, digits, -, _ or ., and IAM is AWS's own; change it.");
        assertThat(problemsOf("@Authorizer(name = \"a.b\", api = ApiKind.IOT)"))
                .containsExactly(
                        "Shop:1: [AuthorizerName] Shop has name = \"a.b\", but an authorizer of IoT is named by 1 to 128 letters,"
                                + " digits, - or _; change it.");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP, $request.header.X-Key, method.request.header.X",
        "HTTP, $stageVariables.key, $request.header.",
        "REST, method.request.querystring.key, $request.header.X",
        "WEBSOCKET, route.request.header.Key, method.request.header.X"
    })
    void anIdentitySourceIsWrittenAsItsApiWants(String api, String good, String bad) {
        String authorizer = "@Authorizer(name = \"a\", api = ApiKind." + api + ", identitySources = \"";
        assertThat(problemsOf(authorizer + good + "\")")).isEmpty();
        assertThat(problemsOf(authorizer + bad + "\")"))
                .singleElement()
                .asString()
                .startsWith("Shop:1: [IdentitySource] Shop has the identity source \"" + bad + "\", but in a " + api
                        + " API one begins with ");
    }

    @Test
    void iotHasNoIdentitySources() {
        assertThat(problemsOf("@Authorizer(name = \"a\", api = ApiKind.IOT, identitySources = \"x\")"))
                .containsExactly(
                        "Shop:1: [IdentitySource] Shop has an identity source, but IoT has none; leave identitySources out.");
    }

    @Test
    void anAnswerIsGoodForAnHourAtMost() {
        String authorizer = "@Authorizer(name = \"a\", identitySources = \"$request.header.X\", ttl = ";
        assertThat(problemsOf(authorizer + "3600)")).isEmpty();
        assertThat(problemsOf(authorizer + "3601)"))
                .containsExactly(
                        "Shop:1: [AuthorizerTtl] Shop has ttl = 3601, but 0 to 3600 seconds are allowed; choose one of these.");
    }

    @Test
    void anAnswerIsRememberedByIdentitySources() {
        assertThat(problemsOf("@Authorizer(name = \"a\", ttl = 1)"))
                .containsExactly(
                        "Shop:1: [AuthorizerTtl] Shop has ttl = 1, but AWS remembers answers by identity sources, and there are"
                                + " none; name some in identitySources, or leave ttl out.");
        assertThat(problemsOf("@Authorizer(name = \"a\", api = ApiKind.IOT, ttl = 1)"))
                .containsExactly(
                        "Shop:1: [AuthorizerTtl] Shop has ttl = 1, but IoT remembers no answer by it; leave ttl out.");
        assertThat(problemsOf("@Authorizer(name = \"a\", api = ApiKind.WEBSOCKET, ttl = 1)"))
                .containsExactly(
                        "Shop:1: [AuthorizerTtl] Shop has ttl = 1, but a WebSocket API remembers no answer by it; leave ttl out.");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP, APIGatewayV2CustomAuthorizerEvent",
        "REST, APIGatewayCustomAuthorizerEvent",
        "WEBSOCKET, APIGatewayCustomAuthorizerEvent"
    })
    void anAuthorizerTakesTheEventOfItsApi(String api, String event) {
        String annotation = "@Authorizer(name = \"a\", api = ApiKind." + api + ")";
        assertThat(problems(handling(annotation, event))).isEmpty();
        assertThat(problems(handling(annotation, "SQSEvent")))
                .containsExactly(
                        "Shop:1: [EventType] Shop takes com.amazonaws.services.lambda.runtime.events.SQSEvent, but @Authorizer of a "
                                + api + " API sends " + event + "; take that, or Map, Object or a stream.");
    }

    @Test
    void awsHasNoClassOfWhatIotSendsAnAuthorizer() {
        String annotation = "@Authorizer(name = \"a\", api = ApiKind.IOT)";
        assertThat(problems(handling(annotation, "APIGatewayCustomAuthorizerEvent")))
                .containsExactly(
                        "Shop:1: [EventType] Shop takes com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent,"
                                + " but AWS's library has no class for what @Authorizer of IoT sends; take a class of your own, Map, Object or a stream.");
        assertThat(problems(handling(annotation, "Map<String, Object>"))).isEmpty();
    }

    @Test
    void aRestApiMayHandOverATokenAlone() {
        String tokens = "@Authorizer(name = \"tokens\", api = ApiKind.REST, type = AuthorizerType.TOKEN";
        String header = tokens.replace("tokens", "own") + ", identitySources = \"method.request.header.X-Token\"";
        assertThat(manifest(handler("Shop", tokens + ", ttl = 60) " + header + ")"))
                        .functions()
                        .get(0)
                        .authorizers())
                .containsExactly(
                        new AuthorizerSpec("own", "REST", "TOKEN", List.of("method.request.header.X-Token"), 0),
                        new AuthorizerSpec(
                                "tokens", "REST", "TOKEN", List.of("method.request.header.Authorization"), 60));
        assertThat(problems(handling(tokens + ")", "APIGatewayCustomAuthorizerEvent")))
                .isEmpty();
        assertThat(problems(handling(tokens + ")", "APIGatewayV2CustomAuthorizerEvent")))
                .singleElement()
                .asString()
                .contains("[EventType]", "@Authorizer of a REST API sends APIGatewayCustomAuthorizerEvent");
    }

    @ParameterizedTest
    @CsvSource({"HTTP", "WEBSOCKET", "IOT"})
    void noOtherApiHandsOverATokenAlone(String api) {
        assertThat(problemsOf("@Authorizer(name = \"a\", api = ApiKind." + api + ",\ntype = AuthorizerType.TOKEN)"))
                .containsExactly(
                        "Shop:2: [AuthorizerType] Shop has type = TOKEN, but only a REST API hands over a token alone; leave type out, or set api = ApiKind.REST.");
    }

    @ParameterizedTest
    @CsvSource({
        "method.request.querystring.token",
        "context.identity.sourceIp",
        "method.request.header.",
        "'method.request.header.A,method.request.header.B'"
    })
    void aTokenComesInAHeader(String source) {
        assertThat(problemsOf(
                        "@Authorizer(name = \"a\", api = ApiKind.REST, type = AuthorizerType.TOKEN,\nidentitySources = \""
                                + source + "\")"))
                .containsExactly("Shop:2: [IdentitySource] Shop has the identity source \"" + source
                        + "\", but a token comes in one header; write it like method.request.header.Authorization.");
    }

    @Test
    void aTokenComesInOneHeader() {
        assertThat(problemsOf("""
                @Authorizer(name = "a", api = ApiKind.REST, type = AuthorizerType.TOKEN, identitySources = {
                    "method.request.header.A",
                    "method.request.header.B"})"""))
                .containsExactly(
                        "Shop:3: [IdentitySource] Shop has 2 identity sources, but a token comes in one header; leave one of them.");
    }

    @ParameterizedTest
    @CsvSource({"http://a.example", "login.example", "https://a.example?x=1", "https://", "''"})
    void anIssuerIsAnHttpsAddress(String issuer) {
        assertThat(problemsOf("@JwtAuthorizer(name = \"jwt\", issuer = \"" + issuer + "\", audience = \"shop\")"))
                .containsExactly(
                        "Shop:1: [JwtIssuer] Shop has issuer = \"" + issuer
                                + "\", but AWS reads the keys of an issuer at an https address; write it, as the claim iss of its tokens says it.");
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:4599/_issuer", "http://127.0.0.1:8080", "${issuer}"})
    void anIssuerMayBeOnThisMachineForTheLocalLambda(String issuer) {
        assertThat(problemsOf("@JwtAuthorizer(name = \"jwt\", issuer = \"" + issuer + "\", audience = \"shop\")"))
                .isEmpty();
    }

    @Test
    void tokensAreForSomebody() {
        assertThat(problemsOf("@JwtAuthorizer(name = \"jwt\", issuer = \"https://a.example\", audience = {})"))
                .containsExactly(
                        "Shop:1: [JwtAudience] Shop has @JwtAuthorizer without an audience, but AWS has to know for whom tokens are;"
                                + " name the id of your client.");
    }

    @Test
    void anAppHasOneHttpApi() {
        assertThat(problems(handler("Shop", "@HttpApi"), handler("Bill", "@HttpApi(cors = @Cors(enabled = false))")))
                .containsExactly(
                        "Shop:1: [DuplicateHttpApi] Shop has @HttpApi, but Bill has it already, and an app has one HTTP API; remove"
                                + " one of them.");
    }

    @Test
    void whatIsWrongInAPackageIsReportedThere() {
        List<JavaFileObject> sources = new ArrayList<>(Sources.files(handler("Shop", "@LambdaFunction")));
        sources.add(JavaFileObjects.forSourceString("shop.package-info", """
                @JwtAuthorizer(name = "a", issuer = "https://a.example", audience = "shop")
                @JwtAuthorizer(name = "b",
                    issuer = "b.example", audience = "shop")
                package shop;
                import dev.mvnlambda.annotation.JwtAuthorizer;
                """));
        assertThat(problems(Sources.compiler().compile(sources)))
                .containsExactly(
                        "package-info:3: [JwtIssuer] package shop has issuer = \"b.example\", but AWS reads the keys of an issuer at"
                                + " an https address; write it, as the claim iss of its tokens says it.");
    }

    @Test
    void aPackageSpeaksForTheFunctionsOfItsModule() {
        JavaFileObject alone = JavaFileObjects.forSourceString(
                "shop.package-info", "@HttpApi package shop; import dev.mvnlambda.annotation.HttpApi;");
        assertThat(problems(Sources.compiler().compile(alone)))
                .containsExactly(
                        "package-info:1: [Package] package shop says how an API is, but this module has no function that it would be"
                                + " made for; move it to one that has.");
    }

    private static String handling(String annotation, String event) {
        return annotation + "\npublic class Shop implements RequestHandler<" + event + ", Object>"
                + " { public Object handleRequest(" + event + " in, Context context) { return in; } }\n";
    }
}
