package dev.mvnlambda.deploy;

import dev.mvnlambda.plan.Plan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a rollback would do.
 *
 * @param planned its steps, as those of any plan
 * @param rollback the id that the history of each moved alias will hold
 * @param undone the deployment that it takes back; empty when it goes to a version
 * @param resumed whether it ends one that stopped
 * @param moves in the order of the functions' names
 * @param staying what does not move, and why
 */
public record RollbackPlan(
        Planned planned,
        String rollback,
        String undone,
        boolean resumed,
        List<AliasMove> moves,
        List<Staying> staying) {

    /** Copies what it is given. */
    public RollbackPlan {
        moves = List.copyOf(moves);
        staying = List.copyOf(staying);
    }

    /** A function that stays as it is. */
    public record Staying(String function, String reason) {}

    /** The steps. */
    public Plan plan() {
        return planned.plan();
    }

    /** Whether nothing moves. */
    public boolean isEmpty() {
        return moves.isEmpty();
    }

    /** The versions that would be held, by function. */
    SortedMap<String, String> held() {
        SortedMap<String, String> held = new TreeMap<>();
        moves.forEach(move -> held.put(move.function(), move.from().version()));
        return held;
    }
}
