package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.AlbSpec;
import dev.mvnlambda.manifest.TriggerSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code @AlbTrigger}. */
final class AlbReader implements TriggerReader {
    private static final String TARGET_GROUP = "targetGroup";
    private static final Pattern ARN = Pattern.compile(Patterns.PARTITION + "elasticloadbalancing:[a-z0-9-]+:"
            + Patterns.ACCOUNT + ":targetgroup/[a-zA-Z0-9-]{1,32}/[a-f0-9]+");

    @Override
    public String annotation() {
        return "AlbTrigger";
    }

    @Override
    public String event(Mark mark) {
        return "ApplicationLoadBalancerRequestEvent";
    }

    @Override
    public TriggerSpec read(Mark mark) {
        return new AlbSpec(
                mark.member(TARGET_GROUP)
                        .text(
                                ProblemId.TARGET_GROUP,
                                ARN,
                                "a target group has an ARN like arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/orders/73e2d6bc24d8a067; write that"));
    }

    @Override
    public void check(List<Mark> marks) {
        Set<String> seen = new HashSet<>();
        for (Mark mark : marks) {
            Member group = mark.member(TARGET_GROUP);
            if (group.isKnown() && !seen.add(group.text())) {
                group.error(
                        ProblemId.DUPLICATE_TARGET_GROUP,
                        "%s is registered in %s twice, but a target group holds a function once; remove one of the two."
                                .formatted(mark.function(), group.text()));
            }
        }
    }
}
