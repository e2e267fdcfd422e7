package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.AuthorizerType;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.ResponseTransferMode;

/** REST APIs as AWS keeps them. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class RestApiTest extends AccountTest {

    private static final String URI =
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + ARN + "f:live/invocations";

    private ApiGatewayClient rest;
    private String api;
    private String root;

    @BeforeEach
    void makeAnApi() {
        rest = plane.client(ApiGatewayClient.class, "us-east-1");
        CreateRestApiResponse made = rest.createRestApi(request -> request.name("shop")
                .endpointConfiguration(endpoint -> endpoint.types(EndpointType.REGIONAL))
                .tags(Map.of("team", "a")));
        api = made.id();
        root = made.rootResourceId();
    }

    private String path(String parent, String part) {
        return rest.createResource(
                        request -> request.restApiId(api).parentId(parent).pathPart(part))
                .id();
    }

    private void method(String resource, String verb) {
        rest.putMethod(request ->
                request.restApiId(api).resourceId(resource).httpMethod(verb).authorizationType("NONE"));
    }

    private void integrate(String resource, String verb, String uri, ResponseTransferMode mode) {
        rest.putIntegration(request -> request.restApiId(api)
                .resourceId(resource)
                .httpMethod(verb)
                .type(IntegrationType.AWS_PROXY)
                .integrationHttpMethod("POST")
                .uri(uri)
                .responseTransferMode(mode));
    }

    private String deploy() {
        return rest.createDeployment(request -> request.restApiId(api).stageName("dev"))
                .id();
    }

    private static PatchOperation replace(String path, String value) {
        return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
    }

    private static void refused(
            ThrowingCallable call, Class<? extends AwsServiceException> type, int status, String text) {
        assertThatThrownBy(call).isInstanceOfSatisfying(type, refusal -> {
            assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(text);
            assertThat(refusal.statusCode()).isEqualTo(status);
        });
    }

    @Test
    void anApiHasARootAndIsShownAsItWasMade() {
        assertThat(rest.getRestApi(request -> request.restApiId(api)).name()).isEqualTo("shop");
        assertThat(rest.getRestApis().items()).singleElement().satisfies(one -> {
            assertThat(one.endpointConfiguration().types()).containsExactly(EndpointType.REGIONAL);
            assertThat(one.tags()).containsEntry("team", "a");
        });
        assertThat(rest.getResources(request -> request.restApiId(api)).items())
                .extracting(Resource::path)
                .containsExactly("/");
        refused(
                () -> rest.getRestApi(request -> request.restApiId("none")),
                NotFoundException.class,
                404,
                "Invalid API identifier specified 000000000000:none");
    }

    @Test
    void anApiIsThereAfterARestart() {
        String orders = path(root, "orders");
        method(orders, "GET");
        integrate(orders, "GET", URI, ResponseTransferMode.BUFFERED);
        String deployment = deploy();
        reopen(LocalOptions.in(directory));
        ApiGatewayClient again = plane.client(ApiGatewayClient.class, "us-east-1");
        assertThat(again.getIntegration(request ->
                                request.restApiId(api).resourceId(orders).httpMethod("GET"))
                        .uri())
                .isEqualTo(URI);
        assertThat(again.getStage(request -> request.restApiId(api).stageName("dev"))
                        .deploymentId())
                .isEqualTo(deployment);
        assertThat(again.getDeployment(request ->
                                request.restApiId(api).deploymentId(deployment).embed("apisummary"))
                        .apiSummary())
                .containsOnlyKeys("/orders");
    }

    @Test
    void aPathIsATreeInWhichNoTwoPartsClash() {
        String orders = path(root, "orders");
        String id = path(orders, "{id}");
        String files = path(root, "{path+}");
        refused(
                () -> path(root, "orders"),
                ConflictException.class,
                409,
                "Another resource with the same parent already has this name: orders");
        refused(
                () -> path(orders, "{key}"),
                BadRequestException.class,
                400,
                "A sibling ({id}) of this resource already has a variable path part -- only one is allowed");
        refused(
                () -> path(files, "more"),
                BadRequestException.class,
                400,
                "Cannot create a child of a resource with a greedy path variable: {path+}");
        refused(
                () -> path(root, "a/b"),
                BadRequestException.class,
                400,
                "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the"
                        + " beginning and the end.");
        rest.deleteResource(request -> request.restApiId(api).resourceId(orders));
        refused(
                () -> rest.getResource(request -> request.restApiId(api).resourceId(id)),
                NotFoundException.class,
                404,
                "Invalid Resource identifier specified");
    }

    @Test
    void resourcesComeInPagesAndNameTheirMethodsUnlessAskedForMore() {
        for (int i = 0; i < 30; i++) {
            path(root, "p" + i);
        }
        method(root, "GET");
        assertThat(rest.getResources(request -> request.restApiId(api)).items()).hasSize(25);
        assertThat(rest.getResourcesPaginator(request -> request.restApiId(api)).items())
                .hasSize(31);
        assertThat(rest.getResource(request -> request.restApiId(api).resourceId(root))
                        .resourceMethods())
                .hasEntrySatisfying(
                        "GET", method -> assertThat(method.authorizationType()).isNull());
        assertThat(rest.getResource(request ->
                                request.restApiId(api).resourceId(root).embed("methods"))
                        .resourceMethods())
                .hasEntrySatisfying(
                        "GET", method -> assertThat(method.authorizationType()).isEqualTo("NONE"));
    }

    @Test
    void aMethodIsThereOnceAndItsAuthorizerIsThere() {
        method(root, "GET");
        refused(() -> method(root, "GET"), ConflictException.class, 409, "Method already exists for this resource");
        refused(
                () -> rest.updateMethod(request -> request.restApiId(api)
                        .resourceId(root)
                        .httpMethod("GET")
                        .patchOperations(replace("/authorizationType", "CUSTOM"))),
                BadRequestException.class,
                400,
                "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a"
                        + " valid authorizer.");
        refused(
                () -> rest.deleteMethod(
                        request -> request.restApiId(api).resourceId(root).httpMethod("PUT")),
                NotFoundException.class,
                404,
                "Invalid Method identifier specified");
    }

    @Test
    void anIntegrationIsReplacedOrPatchedAndStreamsByItsOwnUri() {
        method(root, "GET");
        refused(
                () -> integrate(
                        root, "GET", "arn:aws:lambda:us-east-1:000000000000:function:f", ResponseTransferMode.BUFFERED),
                BadRequestException.class,
                400,
                "Invalid function ARN or invalid uri");
        refused(
                () -> integrate(root, "GET", URI, ResponseTransferMode.STREAM),
                BadRequestException.class,
                400,
                "A Lambda proxy integration streams by the URI of response-streaming-invocations, and by no other");
        integrate(root, "GET", URI, ResponseTransferMode.BUFFERED);
        integrate(root, "GET", URI.replace(":live", ""), ResponseTransferMode.BUFFERED);
        String streaming =
                URI.replace("2015-03-31", "2021-11-15").replace("/invocations", "/response-streaming-invocations");
        rest.updateIntegration(request -> request.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .patchOperations(replace("/uri", streaming), replace("/responseTransferMode", "STREAM")));
        assertThat(rest.getMethod(request ->
                                request.restApiId(api).resourceId(root).httpMethod("GET"))
                        .methodIntegration())
                .satisfies(integration -> {
                    assertThat(integration.uri()).isEqualTo(streaming);
                    assertThat(integration.responseTransferMode()).isEqualTo(ResponseTransferMode.STREAM);
                    assertThat(integration.timeoutInMillis()).isEqualTo(29_000);
                });
        refused(
                () -> rest.updateIntegration(request -> request.restApiId(api)
                        .resourceId(root)
                        .httpMethod("GET")
                        .patchOperations(replace("/type", "MOCK"))),
                BadRequestException.class,
                400,
                "Invalid patch path  '/type' specified for op 'replace'. Must be one of: [/cacheNamespace, /connectionId,"
                        + " /connectionType, /contentHandling, /credentials, /httpMethod, /passthroughBehavior,"
                        + " /requestParameters, /requestTemplates, /responseTransferMode, /timeoutInMillis, /uri]");
    }

    @Test
    void aDeploymentIsWhatTheApiWasAndItsStageMovesToIt() {
        refused(this::deploy, BadRequestException.class, 400, "The REST API doesn't contain any methods");
        method(root, "GET");
        refused(this::deploy, BadRequestException.class, 400, "No integration defined for method");
        integrate(root, "GET", URI, ResponseTransferMode.BUFFERED);
        String first = deploy();
        refused(
                () -> rest.deleteDeployment(request -> request.restApiId(api).deploymentId(first)),
                BadRequestException.class,
                400,
                "Active stages pointing to this deployment must be moved or deleted");
        method(path(root, "orders"), "GET");
        assertThat(rest.getDeployment(request ->
                                request.restApiId(api).deploymentId(first).embed("apisummary"))
                        .apiSummary())
                .containsOnlyKeys("/");
        integrate(
                rest.getResources(request -> request.restApiId(api)).items().stream()
                        .filter(one -> one.path().equals("/orders"))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                "GET",
                URI,
                ResponseTransferMode.BUFFERED);
        String second = deploy();
        assertThat(rest.getStages(request -> request.restApiId(api)).item())
                .singleElement()
                .extracting(stage -> stage.deploymentId())
                .isEqualTo(second);
        rest.deleteDeployment(request -> request.restApiId(api).deploymentId(first));
        assertThat(rest.getDeployments(request -> request.restApiId(api)).items())
                .extracting(one -> one.id())
                .containsExactly(second);
    }

    @Test
    void aStageIsNamedHasVariablesAndOneOfTheDeployments() {
        method(root, "GET");
        integrate(root, "GET", URI, ResponseTransferMode.BUFFERED);
        String deployment = deploy();
        refused(
                () -> rest.createStage(
                        request -> request.restApiId(api).stageName("a b").deploymentId(deployment)),
                BadRequestException.class,
                400,
                "Stage name only allows a-zA-Z0-9_-");
        refused(
                () -> rest.createStage(
                        request -> request.restApiId(api).stageName("dev").deploymentId(deployment)),
                ConflictException.class,
                409,
                "Stage already exists");
        rest.updateStage(request -> request.restApiId(api)
                .stageName("dev")
                .patchOperations(replace("/variables/color", "blue"), replace("/description", "text")));
        assertThat(rest.getStage(request -> request.restApiId(api).stageName("dev")))
                .satisfies(stage -> {
                    assertThat(stage.variables()).isEqualTo(Map.of("color", "blue"));
                    assertThat(stage.description()).isEqualTo("text");
                });
        refused(
                () -> rest.updateStage(request ->
                        request.restApiId(api).stageName("dev").patchOperations(replace("/deploymentId", "none"))),
                NotFoundException.class,
                404,
                "Invalid Deployment identifier specified");
        rest.deleteStage(request -> request.restApiId(api).stageName("dev"));
        refused(
                () -> rest.getStage(request -> request.restApiId(api).stageName("dev")),
                NotFoundException.class,
                404,
                "Invalid stage identifier specified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"method.request.querystring.token", "method.request.header.A,method.request.header.B"})
    void aTokenComesInOneHeader(String source) {
        refused(
                () -> rest.createAuthorizer(request -> request.restApiId(api)
                        .name("tokens")
                        .type(AuthorizerType.TOKEN)
                        .identitySource(source)
                        .authorizerUri(URI)),
                BadRequestException.class,
                400,
                "Invalid mapping expression specified: " + source);
    }

    @Test
    void anAuthorizerOfTokensNamesItsHeader() {
        refused(
                () -> rest.createAuthorizer(request -> request.restApiId(api)
                        .name("tokens")
                        .type(AuthorizerType.TOKEN)
                        .authorizerUri(URI)),
                BadRequestException.class,
                400,
                "Identity source is required for an authorizer of type TOKEN");
    }

    @Test
    void anAuthorizerStaysWhileAMethodAsksIt() {
        String authorizer = rest.createAuthorizer(request -> request.restApiId(api)
                        .name("keys")
                        .type(AuthorizerType.REQUEST)
                        .authorizerUri(URI)
                        .authorizerResultTtlInSeconds(0))
                .id();
        refused(
                () -> rest.createAuthorizer(request -> request.restApiId(api)
                        .name("keys")
                        .type(AuthorizerType.REQUEST)
                        .authorizerUri(URI)
                        .authorizerResultTtlInSeconds(0)),
                ConflictException.class,
                409,
                "Authorizer name must be unique. Authorizer keys already exists in this RestApi.");
        rest.putMethod(request -> request.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .authorizationType("CUSTOM")
                .authorizerId(authorizer));
        refused(
                () -> rest.deleteAuthorizer(request -> request.restApiId(api).authorizerId(authorizer)),
                ConflictException.class,
                409,
                "Cannot delete authorizer 'keys', is referenced in method: GET//");
        rest.updateMethod(request -> request.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .patchOperations(replace("/authorizationType", "NONE")));
        rest.deleteAuthorizer(request -> request.restApiId(api).authorizerId(authorizer));
        assertThat(rest.getAuthorizers(request -> request.restApiId(api)).items())
                .isEmpty();
    }

    @Test
    void tagsAreSetTakenAndFound() {
        String arn = "arn:aws:apigateway:us-east-1::/restapis/" + api;
        rest.tagResource(request -> request.resourceArn(arn).tags(Map.of("owner", "b")));
        rest.untagResource(request -> request.resourceArn(arn).tagKeys("team"));
        assertThat(rest.getTags(request -> request.resourceArn(arn)).tags()).isEqualTo(Map.of("owner", "b"));
        assertThat(plane.tagging("us-east-1")
                        .getResources(request -> request.resourceTypeFilters(List.of("apigateway")))
                        .resourceTagMappingList())
                .extracting(one -> one.resourceARN())
                .containsExactly(arn);
    }
}
