package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.AlbSpec;
import org.junit.jupiter.api.Test;

class AlbTriggerTest {
    private static final String ARN =
            "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/orders/73e2d6bc24d8a067";

    private static String annotation(String arn) {
        return "@AlbTrigger(targetGroup = \"" + arn + "\")";
    }

    @Test
    void aTargetNamesItsGroup() {
        assertThat(manifest(handler("Orders", annotation(ARN)))
                        .functions()
                        .get(0)
                        .triggers())
                .containsExactly(new AlbSpec(ARN));
        assertThat(problemsOf(annotation("${env.TARGET_GROUP}"))).isEmpty();
        assertThat(problemsOf(annotation(
                        ARN.replace("arn:aws:", "arn:aws-us-gov:").replace("eu-central-1", "us-gov-west-1"))))
                .isEmpty();
    }

    @Test
    void aTargetGroupHasAnArnOfItsOwnKind() {
        String rule = ", but a target group has an ARN like"
                + " arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/orders/73e2d6bc24d8a067; write that.";
        String listener = ARN.replace("targetgroup", "loadbalancer/app");
        String otherService = ARN.replace("elasticloadbalancing", "sqs");
        String otherPartition = ARN.replace("arn:aws:", "arn:azure:");
        for (String wrong : new String[] {"orders", listener, otherService, otherPartition}) {
            assertThat(problemsOf(annotation(wrong)))
                    .containsExactly("Shop:1: [TargetGroup] Shop has targetGroup = \"" + wrong + "\"" + rule);
        }
    }

    @Test
    void aFunctionIsInATargetGroupOnce() {
        assertThat(problemsOf(annotation(ARN) + "\n" + annotation(ARN)))
                .containsExactly("Shop:2: [DuplicateTargetGroup] Shop is registered in " + ARN
                        + " twice, but a target group holds a function once; remove one of the two.");
    }

    @Test
    void aHandlerTakesWhatALoadBalancerSends() {
        String body =
                "public class Shop implements RequestHandler<%1$s, Object> { public Object handleRequest(%1$s in, Context"
                        + " context) { return in; } }";
        assertThat(problems(annotation(ARN) + "\n" + body.formatted("APIGatewayV2HTTPEvent")))
                .singleElement()
                .asString()
                .contains("[EventType]", "@AlbTrigger sends ApplicationLoadBalancerRequestEvent");
        assertThat(problems(annotation(ARN) + "\n" + body.formatted("ApplicationLoadBalancerRequestEvent")))
                .isEmpty();
    }
}
