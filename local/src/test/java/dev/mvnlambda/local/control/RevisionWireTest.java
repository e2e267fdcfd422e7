package dev.mvnlambda.local.control;

import org.junit.jupiter.api.Test;

/** Revision ids change with whatever they stand for, and with nothing else. */
class RevisionWireTest extends WireTest {

    @Test
    void aNewFunctionGetsAnotherRevisionWhenItIsActive() {
        answered(
                lambda -> lambda.createFunction(usual("f", request -> {})),
                "201\n" + configuration("f", CREATING + "RevisionId: '<id 1>'"));
        settle();
        answered(lambda -> lambda.getFunction(request -> request.functionName("f")), """
                200
                {Code: {Location: '<location>', RepositoryType: 'S3'}, Configuration: %s}
                """.formatted(
                        configuration("f", "RevisionId: '<id 2>'")));
    }

    @Test
    void anAliasOfAnotherRevisionIsNotChanged() {
        published("f");
        answered(
                lambda -> lambda.createAlias(
                        request -> request.functionName("f").name("live").functionVersion("1")),
                """
                201
                {AliasArn: '<lambda>:function:f:live', Description: '', FunctionVersion: '1', Name: 'live',
                 RevisionId: '<id 1>'}
                """);
        answered(
                lambda -> lambda.updateAlias(
                        request -> request.functionName("f").name("live").revisionId("wrong")),
                """
                412 PreconditionFailedException
                {Type: 'User', message: 'The Revision Id provided does not match the latest Revision Id. Call the \
                GetFunction/GetAlias API to retrieve the latest Revision Id'}
                """);
    }
}
