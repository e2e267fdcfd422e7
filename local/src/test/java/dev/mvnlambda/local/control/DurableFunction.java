package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CheckpointDurableExecutionResponse;
import software.amazon.awssdk.services.lambda.model.OperationAction;
import software.amazon.awssdk.services.lambda.model.OperationType;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;

/** One call of a durable function, as a handler sees it that speaks the protocol by itself. */
final class DurableFunction {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final InvocationResult PENDING = result("{\"Status\":\"PENDING\"}");

    private final LambdaClient lambda;
    private final JsonNode event;
    private String token;

    DurableFunction(LambdaClient lambda, Invocation invocation) {
        this.lambda = lambda;
        this.event = parsed(invocation.payload());
        this.token = event.get("CheckpointToken").asText();
    }

    String arn() {
        return event.get("DurableExecutionArn").asText();
    }

    String token() {
        return token;
    }

    JsonNode event() {
        return event;
    }

    /** What the function was told of an operation; empty when it has not begun. */
    Optional<JsonNode> told(String id) {
        return Stream.of(event.at("/InitialExecutionState/Operations"))
                .flatMap(operations -> operations.valueStream())
                .filter(operation -> operation.get("Id").asText().equals(id))
                .findFirst();
    }

    String status(String id) {
        return told(id).map(operation -> operation.get("Status").asText()).orElse("NONE");
    }

    List<String> updated() {
        List<String> ids = new ArrayList<>();
        event.get("UpdatedOperationIds").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    /** Keeps one operation, and goes on with the next token. */
    CheckpointDurableExecutionResponse checkpoint(
            String id, OperationType type, OperationAction action, UnaryOperator<OperationUpdate.Builder> more) {
        return checkpoint(more.apply(OperationUpdate.builder().id(id).type(type).action(action))
                .build());
    }

    CheckpointDurableExecutionResponse checkpoint(OperationUpdate... updates) {
        CheckpointDurableExecutionResponse answer = lambda.checkpointDurableExecution(request ->
                request.durableExecutionArn(arn()).checkpointToken(token).updates(updates));
        token = answer.checkpointToken();
        return answer;
    }

    InvocationResult pending() {
        return PENDING;
    }

    static InvocationResult succeeded(@Nullable String result) {
        ObjectNode answer = JSON.createObjectNode().put("Status", "SUCCEEDED");
        return result(answer.put("Result", result).toString());
    }

    static InvocationResult crashed() {
        return new InvocationResult(
                SdkBytes.fromUtf8String("{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"exit\"}"),
                "Unhandled",
                "crash\n");
    }

    private static InvocationResult result(String json) {
        return new InvocationResult(SdkBytes.fromUtf8String(json), null, "log\n");
    }

    private static JsonNode parsed(SdkBytes payload) {
        try {
            return JSON.readTree(payload.asUtf8String());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
