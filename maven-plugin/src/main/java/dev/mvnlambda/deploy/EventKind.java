package dev.mvnlambda.deploy;

import dev.mvnlambda.plan.ResourceKey;
import java.util.List;
import java.util.Optional;

/**
 * A kind of event that a function can be tried with.
 *
 * @param name that {@code lambda.event} says; also that of the file with its sample
 * @param resource the first part of the keys of what sends it, such as {@code mapping}
 * @param service how what sends it is named after that, such as {@code sqs:}
 * @param source the name of what sends it, when the function tells none
 * @param arn of what sends it, by its name
 */
record EventKind(String name, String resource, String service, String source, String arn) {
    /** The one list, as people are shown it. */
    static final List<EventKind> ALL = List.of(
            of("sqs", "mapping", "sqs:", "orders", "sqs:${name}"),
            of(
                    "dynamodb",
                    "mapping",
                    "dynamodb:table/",
                    "orders",
                    "dynamodb:table/${name}/stream/2026-01-01T00:00:00.000"),
            of("kinesis", "mapping", "kinesis:stream/", "orders", "kinesis:stream/${name}"),
            of("kafka", "mapping", "kafka:cluster/", "orders/6c8f1d1e-7a55-4b5e-2/orders", "kafka:cluster/${name}"),
            of("mq", "mapping", "mq:broker:", "orders:b-6c8f1d1e-7a55-4b5e/orders", "mq:broker:${name}"),
            of("mq-rabbit", "mapping", "mq:broker:", "orders:b-6c8f1d1e-7a55-4b5e/orders", "mq:broker:${name}"),
            of("documentdb", "mapping", "rds:cluster:", "orders/shop", "rds:cluster:${name}"),
            of("sns", "subscription", "sns:", "orders", "sns:${name}"),
            of("s3", "notification", "s3:", "orders", ""),
            of("eventbridge", "rule", "events:", "default", "events:event-bus/${name}"),
            of("schedule", "schedule", "scheduler:", "orders", "scheduler:schedule/default/orders"),
            of("http", "route", "http:", "GET /orders/{id}", "execute-api:a1b2c3d4e5/*/*/orders/{id}"),
            of("rest", "route", "rest:", "GET /orders/{id}", "execute-api:a1b2c3d4e5/*/GET/orders/*"),
            of("websocket", "route", "websocket:", "$default", "execute-api:a1b2c3d4e5/*/${name}"),
            of("url", "url", "", "a1b2c3d4e5f6g7h8i9.lambda-url.${region}.on.aws", "lambda:url"),
            of("iot", "iot-rule", "iot:", "orders", "iot:rule/orders"),
            of("logs", "log-subscription", "logs:", "/orders", "logs:log-group:${name}"),
            of("alb", "target", "alb:", "orders", "elasticloadbalancing:targetgroup/${name}/6d0ecf831eec9f09"),
            cognito("PreSignUp"),
            cognito("PreAuthentication"),
            cognito("PostAuthentication"),
            cognito("PostConfirmation"),
            cognito("PreTokenGeneration"),
            cognito("CustomMessage"),
            cognito("UserMigration"),
            cognito("DefineAuthChallenge"),
            cognito("CreateAuthChallenge"),
            cognito("VerifyAuthChallengeResponse"),
            cognito("CustomEmailSender"),
            cognito("CustomSMSSender"),
            of("authorizer-http", "authorizer", "http:", "orders", "execute-api:a1b2c3d4e5/$default/GET/orders/42"),
            of("authorizer-rest", "authorizer", "rest:", "orders", "execute-api:a1b2c3d4e5/dev/GET/orders/42"),
            of("authorizer-token", "authorizer", "rest:", "orders", "execute-api:a1b2c3d4e5/dev/GET/orders/42"),
            of("authorizer-websocket", "authorizer", "websocket:", "orders", "execute-api:a1b2c3d4e5/dev/$connect"),
            of("authorizer-iot", "authorizer", "iot:", "orders", "iot:authorizer/${name}"));

    private static EventKind of(String name, String resource, String service, String source, String arn) {
        String[] parts = arn.split(":", 2);
        String whole = parts.length == 2
                ? "arn:${partition}:" + parts[0] + ":${region}:${account}:" + parts[1]
                : "arn:${partition}:s3:::${name}";
        return new EventKind(name, resource, service, source, whole);
    }

    private static EventKind cognito(String on) {
        String name = on.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-");
        return new EventKind(
                "cognito-" + name.toLowerCase(java.util.Locale.ROOT),
                "user-pool-trigger",
                "cognito-idp:",
                "${region}_a1B2c3D4e:" + on,
                "arn:${partition}:cognito-idp:${region}:${account}:userpool/${name}");
    }

    /** What sends events of this kind to a function, as one of its keys names it; empty if the key is of something else. */
    Optional<String> sender(ResourceKey key) {
        String within = key.name().substring(key.name().indexOf('/') + 1);
        return key.kind().equals(resource) && within.startsWith(service)
                ? Optional.of(within.substring(service.length()))
                        .filter(sender -> !name.startsWith("cognito-") || isOf(sender))
                : Optional.empty();
    }

    /** A user pool sends each trigger's events to a function of its own. */
    private boolean isOf(String sender) {
        return sender.endsWith(source.substring(source.lastIndexOf(':')));
    }
}
