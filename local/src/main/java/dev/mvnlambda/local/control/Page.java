package dev.mvnlambda.local.control;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param next where the next page goes on; absent on the last one
 */
record Page<T>(List<T> items, @Nullable String next) {

    /**
     * Cuts a page out of all items, which are sorted by key; the smallest holds one.
     *
     * @param marker that of the page before; absent for the first one
     */
    static <T> Page<T> of(
            List<T> all, Function<T, String> key, @Nullable String marker, @Nullable Integer size, int usual) {
        String after = marker == null ? "" : decoded(marker);
        List<T> rest = all.stream()
                .filter(item -> key.apply(item).compareTo(after) > 0)
                .toList();
        int count = Math.min(rest.size(), Math.max(size == null ? usual : size, 1));
        List<T> items = rest.subList(0, count);
        return new Page<>(items, count < rest.size() ? encoded(key.apply(items.get(count - 1))) : null);
    }

    private static String encoded(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String marker) {
        try {
            return new String(Base64.getDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return marker;
        }
    }
}
