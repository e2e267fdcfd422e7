package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ActiveMQEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCustomMessageEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolMigrateUserEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostConfirmationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreSignUpEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.RabbitMQEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each sample is read as AWS's runtime reads what a service sends, and a handler finds in it what it looks for. */
final class SampleEventTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final FunctionScope ORDERS = new FunctionScope(
            new Stage("shop", "dev", new Identity("123456789012", "cn-north-1", "aws-cn", "amazonaws.com.cn")),
            "Orders",
            Optional.of("LatestAlias"));

    /**
     * What a handler of such events is.
     *
     * @param finds what it reads of the event
     * @param expected what that is
     * @param unknown how paths begin that AWS sends and the class of the event leaves out, or holds otherwise
     */
    private record Handler<E>(Class<E> event, Function<E, Object> finds, String expected, List<String> unknown) {
        String handle(String json) {
            E event = serializer().fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
            return String.valueOf(finds.apply(event));
        }

        JsonNode writtenBack(String json) throws IOException {
            ByteArrayOutputStream back = new ByteArrayOutputStream();
            serializer().toJson(serializer().fromJson(json), back);
            return JSON.readTree(back.toByteArray());
        }

        private PojoSerializer<E> serializer() {
            return LambdaEventSerializers.isLambdaSupportedEvent(event.getName())
                    ? LambdaEventSerializers.serializerFor(event, SampleEventTest.class.getClassLoader())
                    : JacksonFactory.getInstance().getSerializer(event);
        }
    }

    private static <E> Handler<E> handler(
            Class<E> event, Function<E, Object> finds, String expected, String... unknown) {
        return new Handler<>(event, finds, expected, List.of(unknown));
    }

    @SuppressWarnings("unchecked") // the class of what JSON objects become
    private static Handler<Map<String, Object>> map(String key, String expected) {
        return handler((Class<Map<String, Object>>) (Class<?>) Map.class, event -> event.get(key), expected);
    }

    private static Map<String, Handler<?>> handlers() {
        Map<String, Handler<?>> handlers = new TreeMap<>();
        handlers.put(
                "sqs",
                handler(
                        SQSEvent.class,
                        e -> e.getRecords().get(0).getEventSourceArn(),
                        "arn:aws-cn:sqs:cn-north-1:123456789012:orders"));
        handlers.put(
                "dynamodb",
                handler(
                        DynamodbEvent.class,
                        e -> at(e.getRecords().get(0).getDynamodb().getNewImage(), "state")
                                .getS(),
                        "shipped"));
        handlers.put(
                "kinesis",
                handler(
                        KinesisEvent.class,
                        e -> StandardCharsets.UTF_8.decode(
                                e.getRecords().get(0).getKinesis().getData()),
                        "order 42"));
        handlers.put(
                "kafka",
                handler(
                        KafkaEvent.class,
                        e -> at(e.getRecords(), "orders-0").get(0).getTopic(),
                        "orders",
                        "/records/orders-0/0/headers/0/source/0"));
        handlers.put(
                "mq",
                handler(
                        ActiveMQEvent.class,
                        e -> e.getMessages().get(0).getDestination().getPhysicalName(),
                        "orders",
                        "/messages/0/correlationId"));
        handlers.put(
                "mq-rabbit",
                handler(
                        RabbitMQEvent.class,
                        e -> at(e.getRmqMessagesByQueue(), "orders::/").get(0).getData(),
                        "b3JkZXIgNDI="));
        handlers.put("documentdb", map("eventSourceArn", "arn:aws-cn:rds:cn-north-1:123456789012:cluster:orders"));
        handlers.put(
                "sns",
                handler(SNSEvent.class, e -> e.getRecords().get(0).getSNS().getMessage(), "order 42"));
        handlers.put(
                "s3",
                handler(
                        S3Event.class,
                        e -> e.getRecords().get(0).getS3().getBucket().getArn(),
                        "arn:aws-cn:s3:::orders"));
        handlers.put(
                "eventbridge", handler(ScheduledEvent.class, e -> e.getDetail().get("state"), "shipped"));
        handlers.put("schedule", handler(ScheduledEvent.class, ScheduledEvent::getSource, "aws.scheduler"));
        handlers.put(
                "http",
                handler(
                        APIGatewayV2HTTPEvent.class,
                        e -> e.getRouteKey() + " " + e.getPathParameters(),
                        "GET /orders/{id} {id=42}"));
        handlers.put(
                "url",
                handler(
                        APIGatewayV2HTTPEvent.class,
                        e -> e.getRequestContext().getDomainName(),
                        "a1b2c3d4e5f6g7h8i9.lambda-url.cn-north-1.on.aws"));
        handlers.put(
                "rest",
                handler(
                        APIGatewayProxyRequestEvent.class,
                        e -> e.getResource() + " " + e.getPath(),
                        "/orders/{id} /orders/42"));
        handlers.put(
                "websocket",
                handler(
                        APIGatewayV2WebSocketEvent.class,
                        e -> e.getRequestContext().getRouteKey()
                                + e.getRequestContext().getEventType(),
                        "$defaultMESSAGE"));
        handlers.put("iot", map("topic", "orders"));
        handlers.put(
                "logs",
                handler(
                        CloudWatchLogsEvent.class,
                        e -> logged(e.getAwsLogs().getData()),
                        "ERROR order 42 has no address"));
        handlers.put(
                "alb",
                handler(
                        ApplicationLoadBalancerRequestEvent.class,
                        e -> e.getRequestContext().getElb().getTargetGroupArn(),
                        "arn:aws-cn:elasticloadbalancing:cn-north-1:123456789012:targetgroup/orders/6d0ecf831eec9f09"));
        handlers.put(
                "authorizer-http",
                handler(
                        APIGatewayV2CustomAuthorizerEvent.class,
                        e -> e.getIdentitySource().get(0),
                        "Bearer a1b2c3"));
        handlers.put(
                "authorizer-rest",
                handler(
                        APIGatewayCustomAuthorizerEvent.class,
                        e -> e.getHeaders().get("Authorization"),
                        "Bearer a1b2c3"));
        handlers.put(
                "authorizer-token",
                handler(
                        APIGatewayCustomAuthorizerEvent.class,
                        APIGatewayCustomAuthorizerEvent::getAuthorizationToken,
                        "Bearer a1b2c3"));
        handlers.put(
                "authorizer-websocket",
                handler(
                        APIGatewayCustomAuthorizerEvent.class,
                        APIGatewayCustomAuthorizerEvent::getMethodArn,
                        "arn:aws-cn:execute-api:cn-north-1:123456789012:a1b2c3d4e5/dev/$connect",
                        "/multiValueHeaders/",
                        "/requestContext/"));
        handlers.put("authorizer-iot", map("token", "a1b2c3"));
        handlers.put(
                "cognito-pre-sign-up",
                handler(
                        CognitoUserPoolPreSignUpEvent.class,
                        e -> e.getRequest().getUserAttributes().get("email"),
                        "jane@example.com"));
        handlers.put(
                "cognito-pre-authentication",
                handler(
                        CognitoUserPoolPreAuthenticationEvent.class,
                        e -> e.getRequest().getUserAttributes().get("email"),
                        "jane@example.com"));
        handlers.put(
                "cognito-post-authentication",
                handler(
                        CognitoUserPoolPostAuthenticationEvent.class,
                        e -> e.getRequest().getUserAttributes().get("email"),
                        "jane@example.com"));
        handlers.put(
                "cognito-post-confirmation",
                handler(
                        CognitoUserPoolPostConfirmationEvent.class,
                        e -> e.getRequest().getUserAttributes().get("email"),
                        "jane@example.com"));
        handlers.put(
                "cognito-pre-token-generation",
                handler(
                        CognitoUserPoolPreTokenGenerationEvent.class,
                        e -> e.getRequest().getGroupConfiguration().getGroupsToOverride()[0],
                        "buyers"));
        handlers.put(
                "cognito-custom-message",
                handler(
                        CognitoUserPoolCustomMessageEvent.class,
                        e -> e.getRequest().getCodeParameter(),
                        "{####}"));
        handlers.put(
                "cognito-user-migration",
                handler(
                        CognitoUserPoolMigrateUserEvent.class,
                        e -> e.getRequest().getUserName(),
                        "jane"));
        handlers.put(
                "cognito-define-auth-challenge",
                handler(
                        CognitoUserPoolDefineAuthChallengeEvent.class,
                        e -> e.getRequest().getSession()[0].getChallengeName(),
                        "SRP_A"));
        handlers.put(
                "cognito-create-auth-challenge",
                handler(
                        CognitoUserPoolCreateAuthChallengeEvent.class,
                        e -> e.getRequest().getChallengeName(),
                        "CUSTOM_CHALLENGE"));
        handlers.put(
                "cognito-verify-auth-challenge-response",
                handler(
                        CognitoUserPoolVerifyAuthChallengeResponseEvent.class,
                        e -> e.getRequest().getPrivateChallengeParameters().get("answer"),
                        "42"));
        handlers.put("cognito-custom-email-sender", map("triggerSource", "CustomEmailSender_SignUp"));
        handlers.put("cognito-custom-sms-sender", map("triggerSource", "CustomSMSSender_SignUp"));
        return handlers;
    }

    private static String logged(String data) {
        try (GZIPInputStream unpacked =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
            return JSON.readTree(unpacked)
                    .path("logEvents")
                    .path(0)
                    .path("message")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyKindHasAHandlerHere() {
        assertThat(handlers().keySet())
                .containsExactlyElementsOf(
                        EventKind.ALL.stream().map(EventKind::name).sorted().toList());
    }

    @TestFactory
    Stream<DynamicTest> aHandlerFindsWhatItLooksFor() {
        return EventKind.ALL.stream()
                .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> {
                    Handler<?> handler = at(handlers(), kind.name());
                    assertThat(handler.handle(sample(kind))).isEqualTo(handler.expected());
                }));
    }

    @TestFactory
    Stream<DynamicTest> theClassOfTheEventKnowsAllThatASampleHolds() {
        return EventKind.ALL.stream()
                .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> {
                    Handler<?> handler = at(handlers(), kind.name());
                    List<String> lost = paths(JSON.readTree(sample(kind)), "");
                    lost.removeAll(paths(handler.writtenBack(sample(kind)), ""));
                    assertThat(lost).allMatch(path -> handler.unknown().stream().anyMatch(path::startsWith));
                    assertThat(handler.unknown()).allMatch(path -> lost.stream().anyMatch(one -> one.startsWith(path)));
                }));
    }

    private static <V> V at(Map<String, V> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    /** The paths of all values but nulls. */
    private static List<String> paths(JsonNode node, String path) {
        List<String> paths = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(member -> paths.addAll(paths(member.getValue(), path + "/" + member.getKey())));
        } else if (node.isArray()) {
            node.forEach(element -> paths.addAll(paths(element, path + "/0")));
        } else if (!node.isNull()) {
            paths.add(path);
        }
        return paths;
    }

    @Test
    void whatAFunctionHasIsFilledIn() {
        assertThat(sampleOf("sqs", "mapping", "sqs:billing"))
                .contains("arn:aws-cn:sqs:cn-north-1:123456789012:billing");
        assertThat(sampleOf("http", "route", "http:ANY /shops/{shop}/{proxy+}"))
                .contains("\"rawPath\": \"/shops/42/42\"", "\"method\": \"GET\"", "\"shop\": \"42\"");
        assertThat(sampleOf("websocket", "route", "websocket:$connect")).contains("\"eventType\": \"CONNECT\"");
        assertThat(sampleOf("kafka", "mapping", "kafka:cluster/big/7/shipped"))
                .contains("\"shipped-0\"", ":cluster/big/7\"");
        assertThat(sampleOf("cognito-pre-sign-up", "user-pool-trigger", "cognito-idp:cn-north-1_x:PreSignUp"))
                .contains("\"userPoolId\": \"cn-north-1_x\"");
    }

    @Test
    void aBucketIsNamedWithoutTheKeysThatItTellsOf() {
        assertThat(sampleOf("s3", "notification", "s3:pictures/in/*.jpg"))
                .contains("\"name\": \"pictures\"", "\"arn:aws-cn:s3:::pictures\"");
    }

    @Test
    void whatSomethingElseSendsIsNotFilledIn() {
        assertThat(sampleOf("sns", "mapping", "sqs:billing"))
                .doesNotContain("billing")
                .contains(":orders");
        assertThat(sampleOf("cognito-pre-sign-up", "user-pool-trigger", "cognito-idp:cn-north-1_x:PostConfirmation"))
                .doesNotContain("cn-north-1_x");
        assertThat(sampleOf("authorizer-iot", "iot-rule", "iot:other")).doesNotContain("other");
    }

    private static String sampleOf(String name, String resource, String sender) {
        EventKind kind = EventKind.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return sample(kind, new Observed.Blocked(new ResourceKey(resource, "Orders/" + sender), ""));
    }

    private static String sample(EventKind kind, Observed... there) {
        return new SampleEvent(kind, ORDERS, List.of(there), Instant.parse("2026-01-01T00:00:00Z")).text();
    }
}
