package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.json.Json;
import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.OnFailure;
import software.amazon.awssdk.services.lambda.model.OnSuccess;

/** Tells destinations how asynchronous calls ended: queues, topics and functions; what else AWS knows is only logged. */
final class Destinations {

    private final Scope scope;
    private final AsyncEvents events;

    Destinations(Scope scope, AsyncEvents events) {
        this.scope = scope;
        this.events = events;
    }

    void succeeded(FunctionEventInvokeConfig config, AsyncEvents.Event event, String version, InvocationResult result) {
        Optional.ofNullable(config.destinationConfig())
                .map(DestinationConfig::onSuccess)
                .map(OnSuccess::destination)
                .ifPresent(arn -> send(arn, event, record(event, "Success", version, result)));
    }

    /** @param result of the last call; absent when that was not made */
    void failed(
            FunctionEventInvokeConfig config,
            AsyncEvents.Event event,
            String condition,
            @Nullable String version,
            @Nullable InvocationResult result) {
        Optional.ofNullable(config.destinationConfig())
                .map(DestinationConfig::onFailure)
                .map(OnFailure::destination)
                .ifPresent(arn -> send(arn, event, record(event, condition, version, result)));
    }

    /** Says something of an event in the log of its function. */
    void log(AsyncEvents.Event event, String text) {
        scope.account()
                .logs()
                .append(
                        scope,
                        event.target().configuration().loggingConfig().logGroup(),
                        "asynchronous",
                        "Event " + event.invocation().requestId() + " " + text);
    }

    private void send(String arn, AsyncEvents.Event event, String record) {
        try {
            switch (SourceKind.service(arn)) {
                case "sqs" -> scope.account().sqs().send(arn, record);
                case "sns" -> scope.account().sns().publish(arn, record);
                case "lambda" -> call(arn, record);
                default -> log(event, "not sent: the local Lambda does not support the destination " + arn);
            }
        } catch (RuntimeException e) {
            log(event, "could not be sent to " + arn + ": " + e.getMessage());
        }
    }

    private void call(String arn, String record) {
        FunctionName name = FunctionName.of(arn, null, scope);
        Calls calls = new Calls(scope, "lambda");
        Target target = calls.target(name);
        SdkBytes payload = SdkBytes.fromUtf8String(record);
        Target begun = target.isDurable() ? new Executions(scope).start(target, null, payload) : target;
        events.accept(begun, new Invocation(UUID.randomUUID().toString(), name.arn(scope), payload, null, null));
    }

    private String record(
            AsyncEvents.Event event, String condition, @Nullable String version, @Nullable InvocationResult result) {
        FunctionName name = event.target().name();
        ObjectNode record = Json.mapper()
                .createObjectNode()
                .put("version", "1.0")
                .put("timestamp", scope.now().toString());
        record.putObject("requestContext")
                .put("requestId", event.invocation().requestId())
                .put("functionArn", scope.arn(name.name()) + ":" + name.effectiveQualifier())
                .put("condition", condition)
                .put("approximateInvokeCount", event.calls());
        put(record, "requestPayload", event.invocation().payload());
        if (result != null) {
            ObjectNode response =
                    record.putObject("responseContext").put("statusCode", 200).put("executedVersion", version);
            if (result.functionError() != null) {
                response.put("functionError", result.functionError());
            }
            put(record, "responsePayload", result.payload());
        }
        try {
            return Json.mapper().writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    // what a stream handler writes need not be JSON
    private static void put(ObjectNode record, String member, SdkBytes payload) {
        try {
            record.set(member, Json.mapper().readTree(payload.asByteArrayUnsafe()));
        } catch (IOException e) {
            record.put(member, payload.asString(StandardCharsets.ISO_8859_1));
        }
    }
}
