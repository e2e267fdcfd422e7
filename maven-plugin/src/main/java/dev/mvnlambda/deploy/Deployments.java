package dev.mvnlambda.deploy;

import dev.mvnlambda.resource.AliasHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts together what each alias remembers of the deployments that moved it. */
final class Deployments {
    private Deployments() {}

    /**
     * The deployments, newest first.
     *
     * @param histories by function
     */
    static List<Status.Deployment> of(SortedMap<String, AliasHistory> histories) {
        SortedMap<String, List<Status.Move>> moves = new TreeMap<>(Collections.reverseOrder());
        histories.forEach((function, history) -> collect(moves, function, history.entries()));
        return moves.entrySet().stream().map(Deployments::deployment).toList();
    }

    private static void collect(
            SortedMap<String, List<Status.Move>> moves, String function, List<AliasHistory.Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            AliasHistory.Entry entry = entries.get(i);
            if (!entry.deployment().equals(AliasHistory.BY_HAND)) {
                String from = i + 1 < entries.size() ? entries.get(i + 1).version() : null;
                moves.computeIfAbsent(entry.deployment(), id -> new ArrayList<>())
                        .add(new Status.Move(function, from, entry.version()));
            }
        }
    }

    private static Status.Deployment deployment(Map.Entry<String, List<Status.Move>> moved) {
        String id = moved.getKey();
        return new Status.Deployment(
                id,
                DeploymentId.isRollback(id),
                DeploymentId.time(id).map(Instant::toString).orElse(null),
                moved.getValue());
    }
}
