package dev.mvnlambda.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.SubscriptionFilter;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Reads back, service by service, which functions the market's consumers call: by what ARN each was told to. */
final class Consumers {
    private final Endpoint endpoint;
    private final Surroundings there;
    private final Map<String, Supplier<List<String>>> kinds = new TreeMap<>();

    Consumers(Endpoint endpoint, Surroundings there) {
        this.endpoint = endpoint;
        this.there = there;
        kinds.put("mappings", this::mappings);
        kinds.put("subscriptions", this::subscriptions);
        kinds.put("notifications", this::notifications);
        kinds.put("rules", this::rules);
        kinds.put("schedules", this::schedules);
        kinds.put("integrations of HTTP and WebSocket APIs", this::integrations);
        kinds.put("authorizers of HTTP and WebSocket APIs", this::authorizers);
        kinds.put("integrations of REST APIs", this::restIntegrations);
        kinds.put("authorizers of REST APIs", this::restAuthorizers);
        kinds.put("rules of IoT", this::iotRules);
        kinds.put("authorizers of IoT", this::iotAuthorizers);
        kinds.put("triggers of the user pool", this::userPool);
        kinds.put("subscription filters", this::logs);
        kinds.put("targets of the load balancer", this::targets);
    }

    /** By kind, the ARNs; of a kind that the endpoint does not know, or fails at, none. */
    Map<String, List<String>> byKind() {
        Map<String, List<String>> all = new TreeMap<>();
        kinds.forEach((kind, read) -> all.put(kind, known(read)));
        return all;
    }

    private static List<String> known(Supplier<List<String>> read) {
        try {
            return read.get().stream().sorted().toList();
        } catch (AwsServiceException e) {
            if (e.statusCode() >= 500 || e.statusCode() == 404) {
                return List.of();
            }
            throw e;
        }
    }

    private List<String> mappings() {
        return endpoint.client(LambdaClient.class).listEventSourceMappings().eventSourceMappings().stream()
                .map(EventSourceMappingConfiguration::functionArn)
                .toList();
    }

    private List<String> subscriptions() {
        return endpoint.client(SnsClient.class).listSubscriptions().subscriptions().stream()
                .map(Subscription::endpoint)
                .toList();
    }

    private List<String> notifications() {
        return endpoint
                .client(S3Client.class)
                .getBucketNotificationConfiguration(r -> r.bucket(there.bucket()))
                .lambdaFunctionConfigurations()
                .stream()
                .map(LambdaFunctionConfiguration::lambdaFunctionArn)
                .toList();
    }

    private List<String> rules() {
        EventBridgeClient events = endpoint.client(EventBridgeClient.class);
        return events.listEventBuses(r -> {}).eventBuses().stream()
                .flatMap(bus -> events.listRules(r -> r.eventBusName(bus.name())).rules().stream())
                .flatMap(
                        rule -> events
                                .listTargetsByRule(r -> r.rule(rule.name()).eventBusName(rule.eventBusName()))
                                .targets()
                                .stream())
                .map(Target::arn)
                .toList();
    }

    private List<String> schedules() {
        SchedulerClient scheduler = endpoint.client(SchedulerClient.class);
        return scheduler.listSchedules(r -> {}).schedules().stream()
                .map(one -> scheduler
                        .getSchedule(r -> r.name(one.name()).groupName(one.groupName()))
                        .target()
                        .arn())
                .toList();
    }

    private List<String> integrations() {
        ApiGatewayV2Client apis = endpoint.client(ApiGatewayV2Client.class);
        return apis.getApis(r -> {}).items().stream()
                .flatMap(api -> apis.getIntegrations(r -> r.apiId(api.apiId())).items().stream())
                .map(integration -> integration.integrationUri())
                .toList();
    }

    private List<String> authorizers() {
        ApiGatewayV2Client apis = endpoint.client(ApiGatewayV2Client.class);
        return apis.getApis(r -> {}).items().stream()
                .flatMap(api -> apis.getAuthorizers(r -> r.apiId(api.apiId())).items().stream())
                .flatMap(authorizer -> Stream.ofNullable(authorizer.authorizerUri()))
                .toList();
    }

    private List<String> restIntegrations() {
        ApiGatewayClient apis = endpoint.client(ApiGatewayClient.class);
        List<String> uris = new ArrayList<>();
        apis.getRestApis(r -> {})
                .items()
                .forEach(api -> apis.getResources(r -> r.restApiId(api.id()))
                        .items()
                        .forEach(resource -> resource.resourceMethods()
                                .keySet()
                                .forEach(method -> uris.add(apis.getIntegration(r -> r.restApiId(api.id())
                                                .resourceId(resource.id())
                                                .httpMethod(method))
                                        .uri()))));
        return uris;
    }

    private List<String> restAuthorizers() {
        ApiGatewayClient apis = endpoint.client(ApiGatewayClient.class);
        return apis.getRestApis(r -> {}).items().stream()
                .flatMap(api -> apis.getAuthorizers(r -> r.restApiId(api.id())).items().stream())
                .map(authorizer -> authorizer.authorizerUri())
                .toList();
    }

    private List<String> iotRules() {
        IotClient iot = endpoint.client(IotClient.class);
        return iot.listTopicRules(r -> {}).rules().stream()
                .flatMap(rule -> iot.getTopicRule(r -> r.ruleName(rule.ruleName())).rule().actions().stream())
                .map(action -> action.lambda().functionArn())
                .toList();
    }

    private List<String> iotAuthorizers() {
        IotClient iot = endpoint.client(IotClient.class);
        return iot.listAuthorizers(r -> {}).authorizers().stream()
                .map(one -> iot.describeAuthorizer(r -> r.authorizerName(one.authorizerName()))
                        .authorizerDescription()
                        .authorizerFunctionArn())
                .toList();
    }

    private List<String> userPool() {
        return Stream.ofNullable(endpoint.client(CognitoIdentityProviderClient.class)
                        .describeUserPool(r -> r.userPoolId(there.pool()))
                        .userPool()
                        .lambdaConfig())
                .flatMap(config -> Stream.ofNullable(config.preSignUp()))
                .toList();
    }

    private List<String> logs() {
        return endpoint
                .client(CloudWatchLogsClient.class)
                .describeSubscriptionFilters(r -> r.logGroupName(there.logGroup()))
                .subscriptionFilters()
                .stream()
                .map(SubscriptionFilter::destinationArn)
                .toList();
    }

    private List<String> targets() {
        return endpoint
                .client(ElasticLoadBalancingV2Client.class)
                .describeTargetHealth(r -> r.targetGroupArn(there.targetGroup()))
                .targetHealthDescriptions()
                .stream()
                .map(health -> health.target().id())
                .toList();
    }
}
