package dev.mvnlambda.local.control;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * What a call runs.
 *
 * @param name as the caller qualified it
 * @param execution the one that begins with the call; absent until then, and always unless the function is durable
 * @param isRepeated whether an earlier call of the same name and payload began the execution
 */
record Target(
        FunctionName name,
        FunctionConfiguration configuration,
        @Nullable ExecutionRecord execution,
        boolean isRepeated) {

    boolean isDurable() {
        return configuration.durableConfig() != null;
    }

    @Nullable String executionArn() {
        return execution == null ? null : execution.arn();
    }

    ExecutionRecord begunExecution() {
        return Objects.requireNonNull(execution);
    }

    Target with(ExecutionRecord begun, boolean repeated) {
        return new Target(name, configuration, begun, repeated);
    }
}
