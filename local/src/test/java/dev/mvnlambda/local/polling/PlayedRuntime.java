package dev.mvnlambda.local.polling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mvnlambda.local.runtime.FunctionRuntime;
import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import dev.mvnlambda.local.runtime.RunnableVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkBytes;

/** Plays the handler of all functions: notes the bodies of each batch, and answers as the test says. */
final class PlayedRuntime implements FunctionRuntime {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConcurrentLinkedQueue<List<String>> batches = new ConcurrentLinkedQueue<>();
    private volatile UnaryOperator<String> answer = payload -> "null";

    void answers(UnaryOperator<String> answerToPayload) {
        answer = answerToPayload;
    }

    List<List<String>> batches() {
        return List.copyOf(batches);
    }

    @Override
    public InvocationResult invoke(RunnableVersion version, Invocation invocation) {
        String payload = invocation.payload().asUtf8String();
        batches.add(bodies(payload));
        return new InvocationResult(SdkBytes.fromUtf8String(answer.apply(payload)), null, "");
    }

    @Override
    public void retire(String functionArn, String version) {}

    @Override
    public void close() {}

    private static List<String> bodies(String payload) {
        try {
            List<String> bodies = new ArrayList<>();
            for (JsonNode item : JSON.readTree(payload).path("Records")) {
                bodies.add(item.path("body").asText());
            }
            return bodies;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
