package dev.mvnlambda.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads lists for which the SDK has no paginator. */
final class Pages {
    /** As many items a page as AWS gives. */
    static final String MOST = "500";

    private Pages() {}

    /** The items of all pages. */
    static <P, T> List<T> all(
            Function<@Nullable String, P> page, Function<P, List<T>> items, Function<P, @Nullable String> next) {
        List<T> all = new ArrayList<>();
        @Nullable String token = null;
        do {
            P answer = page.apply(token);
            all.addAll(items.apply(answer));
            token = next.apply(answer);
        } while (token != null && !token.isEmpty());
        return List.copyOf(all);
    }
}
