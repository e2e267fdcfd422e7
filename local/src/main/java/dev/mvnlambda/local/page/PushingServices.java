package dev.mvnlambda.local.page;

import dev.mvnlambda.local.control.ControlPlane;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Topics, buckets, rules and schedules, which call functions here as they do in AWS. */
final class PushingServices {

    // as many as the services give at once
    private static final int MOST = 100;

    private final ControlPlane plane;
    private final String region;

    PushingServices(ControlPlane plane, String region) {
        this.plane = plane;
        this.region = region;
    }

    Stream<Trigger> triggers() {
        return Stream.of(subscriptions(), notifications(), rules(), schedules()).flatMap(found -> found);
    }

    private Stream<Trigger> subscriptions() {
        return plane.sns(region).listSubscriptionsPaginator().subscriptions().stream()
                .flatMap(subscription ->
                        Target.in(subscription.endpoint()).map(target -> trigger(subscription, target)).stream());
    }

    private static Trigger trigger(Subscription subscription, Target target) {
        return Trigger.served("sns", Trigger.nameIn(subscription.topicArn()), "topic", target);
    }

    private Stream<Trigger> notifications() {
        S3Client s3 = plane.s3(region);
        return s3.listBuckets(request -> request.bucketRegion(region)).buckets().stream()
                .flatMap(bucket -> s3
                        .getBucketNotificationConfiguration(request -> request.bucket(bucket.name()))
                        .lambdaFunctionConfigurations()
                        .stream()
                        .flatMap(entry -> Target.in(entry.lambdaFunctionArn())
                                .map(target -> Trigger.served("s3", bucket.name(), events(entry), target))
                                .stream()));
    }

    private static String events(LambdaFunctionConfiguration entry) {
        return String.join(", ", entry.eventsAsStrings()).replace("s3:", "");
    }

    private Stream<Trigger> rules() {
        EventBridgeClient events = plane.client(EventBridgeClient.class, region);
        return events.listEventBuses(request -> request.limit(MOST)).eventBuses().stream()
                .flatMap(bus ->
                        events
                                .listRules(request ->
                                        request.eventBusName(bus.name()).limit(MOST))
                                .rules()
                                .stream())
                .flatMap(rule -> targets(events, rule).map(target -> trigger(rule, target)));
    }

    private static Stream<Target> targets(EventBridgeClient events, Rule rule) {
        return events
                .listTargetsByRule(request -> request.rule(rule.name()).eventBusName(rule.eventBusName()))
                .targets()
                .stream()
                .flatMap(target -> Target.in(target.arn()).stream());
    }

    private static Trigger trigger(Rule rule, Target target) {
        return Trigger.served(
                        "events",
                        rule.name(),
                        rule.scheduleExpression() == null
                                ? "rule of bus " + rule.eventBusName()
                                : rule.scheduleExpression(),
                        target)
                .enabled(rule.state() == RuleState.ENABLED);
    }

    private Stream<Trigger> schedules() {
        SchedulerClient scheduler = plane.client(SchedulerClient.class, region);
        return scheduler.listSchedulesPaginator(request -> request.maxResults(MOST)).schedules().stream()
                .map(one -> scheduler.getSchedule(
                        request -> request.name(one.name()).groupName(one.groupName())))
                .flatMap(schedule ->
                        Target.in(schedule.target().arn()).map(target -> trigger(schedule, target)).stream());
    }

    private static Trigger trigger(GetScheduleResponse schedule, Target target) {
        String zone = Objects.requireNonNullElse(schedule.scheduleExpressionTimezone(), "UTC");
        return Trigger.served("scheduler", schedule.name(), schedule.scheduleExpression() + " " + zone, target)
                .enabled(schedule.state() == ScheduleState.ENABLED);
    }
}
