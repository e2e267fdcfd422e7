package dev.mvnlambda.local.durable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.state.StateJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Operation;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.OperationType;

/** The event that AWS sends to a durable function in place of its caller's payload. */
public final class DurableEnvelope {
    private static final ObjectMapper JSON = StateJson.mapper();

    private DurableEnvelope() {}

    /**
     * Names an execution of a function.
     *
     * @param functionArn unqualified
     * @param version resolved, never an alias: a number or {@code $LATEST}
     * @param name the caller's, or a UUID
     * @param id a UUID
     */
    public static String executionArn(String functionArn, String version, String name, String id) {
        return functionArn + ":" + version + "/durable-execution/" + name + "/" + id;
    }

    /** Returns the operation that every execution begins with: itself. */
    public static Operation execution(String executionArn, Instant started, String payload) {
        return Operation.builder()
                .id(executionId(executionArn))
                .type(OperationType.EXECUTION)
                .status(OperationStatus.STARTED)
                .startTimestamp(started)
                .executionDetails(details -> details.inputPayload(payload))
                .build();
    }

    /** Returns the id of an execution's own operation, which is the last part of its name. */
    public static String executionId(String executionArn) {
        return executionArn.substring(executionArn.lastIndexOf('/') + 1);
    }

    /**
     * Tells a function how far its execution has come.
     *
     * @param executionArn as {@link #executionArn} makes it
     * @param checkpointToken opaque to the function
     * @param operations the first of them: that of the execution itself, then those that it checkpointed
     * @param nextMarker where GetDurableExecutionState goes on; absent when these are all
     * @param updated ids of what changed since the function was called before
     */
    public static SdkBytes wrap(
            String executionArn,
            String checkpointToken,
            List<Operation> operations,
            @Nullable String nextMarker,
            List<String> updated) {
        ObjectNode event = JSON.createObjectNode()
                .put("DurableExecutionArn", executionArn)
                .put("CheckpointToken", checkpointToken);
        ObjectNode state = event.putObject("InitialExecutionState");
        ArrayNode listed = state.putArray("Operations");
        operations.forEach(operation -> listed.add(inMilliseconds(JSON.valueToTree(operation))));
        if (nextMarker != null) {
            state.put("NextMarker", nextMarker);
        }
        ArrayNode ids = event.putArray("UpdatedOperationIds");
        updated.forEach(ids::add);
        try {
            return SdkBytes.fromByteArrayUnsafe(JSON.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    // the SDK reads whole numbers as milliseconds, while answers of the API hold seconds
    private static JsonNode inMilliseconds(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (member.getKey().endsWith("Timestamp") && member.getValue().isNumber()) {
                    BigDecimal seconds = member.getValue().decimalValue();
                    object.put(member.getKey(), seconds.movePointRight(3).longValue());
                } else {
                    inMilliseconds(member.getValue());
                }
            });
        }
        return node;
    }
}
