package dev.mvnlambda.local.page;

import dev.mvnlambda.local.control.ControlPlane;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.TopicRule;

/** What the local Lambda keeps without calling functions for it: rules of AWS IoT, user pools, log filters, target groups. */
final class KeptServices {

    private static final int MOST_POOLS = 60;

    private final ControlPlane plane;
    private final String region;

    KeptServices(ControlPlane plane, String region) {
        this.plane = plane;
        this.region = region;
    }

    Stream<Trigger> triggers() {
        return Stream.of(topicRules(), pools(), filters(), groups()).flatMap(found -> found);
    }

    private Stream<Trigger> topicRules() {
        IotClient iot = plane.client(IotClient.class, region);
        return iot.listTopicRulesPaginator().rules().stream()
                .map(rule -> iot.getTopicRule(request -> request.ruleName(rule.ruleName()))
                        .rule())
                .flatMap(KeptServices::topicRule);
    }

    private static Stream<Trigger> topicRule(TopicRule rule) {
        return rule.actions().stream()
                .filter(action -> action.lambda() != null)
                .flatMap(action -> Target.in(action.lambda().functionArn()).stream())
                .map(target ->
                        Trigger.kept("iot", rule.ruleName(), rule.sql(), target).enabled(!rule.ruleDisabled()));
    }

    private Stream<Trigger> pools() {
        var cognito = plane.client(CognitoIdentityProviderClient.class, region);
        return cognito.listUserPoolsPaginator(request -> request.maxResults(MOST_POOLS)).userPools().stream()
                .map(pool -> cognito.describeUserPool(request -> request.userPoolId(pool.id()))
                        .userPool())
                .filter(pool -> pool.lambdaConfig() != null)
                .flatMap(KeptServices::pool);
    }

    /** What calls is the name of a member, which holds an ARN, or a version and an ARN. */
    private static Stream<Trigger> pool(UserPoolType pool) {
        SdkPojo config = pool.lambdaConfig();
        return config.sdkFields().stream()
                .flatMap(field -> Target.in(String.valueOf(value(field, config)))
                        .map(target -> Trigger.kept("cognito", pool.name(), field.memberName(), target))
                        .stream());
    }

    private static Object value(SdkField<?> field, SdkPojo pojo) {
        return String.valueOf(field.getValueOrDefault(pojo));
    }

    private Stream<Trigger> filters() {
        CloudWatchLogsClient logs = plane.logs(region);
        return logs.describeLogGroupsPaginator().logGroups().stream()
                .flatMap(group -> logs
                        .describeSubscriptionFiltersPaginator(request -> request.logGroupName(group.logGroupName()))
                        .subscriptionFilters()
                        .stream())
                .flatMap(filter -> Target.in(filter.destinationArn())
                        .map(target -> Trigger.kept("logs", filter.logGroupName(), filter.filterName(), target))
                        .stream());
    }

    private Stream<Trigger> groups() {
        var balancing = plane.client(ElasticLoadBalancingV2Client.class, region);
        return balancing.describeTargetGroupsPaginator().targetGroups().stream()
                .flatMap(group -> balancing
                        .describeTargetHealth(request -> request.targetGroupArn(group.targetGroupArn()))
                        .targetHealthDescriptions()
                        .stream()
                        .flatMap(health -> Target.in(health.target().id()).stream())
                        .map(target -> Trigger.kept("alb", group.targetGroupName(), "target group", target)));
    }
}
