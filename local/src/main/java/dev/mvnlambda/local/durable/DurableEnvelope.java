package dev.mvnlambda.local.durable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.OperationStatus;
import software.amazon.awssdk.services.lambda.model.OperationType;

/** The event that AWS sends to a durable function in place of its caller's payload. */
public final class DurableEnvelope {
    private static final ObjectMapper JSON = new ObjectMapper();

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

    /**
     * Wraps a caller's payload as the first event of an execution, in which nothing has happened yet.
     *
     * @param executionArn as {@link #executionArn} makes it
     * @param checkpointToken opaque to the function
     */
    public static SdkBytes wrap(String executionArn, String checkpointToken, Instant started, SdkBytes payload) {
        ObjectNode event = JSON.createObjectNode()
                .put("DurableExecutionArn", executionArn)
                .put("CheckpointToken", checkpointToken);
        ObjectNode execution =
                event.putObject("InitialExecutionState").putArray("Operations").addObject();
        execution
                .put("Id", executionArn.substring(executionArn.lastIndexOf('/') + 1))
                .put("Type", OperationType.EXECUTION.toString())
                .put("Status", OperationStatus.STARTED.toString())
                .put("StartTimestamp", started.toEpochMilli()) // the SDK reads whole numbers as milliseconds
                .putObject("ExecutionDetails")
                .put("InputPayload", payload.asUtf8String());
        event.putArray("UpdatedOperationIds");
        try {
            return SdkBytes.fromByteArrayUnsafe(JSON.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
