package dev.mvnlambda.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.Action;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** What leads to a function, kind by kind, as the page's document tells it. */
@SuppressWarnings("NullAway.Init")
class TriggersTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir
    private static Path directory;

    private static ServedAccount served;

    // each test has a function of its own
    private String function;
    private String live;

    @BeforeAll
    static void open() throws IOException {
        served = ServedAccount.open(directory);
        served.function("other");
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @BeforeEach
    void function() {
        function = "f" + COUNT.incrementAndGet();
        live = ServedAccount.ARN + function + ":live";
        served.function(function);
    }

    @Test
    void aQueue() throws Exception {
        served.queue("orders", function);

        assertThat(triggers()).containsExactly("sqs | orders | batches of 5 | live");
        assertThat(said("other")).isEmpty();
    }

    @Test
    void aMappingThatIsSwitchedOff() throws Exception {
        served.queue("orders", function);
        served.account()
                .lambda()
                .listEventSourceMappings(request -> request.functionName(live))
                .eventSourceMappings()
                .forEach(mapping -> served.account()
                        .lambda()
                        .updateEventSourceMapping(
                                request -> request.uuid(mapping.uuid()).enabled(false)));

        assertThat(triggers()).containsExactly("sqs | orders | batches of 5 | live | off");
    }

    @Test
    void aFunctionUrlWithItsAddress() throws Exception {
        String url = served.account()
                .lambda()
                .createFunctionUrlConfig(request ->
                        request.functionName(function).qualifier("live").authType("NONE"))
                .functionUrl();

        assertThat(triggers()).containsExactly("url | Function URL | public | live");
        assertThat(described(function).at("/triggers/0/link").asText()).isEqualTo(url);
    }

    @Test
    void routesOfHttpAndWebSocketApis() throws Exception {
        route("HTTP", "GET /orders");
        route("WEBSOCKET", "$connect");

        assertThat(triggers())
                .containsExactlyInAnyOrder(
                        "http-api | GET /orders | shop-HTTP | live",
                        "websocket-api | $connect | shop-WEBSOCKET | live | kept");
    }

    @Test
    void methodsOfARestApi() throws Exception {
        ApiGatewayClient rest = served.account().client(ApiGatewayClient.class);
        String api = rest.createRestApi(request -> request.name("shop")).id();
        String root = rest.getResources(request -> request.restApiId(api))
                .items()
                .get(0)
                .id();
        rest.putMethod(request ->
                request.restApiId(api).resourceId(root).httpMethod("GET").authorizationType("NONE"));
        rest.putIntegration(request -> request.restApiId(api)
                .resourceId(root)
                .httpMethod("GET")
                .type(IntegrationType.AWS_PROXY)
                .integrationHttpMethod("POST")
                .uri("arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + live + "/invocations"));

        assertThat(triggers()).containsExactly("rest-api | GET / | shop | live | kept");
    }

    @Test
    void aTopic() throws Exception {
        SnsClient sns = served.account().client(SnsClient.class);
        String topic = sns.createTopic(request -> request.name("news")).topicArn();
        sns.subscribe(request -> request.topicArn(topic).protocol("lambda").endpoint(live));

        assertThat(triggers()).containsExactly("sns | news | topic | live");
    }

    @Test
    void aBucketOnceForAllRegions() throws Exception {
        served.functionElsewhere("h");
        S3Client s3 = served.account().client(S3Client.class);
        s3.createBucket(request -> request.bucket("pictures"));
        served.grant(function, "s3.amazonaws.com");
        s3.putBucketNotificationConfiguration(request -> request.bucket("pictures")
                .notificationConfiguration(
                        document -> document.lambdaFunctionConfigurations(LambdaFunctionConfiguration.builder()
                                .lambdaFunctionArn(live)
                                .eventsWithStrings("s3:ObjectCreated:*")
                                .build())));

        assertThat(triggers()).containsExactly("s3 | pictures | ObjectCreated:* | live");
    }

    @Test
    void aRuleOfABus() throws Exception {
        EventBridgeClient events = served.account().client(EventBridgeClient.class);
        events.createEventBus(request -> request.name("tills"));
        events.putRule(request -> request.name("paid").eventBusName("tills").eventPattern("{\"source\":[\"till\"]}"));
        events.putTargets(request -> request.rule("paid")
                .eventBusName("tills")
                .targets(Target.builder().id("1").arn(live).build()));
        events.disableRule(request -> request.name("paid").eventBusName("tills"));

        assertThat(triggers()).containsExactly("events | paid | rule of bus tills | live | off");
    }

    @Test
    void aSchedule() throws Exception {
        served.account()
                .client(SchedulerClient.class)
                .createSchedule(request -> request.name("nightly")
                        .scheduleExpression("rate(1 day)")
                        .flexibleTimeWindow(window -> window.mode("OFF"))
                        .target(target -> target.arn(live).roleArn(ServedAccount.ROLE)));

        assertThat(triggers()).containsExactly("scheduler | nightly | rate(1 day) UTC | live");
    }

    @Test
    void aStreamWhichIsKeptOnly() throws Exception {
        served.account()
                .client(KinesisClient.class)
                .createStream(request -> request.streamName("clicks").shardCount(1));
        served.account()
                .lambda()
                .createEventSourceMapping(request -> request.functionName(live)
                        .eventSourceArn("arn:aws:kinesis:us-east-1:000000000000:stream/clicks")
                        .startingPosition(EventSourcePosition.LATEST));

        assertThat(triggers()).containsExactly("kinesis | clicks | batches of 100 | live | kept");
    }

    @Test
    void aRuleOfIot() throws Exception {
        served.account()
                .client(IotClient.class)
                .createTopicRule(request -> request.ruleName("lamp")
                        .topicRulePayload(payload -> payload.sql("SELECT * FROM 'lamp'")
                                .actions(Action.builder()
                                        .lambda(lambda -> lambda.functionArn(live))
                                        .build())));

        assertThat(triggers()).containsExactly("iot | lamp | SELECT * FROM 'lamp' | live | kept");
    }

    @Test
    void aUserPool() throws Exception {
        served.account()
                .client(CognitoIdentityProviderClient.class)
                .createUserPool(request -> request.poolName("users").lambdaConfig(config -> config.preSignUp(live)));

        assertThat(triggers()).containsExactly("cognito | users | PreSignUp | live | kept");
    }

    @Test
    void aLogGroup() throws Exception {
        CloudWatchLogsClient logs = served.account().logs();
        served.grant(function, "logs.amazonaws.com");
        logs.createLogGroup(request -> request.logGroupName("/orders"));
        logs.putSubscriptionFilter(request -> request.logGroupName("/orders")
                .filterName("errors")
                .filterPattern("")
                .destinationArn(live));

        assertThat(triggers()).containsExactly("logs | /orders | errors | live | kept");
    }

    @Test
    void aTargetGroup() throws Exception {
        ElasticLoadBalancingV2Client balancing = served.account().client(ElasticLoadBalancingV2Client.class);
        served.grant(function, "elasticloadbalancing.amazonaws.com");
        String group = balancing
                .createTargetGroup(request -> request.name("orders").targetType(TargetTypeEnum.LAMBDA))
                .targetGroups()
                .get(0)
                .targetGroupArn();
        balancing.registerTargets(request -> request.targetGroupArn(group)
                .targets(TargetDescription.builder().id(live).build()));

        assertThat(triggers()).containsExactly("alb | orders | target group | live | kept");
    }

    private void route(String protocol, String key) {
        ApiGatewayV2Client apis = served.account().client(ApiGatewayV2Client.class);
        String api = apis.createApi(request -> request.name("shop-" + protocol)
                        .protocolType(protocol)
                        .routeSelectionExpression(protocol.equals("HTTP") ? null : "$request.body.action"))
                .apiId();
        String integration = apis.createIntegration(request -> request.apiId(api)
                        .integrationType("AWS_PROXY")
                        .integrationUri(
                                protocol.equals("HTTP")
                                        ? live
                                        : "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + live
                                                + "/invocations")
                        .payloadFormatVersion(protocol.equals("HTTP") ? "2.0" : null))
                .integrationId();
        apis.createRoute(request -> request.apiId(api).routeKey(key).target("integrations/" + integration));
    }

    private List<String> triggers() throws Exception {
        return said(function);
    }

    private static List<String> said(String name) throws Exception {
        return StreamSupport.stream(described(name).path("triggers").spliterator(), false)
                .map(TriggersTest::said)
                .toList();
    }

    private static JsonNode described(String name) throws Exception {
        JsonNode functions = served.json("/_local/account").path("functions");
        return StreamSupport.stream(functions.spliterator(), false)
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String said(JsonNode trigger) {
        return String.join(
                        " | ",
                        trigger.path("kind").asText(),
                        trigger.path("name").asText(),
                        trigger.path("detail").asText(),
                        trigger.at("/target/qualifier").asText())
                + (trigger.path("enabled").asBoolean() ? "" : " | off")
                + (trigger.path("served").asBoolean() ? "" : " | kept");
    }
}
