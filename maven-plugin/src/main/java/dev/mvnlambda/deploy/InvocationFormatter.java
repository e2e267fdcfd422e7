package dev.mvnlambda.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mvnlambda.resource.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call as a person reads it: the log, the answer, and a line that sums it up. */
public final class InvocationFormatter {
    private static final JsonMapper JSON = new JsonMapper();

    private InvocationFormatter() {}

    /** The lines of a call. */
    public static List<String> lines(Invoked invoked) {
        Answer answer = invoked.answer();
        List<String> lines = new ArrayList<>();
        answer.log().lines().filter(line -> !line.isBlank()).forEach(line -> lines.add("| " + line));
        pretty(answer.payload()).lines().forEach(lines::add);
        if (!answer.execution().isEmpty()) {
            lines.add("Execution: " + answer.execution());
        }
        lines.add(summary(invoked));
        return lines;
    }

    private static String summary(Invoked invoked) {
        Answer answer = invoked.answer();
        String function = invoked.function().target().arn().replaceFirst(".*:function:", "");
        String version = answer.version().isEmpty() ? "" : ", version " + answer.version();
        String what = answer.isFailure()
                ? " failed"
                : answer.status() == 202 ? " took the call, and runs it on its own" : " answered";
        return function + what + version + " (status " + answer.status() + ", "
                + answer.took().toMillis() + " ms).";
    }

    /** That the function failed, in one line with its own words; empty when it did not. */
    public static Optional<String> failure(Invoked invoked) {
        Answer answer = invoked.answer();
        if (!answer.isFailure()) {
            return Optional.empty();
        }
        JsonNode error = parsed(answer.payload()).orElse(JSON.createObjectNode());
        String words =
                error.path("errorMessage").asText("").replaceAll("\\s+", " ").strip();
        String type = error.path("errorType").asText("");
        String told = (type + (type.isEmpty() || words.isEmpty() ? "" : ": ") + words);
        return Optional.of(invoked.function().name() + " failed in version " + answer.version() + " (" + answer.error()
                + ")" + (told.isEmpty() ? "." : ": " + told));
    }

    private static String pretty(String payload) {
        return parsed(payload).map(JsonNode::toPrettyString).orElse(payload);
    }

    static Optional<JsonNode> parsed(String payload) {
        try {
            return Optional.of(JSON.readTree(payload)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
