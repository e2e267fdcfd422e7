package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** Resource policies, as AWS answers of them. */
class PolicyWireTest extends WireTest {

    private static final String STALE = """
            412 PreconditionFailedException
            {Type: 'User', message: 'The Revision Id provided does not match the latest Revision Id. Call the \
            GetFunction/GetAlias API to retrieve the latest Revision Id'}
            """;

    @Test
    void aStatementHoldsEveryConditionThatWasGiven() {
        function("f");
        statement(request -> request.statementId("wildcard").principal("*").sourceAccount("000000000000"), """
                {"Sid":"wildcard","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction",\
                "Resource":"<lambda>:function:f","Condition":{"StringEquals":{"AWS:SourceAccount":"000000000000"}}}""");
        statement(request -> request.statementId("account").principal("000000000000"), """
                {"Sid":"account","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},\
                "Action":"lambda:InvokeFunction","Resource":"<lambda>:function:f"}""");
        statement(request -> request.statementId("user").principal("arn:aws:iam::000000000000:user/u"), """
                {"Sid":"user","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:user/u"},\
                "Action":"lambda:InvokeFunction","Resource":"<lambda>:function:f"}""");
        statement(
                request -> request.statementId("url")
                        .principal("*")
                        .action("lambda:InvokeFunctionUrl")
                        .sourceArn("arn:aws:s3:::bucket")
                        .principalOrgID("o-1234567890")
                        .functionUrlAuthType("NONE"),
                """
                {"Sid":"url","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunctionUrl",\
                "Resource":"<lambda>:function:f","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1234567890",\
                "lambda:FunctionUrlAuthType":"NONE"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::bucket"}}}""");
        statement(
                request -> request.statementId("skill")
                        .principal("alexa-appkit.amazon.com")
                        .eventSourceToken("amzn1.ask.skill.x"),
                """
                {"Sid":"skill","Effect":"Allow","Principal":{"Service":"alexa-appkit.amazon.com"},\
                "Action":"lambda:InvokeFunction","Resource":"<lambda>:function:f",\
                "Condition":{"StringEquals":{"lambda:EventSourceToken":"amzn1.ask.skill.x"}}}""");
    }

    @Test
    void theKindOfUrlIsSaidOfCallsOfUrlsOnly() {
        function("f");
        answered(
                lambda -> lambda.addPermission(
                        usual(request -> request.principal("*").functionUrlAuthType("NONE"))),
                """
                400 InvalidParameterValueException
                {Type: 'User', message: 'FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action'}
                """);
    }

    @Test
    void aPolicyHasTheRevisionOfWhatItIsOn() {
        published("f");
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
        String latest = revision("$LATEST");
        String version = revision("1");

        grant("f", latest);
        grant("f:1", version);
        grant("f:live", alias());

        assertThat(policyRevision("f")).isEqualTo(revision("$LATEST")).isNotEqualTo(latest);
        assertThat(policyRevision("f:1")).isEqualTo(revision("1")).isNotEqualTo(version);
        assertThat(policyRevision("f:live")).isEqualTo(alias());
        String granted = policyRevision("f");
        lambda.publishVersion(request -> request.functionName("f").description("changes $LATEST"));
        lambda.updateFunctionConfiguration(request -> request.functionName("f").timeout(7));
        settle();
        assertThat(policyRevision("f")).isEqualTo(revision("$LATEST")).isNotEqualTo(granted);
    }

    @Test
    void aStaleRevisionIsRefusedBeforeAnythingElse() {
        published("f");
        answered(
                lambda -> lambda.addPermission(
                        usual(request -> request.principal("*").revisionId("wrong"))),
                STALE);
        lambda.addPermission(usual(request -> request.principal("*")));
        answered(
                lambda -> lambda.removePermission(
                        request -> request.functionName("f").statementId("s").revisionId("wrong")),
                STALE);
        String revision = policyRevision("f");
        answered(
                lambda -> lambda.removePermission(
                        request -> request.functionName("f").statementId("s").revisionId(revision)),
                "204");
    }

    @Test
    void whatIsNotThereIsToldApart() {
        function("f");
        missing("none", "The resource you requested does not exist.");
        missing("f:42", "The resource you requested does not exist.");
        lambda.addPermission(usual(request -> request.principal("*")));
        answered(
                lambda -> lambda.removePermission(
                        request -> request.functionName("f").statementId("none")),
                """
                404 ResourceNotFoundException
                {Type: 'User', Message: 'Statement none is not found in resource policy.'}
                """);
    }

    private void missing(String function, String text) {
        answered(lambda -> lambda.getPolicy(request -> request.functionName(function)), """
                404 ResourceNotFoundException
                {Type: 'User', Message: '%s'}
                """.formatted(text));
    }

    private void statement(UnaryOperator<AddPermissionRequest.Builder> more, String expected) {
        answered(lambda -> lambda.addPermission(usual(more)), "201\n{Statement: '" + expected + "'}");
    }

    private static AddPermissionRequest usual(UnaryOperator<AddPermissionRequest.Builder> more) {
        AddPermissionRequest.Builder usual = AddPermissionRequest.builder()
                .functionName("f")
                .statementId("s")
                .action("lambda:InvokeFunction");
        return more.apply(usual).build();
    }

    private void grant(String function, String revision) {
        lambda.addPermission(
                usual(request -> request.functionName(function).principal("*").revisionId(revision)));
    }

    private String policyRevision(String function) {
        return lambda.getPolicy(request -> request.functionName(function)).revisionId();
    }

    private String revision(String qualifier) {
        return lambda.getFunctionConfiguration(
                        request -> request.functionName("f").qualifier(qualifier))
                .revisionId();
    }

    private String alias() {
        return lambda.getAlias(request -> request.functionName("f").name("live"))
                .revisionId();
    }
}
