package dev.mvnlambda.local.control;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What AWS answers to the ways in which functions are named. */
class FunctionNameWireTest extends WireTest {

    private static final String PREFIX = "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-"
            + "[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?";

    @Test
    void aFunctionIsMadeByNameOrArn() {
        answered(
                lambda -> lambda.createFunction(usual(AccountTest.ARN + "f", request -> {})),
                "201\n" + configuration("f", CREATING + "RevisionId: '<id 1>'"));
        answered(
                lambda -> lambda.createFunction(usual("000000000000:function:g", request -> {})),
                "201\n" + configuration("g", CREATING + "RevisionId: '<id 2>'"));
    }

    @Test
    void namesKeepTheirForm() {
        answered(
                lambda -> lambda.createFunction(usual("invalid:function:name", request -> {})),
                invalid(
                        "Value 'invalid:function:name' at 'functionName' failed to satisfy constraint: Member must satisfy"
                                + " regular expression pattern: " + PREFIX
                                + "([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?"));
        String name = "a".repeat(65);
        answered(
                lambda -> lambda.createFunction(usual(name, request -> {})),
                refused("1 validation error detected: Value '" + name
                        + "' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to"
                        + " 64"));
        answered(
                lambda -> lambda.createFunction(usual(AccountTest.ARN + name + "a".repeat(30), request -> {})),
                invalid("Value '<lambda>:function:" + name + "a".repeat(30)
                        + "' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to"
                        + " 140"));
        answered(
                lambda -> lambda.invoke(
                        request -> request.functionName("arn:aws:lambda:us-east-1:123400000000@function:myfn")),
                invalid(
                        "Value 'arn:aws:lambda:us-east-1:123400000000@function:myfn' at 'functionName' failed to satisfy"
                                + " constraint: Member must satisfy regular expression pattern: " + PREFIX
                                + "([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?"));
    }

    @Test
    void otherRegionsAreOutOfReach() {
        String elsewhere = "arn:aws:lambda:eu-central-1:000000000000:function:f";
        List<Consumer<LambdaClient>> calls = List.of(
                lambda -> lambda.getFunction(request -> request.functionName(elsewhere)),
                lambda -> lambda.getFunctionConfiguration(request -> request.functionName(elsewhere)),
                lambda -> lambda.getFunctionUrlConfig(request -> request.functionName(elsewhere)),
                lambda -> lambda.getFunctionCodeSigningConfig(request -> request.functionName(elsewhere)),
                lambda -> lambda.getFunctionEventInvokeConfig(request -> request.functionName(elsewhere)),
                lambda -> lambda.getFunctionConcurrency(request -> request.functionName(elsewhere)),
                lambda -> lambda.getAlias(
                        request -> request.functionName(elsewhere).name("live")),
                lambda -> lambda.deleteFunction(request -> request.functionName(elsewhere)),
                lambda -> lambda.invoke(request -> request.functionName(elsewhere)),
                lambda -> lambda.createFunction(usual(elsewhere, request -> {})));
        calls.forEach(call -> answered(
                call, notFound("Functions from 'eu-central-1' are not reachable in this region ('us-east-1')")));
    }

    @Test
    void otherAccountsAreDenied() {
        answered(
                lambda ->
                        lambda.createFunction(usual("arn:aws:lambda:us-east-1:123456789012:function:f", request -> {})),
                "403 AccessDeniedException\n{Message: null}");
    }

    @Test
    void aQualifierThatIsSaidTwiceIsSaidAlike() {
        answered(
                lambda -> lambda.getFunction(
                        request -> request.functionName("f:1").qualifier("$LATEST")),
                refused("The derived qualifier from the function name does not match the specified qualifier."));
        answered(
                lambda -> lambda.getFunctionConfiguration(
                        request -> request.functionName("f:$LATEST").qualifier("$LATEST")),
                notFound("Function not found: <lambda>:function:f:$LATEST"));
        answered(
                lambda -> lambda.deleteFunction(
                        request -> request.functionName("f:$LATEST").qualifier("$LATEST")),
                refused("$LATEST version cannot be deleted without deleting the function."));
    }

    @Test
    void versionsThatAreMissingAreNamed() {
        function("f");
        answered(
                lambda ->
                        lambda.getFunction(request -> request.functionName("f").qualifier("1221")),
                notFound("Function not found: <lambda>:function:f:1221"));
        answered(
                lambda -> lambda.getFunctionConfiguration(
                        request -> request.functionName("f").qualifier("1221")),
                notFound("Function not found: <lambda>:function:f:1221"));
        answered(
                lambda -> lambda.deleteFunction(
                        request -> request.functionName("f").qualifier("1221")),
                "204");
        answered(
                lambda -> lambda.deleteFunction(
                        request -> request.functionName("none").qualifier("1221")),
                notFound("Function not found: <lambda>:function:none"));
    }
}
