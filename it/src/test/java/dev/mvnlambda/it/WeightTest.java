package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What only some deployments need is not downloaded for all of them. */
class WeightTest {
    private static final List<String> OPTIONAL = List.of(
            "apigateway",
            "apigatewayv2",
            "cloudfront",
            "cognitoidentityprovider",
            "dynamodb",
            "elasticloadbalancingv2",
            "eventbridge",
            "iot",
            "kinesis",
            "scheduler",
            "sns");

    @Test
    void thePluginsClassPathHoldsNoModuleThatOnlyTriggersNeed() {
        List<String> realm = Project.copyOf("no-functions", "weighed")
                .mvn("lambda:help", "-X")
                .succeeded()
                .lines("Included: software.amazon.awssdk:");

        assertThat(realm).anyMatch(line -> line.contains(":lambda:"));
        assertThat(OPTIONAL)
                .allSatisfy(module ->
                        assertThat(realm).noneMatch(line -> line.contains("software.amazon.awssdk:" + module + ":")));
    }
}
