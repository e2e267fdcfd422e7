package dev.mvnlambda.apply;

import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.AccountException;
import java.time.Duration;
import java.util.Map;

/** What became of one step. */
public sealed interface Outcome {
    /** The step. */
    Step step();

    /**
     * It was done.
     *
     * @param outputs what others may need of the resource
     */
    record Applied(Step step, Map<String, String> outputs, Duration took) implements Outcome {

        /** Copies what it is given. */
        public Applied {
            outputs = Map.copyOf(outputs);
        }
    }

    /** The account refused it. */
    record Failed(Step step, AccountException cause, Duration took) implements Outcome {}

    /**
     * It was not tried.
     *
     * @param waitedFor the step that it waited for, and that was not done
     */
    record Skipped(Step step, ResourceKey waitedFor) implements Outcome {}
}
