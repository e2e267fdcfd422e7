package dev.mvnlambda.local.durable;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.json.Json;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.ErrorObject;

/**
 * How one invocation of a durable function left its execution.
 *
 * @param result what the caller of the execution gets, JSON; absent when it returned nothing or did not succeed
 * @param error why it failed; present exactly when it did
 */
public record DurableOutcome(
        Status status, @Nullable String result, @Nullable ErrorObject error) {

    /** What an execution is after an invocation. */
    public enum Status {
        /** Ended with a result. */
        SUCCEEDED,
        /** Ended with an error. */
        FAILED,
        /** Suspended until something that it waits for has happened. */
        PENDING
    }

    private static final String REFUSED = "InvalidParameterValueException";

    /** Why an execution fails that suspends without anything that would call it again. */
    public static final ErrorObject WAITS_FOR_NOTHING =
            reason("Cannot return PENDING status with no pending operations.");

    /** Reads what a durable function answered; anything that AWS would refuse is a failed execution, in AWS's words. */
    public static DurableOutcome of(InvocationResult invocation) {
        try {
            JsonNode answer = Json.mapper().readTree(invocation.payload().asByteArrayUnsafe());
            return invocation.functionError() == null
                    ? answered(answer)
                    : failed(error(answer, "errorType", "errorMessage", "errorData", "stackTrace"));
        } catch (IOException e) {
            return refused("Invalid Status in invocation output.");
        }
    }

    private static DurableOutcome answered(JsonNode answer) {
        String result = text(answer, "Result");
        boolean hasError = answer.hasNonNull("Error");
        return switch (answer.path("Status").asText()) {
            case "SUCCEEDED" ->
                hasError
                        ? refused("Cannot provide an Error for SUCCEEDED status.")
                        : new DurableOutcome(Status.SUCCEEDED, result, null);
            case "FAILED" ->
                result != null
                        ? refused("Cannot provide a Result for FAILED status.")
                        : failed(error(answer.path("Error"), "ErrorType", "ErrorMessage", "ErrorData", "StackTrace"));
            case "PENDING" -> new DurableOutcome(Status.PENDING, null, null);
            default -> refused("Invalid Status in invocation output.");
        };
    }

    /**
     * What whoever waits for the execution gets; it has ended.
     *
     * @param log of the invocation
     */
    public InvocationResult toResult(String log) {
        if (status == Status.SUCCEEDED) {
            String payload = result == null ? "null" : result;
            return new InvocationResult(SdkBytes.fromUtf8String(payload), null, log);
        }
        ErrorObject reason = error == null ? WAITS_FOR_NOTHING : error;
        return new InvocationResult(SdkBytes.fromByteArrayUnsafe(payload(reason)), "Unhandled", log);
    }

    private static byte[] payload(ErrorObject reason) {
        ObjectNode payload = Json.mapper()
                .createObjectNode()
                .put("errorMessage", reason.errorMessage())
                .put("errorType", reason.errorType());
        if (reason.errorData() != null) {
            payload.put("errorData", reason.errorData());
        }
        if (reason.hasStackTrace()) {
            reason.stackTrace().forEach(payload.putArray("stackTrace")::add);
        }
        try {
            return Json.mapper().writeValueAsString(payload).getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DurableOutcome refused(String message) {
        return failed(reason(message));
    }

    private static ErrorObject reason(String message) {
        return ErrorObject.builder().errorType(REFUSED).errorMessage(message).build();
    }

    private static DurableOutcome failed(ErrorObject error) {
        return new DurableOutcome(Status.FAILED, null, error);
    }

    private static ErrorObject error(JsonNode error, String type, String message, String data, String trace) {
        ErrorObject.Builder read = ErrorObject.builder()
                .errorType(text(error, type))
                .errorMessage(text(error, message))
                .errorData(text(error, data));
        if (error.has(trace)) {
            List<String> lines = new ArrayList<>();
            error.get(trace).forEach(line -> lines.add(line.asText()));
            read.stackTrace(lines);
        }
        return read.build();
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }
}
