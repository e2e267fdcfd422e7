package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

class AliasTest extends AccountTest {

    @BeforeEach
    void twoVersionsAndAnAliasOnTheFirst() {
        published("f");
        lambda.updateFunctionCode(
                request -> request.functionName("f").zipFile(Archives.of("two")).publish(true));
        settle();
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
    }

    @Test
    void anAliasRunsItsVersion() {
        assertThat(invoke().executedVersion()).isEqualTo("1");

        lambda.updateAlias(request -> request.functionName("f").name("live").functionVersion("2"));

        assertThat(invoke().executedVersion()).isEqualTo("2");
        assertThat(runtime.invocations().get(1).invokedArn()).isEqualTo(ARN + "f:live");
    }

    @Test
    void weightsSendCallsElsewhere() {
        weigh(Map.of("2", 1.0));
        assertThat(Stream.generate(this::invoke).limit(20))
                .extracting(InvokeResponse::executedVersion)
                .containsOnly("2");

        weigh(Map.of("2", 0.5));
        assertThat(Stream.generate(this::invoke).limit(200))
                .extracting(InvokeResponse::executedVersion)
                .contains("1", "2");
    }

    @Test
    void anEmptyRoutingClearsWeights() {
        weigh(Map.of("2", 0.5));

        weigh(Map.of());

        assertThat(alias().routingConfig()).isNull();
    }

    @Test
    void whatAnUpdateDoesNotNameStays() {
        lambda.updateAlias(request -> request.functionName("f").name("live").description("words"));
        UpdateAliasResponse moved = lambda.updateAlias(
                request -> request.functionName("f").name("live").functionVersion("2"));

        assertThat(moved.description()).isEqualTo("words");
        assertThat(moved.functionVersion()).isEqualTo("2");
    }

    @Test
    void weightsThatAwsRefusesAreRefused() {
        refused(
                () -> weigh(Map.of("1", 0.5)),
                400,
                "InvalidParameterValueException",
                "Invalid function version 1. Function version 1 is already included in routing configuration.");
        refused(
                () -> weigh(Map.of("2", 0.5, "3", 0.1)),
                400,
                "InvalidParameterValueException",
                "Number of items in AdditionalVersionWeights cannot be greater than 1");
        refused(() -> weigh(Map.of("9", 0.5)), 404, "ResourceNotFoundException", "Function not found: " + ARN + "f:9");
    }

    @Test
    void anAliasThatIsThereCannotBeMadeAgain() {
        refused(
                () -> lambda.createAlias(
                        request -> request.functionName("f").name("live").functionVersion("1")),
                409,
                "ResourceConflictException",
                "Alias already exists: " + ARN + "f:live");
    }

    @Test
    void anAliasThatIsMissingIsNamed() {
        refused(
                () -> lambda.updateAlias(
                        request -> request.functionName("f").name("none").functionVersion("1")),
                404,
                "ResourceNotFoundException",
                "Alias not found: " + ARN + "f:none");
        refused(
                () -> lambda.getAlias(request -> request.functionName("f").name("none")),
                404,
                "ResourceNotFoundException",
                "Cannot find alias arn: " + ARN + "f:none");
    }

    @Test
    void anUpdateForAnotherRevisionIsRefused() {
        refused(
                () -> lambda.updateAlias(
                        request -> request.functionName("f").name("live").revisionId("stale")),
                412,
                "PreconditionFailedException",
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to"
                        + " retrieve the latest Revision Id");
    }

    @Test
    void aliasesAreListedByVersion() {
        lambda.createAlias(request -> request.functionName("f").name("next").functionVersion("2"));

        assertThat(names("1")).containsExactly("live");
        assertThat(names("2")).containsExactly("next");
    }

    private List<String> names(String version) {
        return lambda.listAliases(request -> request.functionName("f").functionVersion(version)).aliases().stream()
                .map(AliasConfiguration::name)
                .toList();
    }

    private GetAliasResponse alias() {
        return lambda.getAlias(request -> request.functionName("f").name("live"));
    }

    private InvokeResponse invoke() {
        return lambda.invoke(request -> request.functionName("f").qualifier("live"));
    }

    private void weigh(Map<String, Double> weights) {
        lambda.updateAlias(request -> request.functionName("f")
                .name("live")
                .routingConfig(routing -> routing.additionalVersionWeights(weights)));
    }
}
