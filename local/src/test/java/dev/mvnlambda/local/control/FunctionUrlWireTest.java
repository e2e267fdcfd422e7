package dev.mvnlambda.local.control;

import org.junit.jupiter.api.Test;

/** Function URLs, as AWS answers of them. */
class FunctionUrlWireTest extends WireTest {

    private static final String CREATED = "2026-01-02T03:04:07.678Z";
    private static final String NO_FUNCTION = """
            404 ResourceNotFoundException
            {Type: 'User', Message: 'Function does not exist'}
            """;
    private static final String NO_URL = """
            404 ResourceNotFoundException
            {Type: 'User', Message: 'The resource you requested does not exist.'}
            """;

    @Test
    void onlyWhatIsReadShowsHowCallsAreAnswered() {
        function("f");
        String common = "AuthType: 'NONE', CreationTime: '" + CREATED
                + "', FunctionArn: '<lambda>:function:f', FunctionUrl: '<url 1>'";
        answered(
                lambda -> lambda.createFunctionUrlConfig(
                        request -> request.functionName("f").authType("NONE")),
                "201\n{" + common + "}");
        String shown = common + ", InvokeMode: 'BUFFERED', LastModifiedTime: '" + CREATED + "'";
        answered(lambda -> lambda.getFunctionUrlConfig(request -> request.functionName("f")), "200\n{" + shown + "}");
        answered(
                lambda -> lambda.listFunctionUrlConfigs(request -> request.functionName("f")),
                "200\n{FunctionUrlConfigs: [{" + shown + "}]}");
        answered(
                lambda -> lambda.updateFunctionUrlConfig(
                        request -> request.functionName("f").authType("AWS_IAM")),
                "200\n{" + common.replace("NONE", "AWS_IAM") + ", LastModifiedTime: '" + CREATED + "'}");
    }

    @Test
    void aMissingFunctionIsToldFromAMissingUrlWhereOneIsWritten() {
        published("f");
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
        for (String missing : new String[] {"none", "f:none"}) {
            answered(
                    lambda -> lambda.createFunctionUrlConfig(
                            request -> request.functionName(missing).authType("NONE")),
                    NO_FUNCTION);
            answered(
                    lambda -> lambda.updateFunctionUrlConfig(
                            request -> request.functionName(missing).authType("NONE")),
                    NO_FUNCTION);
            answered(lambda -> lambda.getFunctionUrlConfig(request -> request.functionName(missing)), NO_URL);
            answered(lambda -> lambda.deleteFunctionUrlConfig(request -> request.functionName(missing)), NO_URL);
        }
        answered(
                lambda -> lambda.updateFunctionUrlConfig(
                        request -> request.functionName("f:live").authType("NONE")),
                NO_URL);
        answered(lambda -> lambda.listFunctionUrlConfigs(request -> request.functionName("none")), NO_FUNCTION);
    }

    @Test
    void aVersionHasNoUrl() {
        published("f");
        for (String version : new String[] {"1", "$LATEST"}) {
            answered(
                    lambda -> lambda.createFunctionUrlConfig(request ->
                            request.functionName("f").qualifier(version).authType("NONE")),
                    """
                    400 ValidationException
                    {message: "1 validation error detected: Value '%s' at 'qualifier' failed to satisfy constraint: \
                    Member must satisfy regular expression pattern: ((?!^\\\\d+$)^[0-9a-zA-Z-_]+$)"}
                    """.formatted(version));
        }
    }
}
