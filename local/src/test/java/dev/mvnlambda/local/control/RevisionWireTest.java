package dev.mvnlambda.local.control;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Revision ids change with whatever they stand for, and with nothing else. */
class RevisionWireTest extends WireTest {

    @Test
    void aNewFunctionGetsAnotherRevisionWhenItIsActive() {
        answered(
                lambda -> lambda.createFunction(usual("f", request -> {})),
                "201\n" + configuration("f", CREATING + "RevisionId: '<id 1>'"));
        settle();
        shown("f", "RevisionId: '<id 2>'");
    }

    @Test
    void publishingChangesTheFunctionsRevisionButAliasesDoNot() {
        function("f");
        shown("f", "RevisionId: '<id 1>'");
        answered(
                lambda -> lambda.publishVersion(request -> request.functionName("f")),
                "201\n" + configuration("f:1", "Version: '1', RevisionId: '<id 2>'"));
        shown("f", "RevisionId: '<id 3>'");

        answered(
                lambda -> lambda.createAlias(
                        request -> request.functionName("f").name("live").functionVersion("1")),
                """
                201
                {AliasArn: '<lambda>:function:f:live', Description: '', FunctionVersion: '1', Name: 'live',
                 RevisionId: '<id 4>'}
                """);

        shown("f", "RevisionId: '<id 3>'");
        shown("f:1", "Version: '1', RevisionId: '<id 2>'");
    }

    @Test
    void whatIsOfAnotherRevisionIsNotChanged() {
        published("f");
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
        List<Consumer<LambdaClient>> calls = List.of(
                lambda -> lambda.updateAlias(
                        request -> request.functionName("f").name("live").revisionId("wrong")),
                lambda -> lambda.publishVersion(
                        request -> request.functionName("f").revisionId("wrong")),
                lambda -> lambda.updateFunctionConfiguration(
                        request -> request.functionName("f").runtime("java25").revisionId("wrong")),
                lambda -> lambda.updateFunctionCode(request ->
                        request.functionName("f").zipFile(Archives.of("two")).revisionId("wrong")));
        calls.forEach(call -> answered(call, """
                412 PreconditionFailedException
                {Type: 'User', message: 'The Revision Id provided does not match the latest Revision Id. Call the \
                GetFunction/GetAlias API to retrieve the latest Revision Id'}
                """));
    }

    private void shown(String name, String differences) {
        answered(
                lambda -> lambda.getFunctionConfiguration(request -> request.functionName(name)),
                "200\n" + configuration(name, differences));
    }
}
