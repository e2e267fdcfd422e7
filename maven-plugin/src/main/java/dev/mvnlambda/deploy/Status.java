package dev.mvnlambda.deploy;

import dev.mvnlambda.resource.Stage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stage has deployed.
 *
 * @param apis by kind, where the APIs of the stage answer
 * @param deployments as far as aliases remember them, newest first
 */
public record Status(Stage stage, List<Row> functions, Map<String, String> apis, List<Deployment> deployments) {

    /** Copies what it is given. */
    public Status {
        functions = List.copyOf(functions);
        apis = Map.copyOf(apis);
        deployments = List.copyOf(deployments);
    }

    /**
     * One function.
     *
     * @param exists whether the function itself is there, and not only what it left
     * @param state what stands out, such as a moved alias; empty when all is as the last deploy left it
     * @param deployment the id of the last one, empty without an alias
     * @param weights shares of other versions, empty unless a rollout is under way
     * @param held the version that a rollback holds; absent when none
     */
    public record Row(
            FunctionRow function,
            boolean exists,
            String state,
            String deployment,
            Map<String, Double> weights,
            @Nullable String held) {

        /** Copies what it is given. */
        public Row {
            weights = Map.copyOf(weights);
        }
    }

    /**
     * A deploy or a rollback, by what it moved.
     *
     * @param rollback whether it was a rollback
     * @param time when it began; absent when the id does not tell
     * @param moves sorted by function
     */
    public record Deployment(
            String id, boolean rollback, @Nullable String time, List<Move> moves) {

        /** Copies what it is given. */
        public Deployment {
            moves = List.copyOf(moves);
        }
    }

    /**
     * An alias that was moved.
     *
     * @param from the version before; absent for the first, and when that is forgotten
     * @param to the version that it was moved to
     */
    public record Move(String function, @Nullable String from, String to) {}
}
