package software.amazon.lambda.durable;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;

/**
 * Stands in for the class of AWS's durable SDK, so that the example builds without it. It opens the envelope in which
 * AWS hands an execution's state over, runs the handler once, without steps to replay, and answers that the execution is
 * at its end. A payload without an envelope is handled as it is.
 */
public abstract class DurableHandler<I, O> implements RequestStreamHandler {
    private static final JsonMapper MAPPER = new JsonMapper();

    public abstract O handleRequest(I input, DurableContext context);

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        JsonNode payload = MAPPER.readTree(in);
        DurableContext durable = new DurableContext(context.getFunctionVersion());
        if (!payload.hasNonNull("DurableExecutionArn")) {
            MAPPER.writeValue(out, handleRequest(input(payload), durable));
            return;
        }
        O result = handleRequest(input(executionInput(payload)), durable);
        MAPPER.writeValue(out, Map.of("Status", "SUCCEEDED", "Result", MAPPER.writeValueAsString(result)));
    }

    private static JsonNode executionInput(JsonNode envelope) throws IOException {
        JsonNode operations = envelope.path("InitialExecutionState").path("Operations");
        for (JsonNode operation : operations) {
            JsonNode input = operation.path("ExecutionDetails").path("InputPayload");
            if (input.isTextual()) {
                return MAPPER.readTree(input.asText());
            }
        }
        return MAPPER.createObjectNode();
    }

    private I input(JsonNode payload) throws IOException {
        Type type = ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
        return MAPPER.readerFor(new TypeReference<I>() {
                    @Override
                    public Type getType() {
                        return type;
                    }
                })
                .readValue(payload);
    }
}
