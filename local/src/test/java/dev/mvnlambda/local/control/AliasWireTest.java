package dev.mvnlambda.local.control;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;

/** What AWS answers of aliases. */
class AliasWireTest extends WireTest {

    @BeforeEach
    void twoVersions() {
        published("f");
        lambda.updateFunctionCode(
                request -> request.functionName("f").zipFile(Archives.of("two")).publish(true));
        settle();
    }

    @Test
    void anAliasKeepsItsRevisionUntilItChanges() {
        answered(create("live", "1", Map.of("2", 0.2)), "201\n" + alias("live", "<id 1>", WEIGHTS));
        answered(
                lambda -> lambda.getAlias(request -> request.functionName("f").name("live")),
                "200\n" + alias("live", "<id 1>", WEIGHTS));
        answered(
                lambda -> lambda.updateAlias(request -> request.functionName("f")
                        .name("live")
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of()))),
                "200\n" + alias("live", "<id 2>", ""));
        // says nothing new, and yet
        answered(
                lambda ->
                        lambda.updateAlias(request -> request.functionName("f").name("live")),
                "200\n" + alias("live", "<id 3>", ""));
        answered(
                lambda -> lambda.getAlias(request -> request.functionName("f").name("live")),
                "200\n" + alias("live", "<id 3>", ""));
    }

    @Test
    void anAliasShowsItsVersionUnderItsOwnArn() {
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
        String shown = "200\n{Code: {Location: '<location>', RepositoryType: 'S3'}, Configuration: "
                + configuration("f:live", "Version: '1', RevisionId: '<id 1>'") + "}";

        answered(
                lambda ->
                        lambda.getFunction(request -> request.functionName("f").qualifier("live")),
                shown);
        answered(lambda -> lambda.getFunction(request -> request.functionName(AccountTest.ARN + "f:live")), shown);
        answered(
                lambda -> lambda.getFunctionConfiguration(request -> request.functionName("f:1")),
                "200\n" + configuration("f:1", "Version: '1', RevisionId: '<id 1>'"));
    }

    @Test
    void aliasesAreListedPageByPage() {
        answered(create("a", "1", Map.of()), "201\n" + alias("a", "<id 1>", ""));
        answered(create("b", "2", Map.of()), "201\n" + alias("b", "<id 2>", "FunctionVersion: '2'"));

        answered(
                lambda ->
                        lambda.listAliases(request -> request.functionName("f").maxItems(1)),
                "200\n{NextMarker: 'YQ==', Aliases: [" + alias("a", "<id 1>", "") + "]}");
        answered(
                lambda -> lambda.listAliases(
                        request -> request.functionName("f").maxItems(1).marker("YQ==")),
                "200\n{Aliases: [" + alias("b", "<id 2>", "FunctionVersion: '2'") + "]}");
        answered(
                lambda ->
                        lambda.listAliases(request -> request.functionName("f").functionVersion("2")),
                "200\n{Aliases: [" + alias("b", "<id 2>", "FunctionVersion: '2'") + "]}");
        answered(
                lambda ->
                        lambda.deleteAlias(request -> request.functionName("f").name("a")),
                "204");
        answered(
                lambda -> lambda.listAliases(request -> request.functionName("f")),
                "200\n{Aliases: [" + alias("b", "<id 2>", "FunctionVersion: '2'") + "]}");
    }

    @Test
    void aliasesThatAreMissingOrThereAreNamed() {
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
        answered(create("live", "1", Map.of()), """
                409 ResourceConflictException
                {Type: 'User', message: 'Alias already exists: <lambda>:function:f:live'}
                """);
        answered(
                lambda -> lambda.getAlias(request -> request.functionName("f").name("none")),
                notFound("Cannot find alias arn: <lambda>:function:f:none"));
        answered(
                lambda -> lambda.updateAlias(
                        request -> request.functionName("f").name("none").description("x")),
                notFound("Alias not found: <lambda>:function:f:none"));
        answered(
                lambda ->
                        lambda.getFunction(request -> request.functionName("f").qualifier("none")),
                notFound("Function not found: <lambda>:function:f:none"));
        answered(
                lambda -> lambda.createAlias(
                        request -> request.functionName("none").name("live").functionVersion("1")),
                notFound("Function not found: <lambda>:function:none:1"));
    }

    @Test
    void anAliasMayBeginWithADigitButIsNoNumber() {
        answered(create("2024-01-02", "1", Map.of()), "201\n" + alias("2024-01-02", "<id 1>", ""));
        answered(
                create("2024", "1", Map.of()),
                invalid("Value '2024' at 'name' failed to satisfy constraint: Member must satisfy regular"
                        + " expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)"));
    }

    @Test
    void weightsAreSharesOfPublishedVersions() {
        String at = " at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: ";
        String share =
                at + "Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member"
                        + " must have value greater than or equal to 0.0, Member must not be null]";
        answered(create("a", "1", Map.of("2", 2.0)), invalid("Value '{2=2.0}'" + share));
        answered(create("a", "1", Map.of("2", -1.0)), invalid("Value '{2=-1.0}'" + share));
        answered(
                create("a", "1", Map.of("$LATEST", 0.5)),
                invalid("Value '{$LATEST=0.5}'" + at
                        + "Map keys must satisfy constraint: [Member must have length less"
                        + " than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy"
                        + " regular expression pattern: [0-9]+, Member must not be null]"));
    }

    @Test
    void weightsGoToOneOtherVersionThatIsThere() {
        answered(
                create("a", "1", Map.of("1", 0.8, "2", 0.2)),
                refused("Number of items in AdditionalVersionWeights cannot be greater than 1"));
        answered(
                create("a", "1", Map.of("1", 0.5)),
                refused(
                        "Invalid function version 1. Function version 1 is already included in routing configuration."));
        answered(create("a", "1", Map.of("10", 0.5)), notFound("Function not found: <lambda>:function:f:10"));
        answered(create("a", "10", Map.of("2", 0.5)), notFound("Function not found: <lambda>:function:f:10"));
        answered(create("a", "$LATEST", Map.of("1", 0.5)), """
                400 InvalidParameterValueException
                {message: '$LATEST is not supported for an alias pointing to more than 1 version'}
                """);
        answered(create("a", "$LATEST", Map.of()), "201\n" + alias("a", "<id 1>", "FunctionVersion: '$LATEST'"));
    }

    @Test
    void versionsThatShareAnAliasHaveOneRole() {
        Clients.iam(server.address())
                .createRole(request -> request.roleName("other").assumeRolePolicyDocument(AccountTest.TRUST));
        settle();
        lambda.updateFunctionConfiguration(
                request -> request.functionName("f").role("arn:aws:iam::000000000000:role/other"));
        settle();
        lambda.publishVersion(request -> request.functionName("f"));

        answered(
                create("a", "1", Map.of("3", 0.5)),
                refused("Specified versions must be associated with the same execution role"));
    }

    private static final String WEIGHTS = "RoutingConfig: {AdditionalVersionWeights: {'2': 0.2}}";

    private static Consumer<LambdaClient> create(String name, String version, Map<String, Double> weights) {
        CreateAliasRequest request = CreateAliasRequest.builder()
                .functionName("f")
                .name(name)
                .functionVersion(version)
                .routingConfig(routing -> routing.additionalVersionWeights(weights))
                .build();
        return lambda -> lambda.createAlias(request);
    }

    private static String alias(String name, String revision, String differences) {
        return WireAnswers.merged("""
                {AliasArn: '<lambda>:function:f:%s', Description: '', FunctionVersion: '1', Name: '%s', RevisionId: '%s'}
                """.formatted(name, name, revision), "{" + differences + "}");
    }
}
