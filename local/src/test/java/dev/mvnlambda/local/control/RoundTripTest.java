package dev.mvnlambda.local.control;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.wire.ApiServer;
import dev.mvnlambda.local.wire.SdkService;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Every operation of the SDK, supported or not, from the SDK's own client over HTTP to a method and back. */
class RoundTripTest {

    private final AtomicReference<@Nullable Object> received = new AtomicReference<>();
    private final ApiServer server = bound();

    @BeforeEach
    void start() {
        server.start(
                List.of(),
                Map.of(),
                Map.ofEntries(
                        entry(
                                "lambda",
                                SdkService.rest(
                                        LambdaRoutes.ROUTES,
                                        LambdaRoutes.CAPITAL_MESSAGES,
                                        LambdaClient.class,
                                        region -> echo(LambdaClient.class))),
                        entry("iam", SdkService.query("urn:iam", IamClient.class, region -> echo(IamClient.class))),
                        entry("sts", SdkService.query("urn:sts", StsClient.class, region -> echo(StsClient.class))),
                        entry("sns", SdkService.query("urn:sns", SnsClient.class, region -> echo(SnsClient.class))),
                        entry(
                                "logs",
                                SdkService.json(
                                        CloudWatchLogsClient.class, region -> echo(CloudWatchLogsClient.class))),
                        entry(
                                "elasticloadbalancing",
                                SdkService.query(
                                        "urn:elb",
                                        ElasticLoadBalancingV2Client.class,
                                        region -> echo(ElasticLoadBalancingV2Client.class))),
                        entry(
                                "cloudfront",
                                SdkService.restXml(
                                        CloudFrontRoutes.ROUTES,
                                        CloudFrontRoutes.NAMESPACE,
                                        CloudFrontClient.class,
                                        region -> echo(CloudFrontClient.class))),
                        entry(
                                "sqs",
                                SdkService.queryCompatibleJson(
                                        Map.of(), SqsClient.class, region -> echo(SqsClient.class))),
                        entry(
                                "tagging",
                                SdkService.json(
                                        ResourceGroupsTaggingApiClient.class,
                                        region -> echo(ResourceGroupsTaggingApiClient.class))),
                        entry(
                                "events",
                                SdkService.json(EventBridgeClient.class, region -> echo(EventBridgeClient.class))),
                        entry(
                                "scheduler",
                                SdkService.rest(
                                        SchedulerRoutes.ROUTES,
                                        SchedulerRoutes.CAPITAL_MESSAGES,
                                        SchedulerClient.class,
                                        region -> echo(SchedulerClient.class))),
                        entry(
                                "apigateway",
                                SdkService.rest(
                                        ApiGatewayV2Routes.ROUTES,
                                        Set.of(),
                                        ApiGatewayV2Client.class,
                                        region -> echo(ApiGatewayV2Client.class))),
                        entry(
                                "iot",
                                SdkService.rest(
                                        IotRoutes.ROUTES, Set.of(), IotClient.class, region -> echo(IotClient.class))),
                        entry(
                                "cognito-idp",
                                SdkService.json(
                                        CognitoIdentityProviderClient.class,
                                        region -> echo(CognitoIdentityProviderClient.class)))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> lambdaArrivesWhole() {
        return roundTrips(LambdaClient.class, Clients.lambda(server.address()));
    }

    @TestFactory
    Stream<DynamicTest> iamArrivesWhole() {
        return roundTrips(IamClient.class, Clients.iam(server.address()));
    }

    @TestFactory
    Stream<DynamicTest> stsArrivesWhole() {
        return roundTrips(StsClient.class, Clients.sts(server.address()))
                // these two are sent without a signature
                .filter(test -> !test.getDisplayName().startsWith("assumeRoleWith"));
    }

    @TestFactory
    Stream<DynamicTest> snsArrivesWhole() {
        return roundTrips(SnsClient.class, Clients.sns(server.address()));
    }

    @TestFactory
    Stream<DynamicTest> logsArriveWhole() {
        return roundTrips(CloudWatchLogsClient.class, Clients.logs(server.address()))
                // its host is another one
                .filter(test -> !test.getDisplayName().equals("getLogObject"));
    }

    @TestFactory
    Stream<DynamicTest> sqsArrivesWhole() {
        return roundTrips(SqsClient.class, Clients.sqs(server.address()))
                // their digests are checked
                .filter(test -> !Set.of("sendMessage", "sendMessageBatch", "receiveMessage")
                        .contains(test.getDisplayName()));
    }

    @TestFactory
    Stream<DynamicTest> loadBalancingArrivesWhole() {
        return roundTrips(ElasticLoadBalancingV2Client.class, Clients.loadBalancing(server.address()));
    }

    @TestFactory
    Stream<DynamicTest> distributionsOfCloudFrontArriveWhole() {
        Set<String> routed = CloudFrontRoutes.ROUTES.stream()
                .map(route -> route.operation().substring(0, 1).toLowerCase(Locale.ROOT)
                        + route.operation().substring(1))
                .collect(Collectors.toSet());
        return roundTrips(CloudFrontClient.class, Clients.cloudFront(server.address()))
                .filter(test -> routed.contains(test.getDisplayName()));
    }

    @TestFactory
    Stream<DynamicTest> apisArriveWhole() {
        return roundTrips(ApiGatewayV2Client.class, Clients.apiGatewayV2(server.address()));
    }

    @TestFactory
    Stream<DynamicTest> taggingArrivesWhole() {
        return roundTrips(ResourceGroupsTaggingApiClient.class, Clients.tagging(server.address()));
    }

    @TestFactory
    Stream<DynamicTest> eventsArriveWhole() {
        return roundTrips(EventBridgeClient.class, Clients.of(server.address(), EventBridgeClient.builder()))
                // its host is another one
                .filter(test -> !test.getDisplayName().equals("putEvents"));
    }

    @TestFactory
    Stream<DynamicTest> schedulesArriveWhole() {
        return roundTrips(SchedulerClient.class, Clients.of(server.address(), SchedulerClient.builder()));
    }

    @TestFactory
    Stream<DynamicTest> iotArrivesWhole() {
        return roundTrips(IotClient.class, Clients.iot(server.address()))
                .filter(test -> IotRoutes.ROUTES.stream()
                        .anyMatch(route -> route.operation().equalsIgnoreCase(test.getDisplayName())))
                // this test's HTTP client knows no PATCH
                .filter(test -> !test.getDisplayName().equals("replaceTopicRule"));
    }

    @TestFactory
    Stream<DynamicTest> userPoolsArriveWhole() {
        return roundTrips(CognitoIdentityProviderClient.class, Clients.cognito(server.address()))
                // what users call is sent without a signature
                .filter(test -> test.getDisplayName().matches("\\w+UserPools?|\\w*[tT]ag\\w*"));
    }

    private <C extends SdkClient> Stream<DynamicTest> roundTrips(Class<C> type, C client) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 1
                        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                        && !method.getName().endsWith("Paginator"))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> arrivesWhole(method, client)));
    }

    private void arrivesWhole(Method method, Object client) throws ReflectiveOperationException {
        Object request = Samples.of(method.getParameterTypes()[0]);
        Object response = method.invoke(client, request);
        assertThat(((SdkPojo) request).equalsBySdkFields(received.get()))
                .as("%s arrived as %s", request, received.get())
                .isTrue();
        Object expected = Samples.of(method.getReturnType());
        assertThat(((SdkPojo) expected).equalsBySdkFields(response))
                .as("%s came back as %s", expected, response)
                .isTrue();
    }

    private <C> C echo(Class<C> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    received.set(arguments[0]);
                    return Samples.of(method.getReturnType());
                }));
    }

    private static ApiServer bound() {
        try {
            return ApiServer.bind(0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
