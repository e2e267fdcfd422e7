package dev.mvnlambda.local.control;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Operation;

/**
 * One page of what a function is told of its execution.
 *
 * @param next where the next page goes on; absent on the last one
 */
record StatePage(List<Operation> operations, @Nullable String next) {

    private static final int USUAL = 100;

    static StatePage first(List<Operation> all) {
        return of(all, null, null);
    }

    /**
     * Cuts a page out of all operations.
     *
     * @param marker that of the page before; absent for the first one
     * @param size 0 for the usual one
     */
    static StatePage of(List<Operation> all, @Nullable String marker, @Nullable Integer size) {
        int from = marker == null || marker.isEmpty() ? 0 : begin(marker);
        int wanted = Objects.requireNonNullElse(size, 0);
        int to = Math.min(all.size(), from + (wanted == 0 ? USUAL : wanted));
        return new StatePage(all.subList(Math.min(from, to), to), to < all.size() ? String.valueOf(to) : null);
    }

    private static int begin(String marker) {
        try {
            return Math.max(0, Integer.parseInt(marker));
        } catch (NumberFormatException e) {
            throw Faults.invalidParameter("Invalid Marker: " + marker);
        }
    }
}
