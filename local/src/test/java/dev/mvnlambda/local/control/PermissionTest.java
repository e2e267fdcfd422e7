package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

class PermissionTest extends AccountTest {

    @BeforeEach
    void aFunctionWithAnAlias() {
        published("f");
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
    }

    @Test
    void aStatementIsWrittenAsAwsWritesIt() {
        String statement = grant(request -> request.qualifier("live")
                .principal("s3.amazonaws.com")
                .action("lambda:InvokeFunction")
                .sourceArn("arn:aws:s3:::bucket")
                .sourceAccount("000000000000"));

        assertThat(statement)
                .isEqualTo("{\"Sid\":\"s\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"s3.amazonaws.com\"},"
                        + "\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"" + ARN + "f:live\","
                        + "\"Condition\":{\"StringEquals\":{\"AWS:SourceAccount\":\"000000000000\"},"
                        + "\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:s3:::bucket\"}}}");
        assertThat(policy("live"))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[" + statement + "]}");
    }

    @Test
    void everyQualifierHasAPolicyOfItsOwn() {
        grant(request -> request.principal("*"));
        grant(request -> request.principal("*").qualifier("live"));
        grant(request -> request.principal("*").qualifier("1"));

        lambda.removePermission(
                request -> request.functionName("f").qualifier("live").statementId("s"));

        refused(() -> policy("live"), 404, "ResourceNotFoundException", "The resource you requested does not exist.");
        assertThat(policy("1")).contains("\"Sid\":\"s\"");
    }

    @Test
    void whatAwsRefusesIsRefusedInItsWords() {
        grant(request -> request.principal("*"));

        refused(
                () -> grant(request -> request.principal("*")),
                409,
                "ResourceConflictException",
                "The statement id (s) provided already exists. Please provide a new statement id, or remove the existing"
                        + " statement.");
        refused(
                () -> grant(request -> request.principal("*").qualifier("$LATEST")),
                400,
                "InvalidParameterValueException",
                "We currently do not support adding policies for $LATEST.");
        refused(
                () -> grant(request -> request.principal("invalid.nonaws.com")),
                400,
                "InvalidParameterValueException",
                "The provided principal was invalid. Please check the principal and try again.");
        refused(
                () -> grant(request -> request.principal("*").qualifier("none")),
                404,
                "ResourceNotFoundException",
                "Cannot find alias arn: " + ARN + "f:none");
        refused(
                () -> grant(request -> request.principal("*").qualifier("42")),
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "f:42");
        refused(
                () -> lambda.removePermission(
                        request -> request.functionName("f").qualifier("live").statementId("s")),
                404,
                "ResourceNotFoundException",
                "No policy is associated with the given resource.");
        refused(
                () -> lambda.removePermission(
                        request -> request.functionName("none").statementId("s")),
                404,
                "ResourceNotFoundException",
                "No policy found for: " + ARN + "none");
    }

    @Test
    void aPolicyIsBounded() {
        String prefix = "x".repeat(90);
        for (int n = 0; n < 70; n++) {
            int number = n;
            grant(request -> request.principal("*").statementId(prefix + number));
        }

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> {
                    for (int n = 70; n < 200; n++) {
                        int number = n;
                        grant(request -> request.principal("*").statementId(prefix + number));
                    }
                }))
                .hasMessageContaining("is bigger than the limit (20480).");
    }

    @Test
    void aUrlIsPublicOnceBothStatementsAreThere() {
        FunctionUrl url = url("live");
        UrlDirectory urls = plane.urls();
        assertThat(urls.allowsPublicCalls(url)).isFalse();

        grant(request -> request.qualifier("live")
                .principal("*")
                .action("lambda:InvokeFunctionUrl")
                .functionUrlAuthType(FunctionUrlAuthType.NONE));
        assertThat(urls.allowsPublicCalls(url)).isFalse();

        grant(request ->
                request.qualifier("live").statementId("t").principal("*").invokedViaFunctionUrl(true));
        assertThat(urls.allowsPublicCalls(url)).isTrue();
        assertThat(urls.invoke(url, "id", SdkBytes.fromUtf8String("{}")).executedVersion())
                .isEqualTo("1");
    }

    @Test
    void urlsOfFunctionAndAliasLiveApart() {
        FunctionUrl ofFunction = url(null);
        FunctionUrl ofAlias = url("live");
        assertThat(ofFunction.id()).isNotEqualTo(ofAlias.id());

        lambda.deleteFunctionUrlConfig(request -> request.functionName("f"));

        assertThat(plane.urls().find(ofFunction.id())).isEmpty();
        assertThat(plane.urls().find(ofAlias.id())).contains(ofAlias);
        assertThat(lambda.listFunctionUrlConfigs(request -> request.functionName("f"))
                        .functionUrlConfigs())
                .extracting(FunctionUrlConfig::functionArn)
                .containsExactly(ARN + "f:live");
    }

    @Test
    void aSecondUrlOfOneQualifierIsAConflict() {
        url("live");

        refused(
                () -> url("live"),
                409,
                "ResourceConflictException",
                "Failed to create function url config for [functionArn = " + ARN
                        + "f:live]. Error message:  FunctionUrlConfig exists for this Lambda function");
    }

    private FunctionUrl url(@org.jspecify.annotations.Nullable String qualifier) {
        CreateFunctionUrlConfigResponse created = lambda.createFunctionUrlConfig(
                request -> request.functionName("f").qualifier(qualifier).authType(FunctionUrlAuthType.NONE));
        String id = java.net.URI.create(created.functionUrl()).getHost().split("\\.", 2)[0];
        return plane.urls().find(id).orElseThrow();
    }

    private String grant(UnaryOperator<AddPermissionRequest.Builder> more) {
        AddPermissionRequest.Builder usual = AddPermissionRequest.builder()
                .functionName("f")
                .statementId("s")
                .action("lambda:InvokeFunction");
        return lambda.addPermission(more.apply(usual).build()).statement();
    }

    private String policy(String qualifier) {
        return lambda.getPolicy(request -> request.functionName("f").qualifier(qualifier))
                .policy();
    }
}
