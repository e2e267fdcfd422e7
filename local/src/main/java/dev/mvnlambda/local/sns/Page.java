package dev.mvnlambda.local.sns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing; SNS shows a hundred at a time.
 *
 * @param next what the next page begins after; absent on the last one
 */
record Page<T>(List<T> items, @Nullable String next) {

    private static final int SIZE = 100;

    /**
     * Cuts a page out of all.
     *
     * @param token how many were shown before; absent for the first page
     */
    static <T> Page<T> of(List<T> all, @Nullable String token) {
        if (token != null && !token.matches("[0-9]{1,9}")) {
            throw SnsFaults.invalid("NextToken");
        }
        int from = token == null ? 0 : Math.min(all.size(), Integer.parseInt(token));
        int to = Math.min(all.size(), from + SIZE);
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }
}
