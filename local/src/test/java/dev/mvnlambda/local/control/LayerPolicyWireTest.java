package dev.mvnlambda.local.control;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.AddLayerVersionPermissionRequest;

/** Policies of layers, as AWS answers of them. */
class LayerPolicyWireTest extends WireTest {

    private static final String STATEMENT = "{\"Sid\":\"%s\",\"Effect\":\"Allow\",\"Principal\":\"*\","
            + "\"Action\":\"lambda:GetLayerVersion\",\"Resource\":\"<lambda>:layer:l:1\"}";
    private static final String STALE = """
            412 PreconditionFailedException
            {Type: 'User', message: 'The Revision Id provided does not match the latest Revision Id. Call the \
            GetLayerPolicy API to retrieve the latest Revision Id'}
            """;

    @BeforeEach
    void aLayer() {
        lambda.publishLayerVersion(
                request -> request.layerName("l").content(content -> content.zipFile(Archives.of("one"))));
    }

    @Test
    void aPolicyGrowsAndShrinksAndHasARevisionForEachState() {
        add(usual("s1").build(), "201\n{RevisionId: '<id 1>', Statement: '" + STATEMENT.formatted("s1") + "'}");
        shown("<id 1>", STATEMENT.formatted("s1"));
        add(usual("s2").build(), "201\n{RevisionId: '<id 2>', Statement: '" + STATEMENT.formatted("s2") + "'}");
        shown("<id 2>", STATEMENT.formatted("s1") + "," + STATEMENT.formatted("s2"));
        remove("l", 1, "s2", "204");
        shown("<id 3>", STATEMENT.formatted("s1"));
    }

    @Test
    void anOrganizationIsACondition() {
        add(
                usual("s").organizationId("o-1234567890").build(),
                "201\n{RevisionId: '<id 1>', Statement: '"
                        + STATEMENT
                                .formatted("s")
                                .replace(
                                        "\"}",
                                        "\",\"Condition\":{\"StringEquals\":"
                                                + "{\"aws:PrincipalOrgID\":\"o-1234567890\"}}}")
                        + "'}");
    }

    @Test
    void whatAwsRefusesIsRefusedInItsWords() {
        missing("l", 1, "No policy is associated with the given resource.");
        lambda.addLayerVersionPermission(usual("s").build());
        add(usual("s").build(), """
                409 ResourceConflictException
                {Type: 'User', message: 'The statement id (s) provided already exists. Please provide a new statement id, \
                or remove the existing statement.'}
                """);
        add(usual("t").revisionId("wrong").build(), STALE);
        answered(
                lambda -> lambda.removeLayerVersionPermission(request -> request.layerName("l")
                        .versionNumber(1L)
                        .statementId("s")
                        .revisionId("wrong")),
                STALE);
        remove("l", 1, "none", """
                404 ResourceNotFoundException
                {Type: 'User', Message: 'Statement none is not found in resource policy.'}
                """);
        add(usual("t").action("*").build(), """
                400 ValidationException
                {message: "1 validation error detected: Value '*' at 'action' failed to satisfy constraint: Member must \
                satisfy regular expression pattern: lambda:GetLayerVersion"}
                """);
    }

    @Test
    void aVersionThatIsNotThereHasNone() {
        for (String missing : new String[] {"none:1", "l:2"}) {
            String[] parts = missing.split(":", 2);
            String text = "Layer version <lambda>:layer:" + missing + " does not exist.";
            String expected = "404 ResourceNotFoundException\n{Type: 'User', Message: '" + text + "'}";
            long number = Long.parseLong(parts[1]);
            missing(parts[0], number, text);
            add(usual("s").layerName(parts[0]).versionNumber(number).build(), expected);
            remove(parts[0], number, "s", expected);
        }
    }

    private static AddLayerVersionPermissionRequest.Builder usual(String id) {
        return AddLayerVersionPermissionRequest.builder()
                .layerName("l")
                .versionNumber(1L)
                .statementId(id)
                .principal("*")
                .action("lambda:GetLayerVersion");
    }

    private void add(AddLayerVersionPermissionRequest request, String expected) {
        answered(lambda -> lambda.addLayerVersionPermission(request), expected);
    }

    private void remove(String layer, long number, String id, String expected) {
        answered(
                lambda -> lambda.removeLayerVersionPermission(request ->
                        request.layerName(layer).versionNumber(number).statementId(id)),
                expected);
    }

    private void missing(String layer, long number, String text) {
        answered(
                lambda -> lambda.getLayerVersionPolicy(
                        request -> request.layerName(layer).versionNumber(number)),
                "404 ResourceNotFoundException\n{Type: 'User', Message: '" + text + "'}");
    }

    private void shown(String revision, String statements) {
        answered(
                lambda -> lambda.getLayerVersionPolicy(
                        request -> request.layerName("l").versionNumber(1L)),
                "200\n{Policy: '{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[" + statements
                        + "]}', RevisionId: '" + revision + "'}");
    }
}
