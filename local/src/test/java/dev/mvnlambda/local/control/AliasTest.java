package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
    void whatAnUpdateDoesNotNameStays() {
        lambda.updateAlias(request -> request.functionName("f").name("live").description("words"));
        UpdateAliasResponse moved = lambda.updateAlias(
                request -> request.functionName("f").name("live").functionVersion("2"));

        assertThat(moved.description()).isEqualTo("words");
        assertThat(moved.functionVersion()).isEqualTo("2");
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
