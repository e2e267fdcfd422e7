package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mvnlambda.local.json.Json;
import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** Takes calls of functions, for now or for later, and answers them. */
final class Invocations {

    /** Whoever calls by Lambda's Invoke operation, as the journal names it. */
    static final String INVOKE = "invoke";

    private static final int LARGEST_SYNC = 6_291_456;
    private static final int LARGEST_ASYNC = 1_048_576;
    private static final int LOG_TAIL = 4096;
    private static final SdkBytes NOTHING = SdkBytes.fromUtf8String("{}");

    private final Scope scope;
    private final Calls calls;
    private final AsyncEvents events;
    private final Executions executions;

    Invocations(Scope scope, String caller) {
        this.scope = scope;
        this.calls = new Calls(scope, caller);
        this.events = new AsyncEvents(scope, calls);
        this.executions = new Executions(scope);
    }

    InvokeResponse invoke(InvokeRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        InvocationType type =
                request.invocationType() == null ? InvocationType.REQUEST_RESPONSE : request.invocationType();
        SdkBytes payload = request.payload() == null || request.payload().asByteArrayUnsafe().length == 0
                ? NOTHING
                : request.payload();
        checkSize(payload, type);
        checkJson(payload);
        checkContext(request.clientContext());
        Target target = calls.target(name);
        Invocation invocation =
                new Invocation(UUID.randomUUID().toString(), name.arn(scope), payload, request.clientContext(), null);
        return switch (type) {
            case DRY_RUN -> InvokeResponse.builder().statusCode(204).build();
            case EVENT -> later(target, invocation, request.durableExecutionName());
            default -> now(target, invocation, request);
        };
    }

    private InvokeResponse now(Target target, Invocation invocation, InvokeRequest request) {
        Calls.Ran ran = calls.run(target, invocation, request.durableExecutionName());
        InvocationResult result = ran.result();
        InvokeResponse.Builder answer = InvokeResponse.builder()
                .statusCode(200)
                .executedVersion(ran.version())
                .durableExecutionArn(ran.executionArn())
                .functionError(result.functionError())
                .payload(result.payload());
        return request.logType() == LogType.TAIL
                ? answer.logResult(tail(result.log())).build()
                : answer.build();
    }

    private InvokeResponse later(Target target, Invocation invocation, @Nullable String executionName) {
        Target accepted = target.isDurable() ? executions.start(target, executionName, invocation.payload()) : target;
        if (!accepted.isRepeated()) {
            events.accept(accepted, invocation);
        }
        return InvokeResponse.builder()
                .statusCode(202)
                .durableExecutionArn(accepted.executionArn())
                .build();
    }

    private static void checkSize(SdkBytes payload, InvocationType type) {
        int size = payload.asByteArrayUnsafe().length;
        int largest = type == InvocationType.EVENT ? LARGEST_ASYNC : LARGEST_SYNC;
        if (size > largest) {
            throw Faults.requestTooLarge(size + " byte payload is too large for the " + type
                    + " invocation type (limit " + largest + " bytes)");
        }
    }

    private static void checkJson(SdkBytes payload) {
        try {
            Json.mapper().readTree(payload.asByteArrayUnsafe());
        } catch (JsonProcessingException e) {
            throw Faults.unreadablePayload("Could not parse request body into json: Could not parse payload into json: "
                    + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checkContext(@Nullable String context) {
        try {
            boolean isObject = context == null
                    || Json.mapper()
                            .readTree(Base64.getDecoder().decode(context))
                            .isObject();
            if (isObject) {
                return;
            }
        } catch (IllegalArgumentException | IOException e) {
            throw unreadableContext();
        }
        throw unreadableContext();
    }

    private static RuntimeException unreadableContext() {
        return Faults.unreadablePayload("Client context must be a valid Base64-encoded JSON object.");
    }

    private static String tail(String log) {
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        byte[] tail = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - LOG_TAIL), bytes.length);
        return Base64.getEncoder().encodeToString(tail);
    }
}
