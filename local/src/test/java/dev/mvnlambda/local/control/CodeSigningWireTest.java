package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CodeSigningConfig;

/** Code signing configurations, as AWS answers of them. */
class CodeSigningWireTest extends WireTest {

    private static final String NONE =
            "arn:aws:lambda:us-east-1:000000000000:code-signing-config:csc-xxxxxxxxxxxxxxxxx";
    private static final String MISSING =
            "404 ResourceNotFoundException\n{Message: 'The Lambda code signing configuration"
                    + " <lambda>:code-signing-config:csc-xxxxxxxxxxxxxxxxx can not be found.'}";
    private static final String NO_FUNCTION =
            "404 ResourceNotFoundException\n{Type: 'User', Message: 'Function not found: <lambda>:function:none'}";
    private static final String NOT_FOUND = "404 CodeSigningConfigNotFoundException\n{Type: 'User', Message: 'The code"
            + " signing configuration cannot be found. Check that the provided configuration is not deleted:"
            + " <lambda>:code-signing-config:csc-xxxxxxxxxxxxxxxxx.'}";

    @BeforeEach
    void aFunction() {
        function("f");
    }

    @Test
    void aConfigurationIsShownAsItWasMade() {
        CodeSigningConfig config = create("Enforce");
        String shown = """
                {CodeSigningConfig: {AllowedPublishers: {SigningProfileVersionArns:
                 ['arn:aws:signer:us-east-1:000000000000:/signing-profiles/test']},
                 CodeSigningConfigArn: '<lambda>:code-signing-config:%1$s', CodeSigningConfigId: '%1$s',
                 CodeSigningPolicies: {UntrustedArtifactOnDeployment: 'Enforce'}, Description: 'words',
                 LastModified: '<date>'}}
                """.formatted(config.codeSigningConfigId());
        String arn = config.codeSigningConfigArn();
        answered(lambda -> lambda.getCodeSigningConfig(request -> request.codeSigningConfigArn(arn)), "200\n" + shown);
        answered(
                lambda -> lambda.updateCodeSigningConfig(request -> request.codeSigningConfigArn(arn)),
                "200\n" + shown);
        answered(
                lambda -> lambda.updateCodeSigningConfig(request -> request.codeSigningConfigArn(arn)
                        .codeSigningPolicies(policies -> policies.untrustedArtifactOnDeployment("Warn"))),
                "200\n" + shown.replace("Enforce", "Warn"));
        assertThat(lambda.listCodeSigningConfigs(request -> {}).codeSigningConfigs())
                .extracting(CodeSigningConfig::codeSigningConfigArn)
                .containsExactly(arn);
        lambda.tagResource(request -> request.resource(arn).tags(Map.of("a", "1")));
        answered(lambda -> lambda.listTags(request -> request.resource(arn)), "200\n{Tags: {a: '1'}}");
        answered(lambda -> lambda.deleteCodeSigningConfig(request -> request.codeSigningConfigArn(arn)), "204");
    }

    @Test
    void aFunctionIsBoundToOneConfigurationAtMost() {
        String arn = create("Warn").codeSigningConfigArn();
        String bound = "200\n{CodeSigningConfigArn: '"
                + arn.replace("arn:aws:lambda:us-east-1:000000000000", "<lambda>") + "', FunctionName: 'f'}";
        answered(lambda -> lambda.getFunctionCodeSigningConfig(request -> request.functionName("f")), "200\n{}");
        answered(
                lambda -> lambda.putFunctionCodeSigningConfig(
                        request -> request.functionName("f").codeSigningConfigArn(arn)),
                bound);
        answered(lambda -> lambda.getFunctionCodeSigningConfig(request -> request.functionName("f")), bound);
        functionsOf(arn, "'<lambda>:function:f'");
        answered(lambda -> lambda.deleteFunctionCodeSigningConfig(request -> request.functionName("f")), "204");
        answered(lambda -> lambda.deleteFunctionCodeSigningConfig(request -> request.functionName("f")), "204");
        functionsOf(arn, "");
        function("g", request -> request.codeSigningConfigArn(arn));
        functionsOf(arn, "'<lambda>:function:g'");
        lambda.deleteFunction(request -> request.functionName("g"));
        functionsOf(arn, "");
    }

    @Test
    void unsignedCodeIsRefusedWhereThatIsEnforced() {
        String arn = create("Enforce").codeSigningConfigArn();
        String refusal =
                "400 CodeVerificationFailedException\n{Type: 'User', Message: 'Lambda cannot deploy the function."
                        + " The function or layer might be signed using a signature that the client is not configured to accept."
                        + " Check the provided signature for unsigned.'}";
        answered(lambda -> lambda.createFunction(usual("g", request -> request.codeSigningConfigArn(arn))), refusal);
        lambda.putFunctionCodeSigningConfig(request -> request.functionName("f").codeSigningConfigArn(arn));
        answered(
                lambda -> lambda.updateFunctionCode(
                        request -> request.functionName("f").zipFile(Archives.of("two"))),
                refusal);
    }

    @Test
    void whatIsNotThereIsToldInThreeWays() {
        String arn = create("Warn").codeSigningConfigArn();
        answered(lambda -> lambda.getCodeSigningConfig(request -> request.codeSigningConfigArn(NONE)), MISSING);
        answered(lambda -> lambda.updateCodeSigningConfig(request -> request.codeSigningConfigArn(NONE)), MISSING);
        answered(lambda -> lambda.deleteCodeSigningConfig(request -> request.codeSigningConfigArn(NONE)), MISSING);
        answered(
                lambda -> lambda.listFunctionsByCodeSigningConfig(request -> request.codeSigningConfigArn(NONE)),
                MISSING);
        answered(lambda -> lambda.getFunctionCodeSigningConfig(request -> request.functionName("none")), NO_FUNCTION);
        answered(
                lambda -> lambda.deleteFunctionCodeSigningConfig(request -> request.functionName("none")), NO_FUNCTION);
        answered(
                lambda -> lambda.putFunctionCodeSigningConfig(
                        request -> request.functionName("none").codeSigningConfigArn(arn)),
                NO_FUNCTION);
        answered(
                lambda -> lambda.putFunctionCodeSigningConfig(
                        request -> request.functionName("none").codeSigningConfigArn(NONE)),
                NOT_FOUND);
    }

    private CodeSigningConfig create(String untrusted) {
        return lambda.createCodeSigningConfig(request -> request.description("words")
                        .allowedPublishers(publishers -> publishers.signingProfileVersionArns(
                                "arn:aws:signer:us-east-1:000000000000:/signing-profiles/test"))
                        .codeSigningPolicies(policies -> policies.untrustedArtifactOnDeployment(untrusted)))
                .codeSigningConfig();
    }

    private void functionsOf(String arn, String functions) {
        answered(
                lambda -> lambda.listFunctionsByCodeSigningConfig(request -> request.codeSigningConfigArn(arn)),
                "200\n{FunctionArns: [" + functions + "]}");
    }
}
