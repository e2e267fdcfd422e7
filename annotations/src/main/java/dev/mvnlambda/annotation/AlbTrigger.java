package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Answers the requests that an Application Load Balancer sends to a target group; repeats, once a target group (AWS API: {@code
 * RegisterTargets}). The alias is registered when versions are published, and stays so when it moves.
 *
 * <pre>{@code
 * @Versioned
 * @AlbTrigger(targetGroup = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/orders/73e2d6bc24d8a067")
 * public class Orders implements RequestHandler<ApplicationLoadBalancerRequestEvent, ApplicationLoadBalancerResponseEvent> { … }
 * }</pre>
 *
 * <p>The handler takes an {@code ApplicationLoadBalancerRequestEvent}, a {@code Map}, an {@code Object} or a stream. The target
 * group must be there before the deploy, be of the type {@code lambda}, and hold no function of somebody else, since AWS registers
 * one function a target group; another one of the same app and stage hands it over. Listeners, their rules and the health check
 * stay as they are. A request and an answer have at most 1 MB each.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(AlbTrigger.List.class)
public @interface AlbTrigger {
    /** ARN of the target group, in the account and region of the deploy (AWS API: {@code TargetGroupArn}). */
    String targetGroup();

    /** The triggers of a function that is in more than one target group. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The triggers. */
        AlbTrigger[] value();
    }
}
