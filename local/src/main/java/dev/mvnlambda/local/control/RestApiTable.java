package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The REST APIs of one region. */
final class RestApiTable {

    private final Scope scope;
    private final Table<RestApiRecord> table;

    RestApiTable(Scope scope) {
        this.scope = scope;
        this.table = scope.account().tables().of("rest-apis", RestApiRecord.class);
    }

    Scope scope() {
        return scope;
    }

    List<RestApiRecord> all() {
        return table.startingWith(scope.key(""));
    }

    RestApiRecord get(String id) {
        return table.find(scope.key(id)).orElseThrow(() -> missing(id));
    }

    void add(String id, RestApiRecord api) {
        table.change(scope.key(id), none -> Optional.of(api));
    }

    RestApiRecord change(String id, UnaryOperator<RestApiRecord> change) {
        return table.change(scope.key(id), found -> Optional.of(change.apply(found.orElseThrow(() -> missing(id)))));
    }

    void remove(String id) {
        get(id);
        table.remove(scope.key(id));
    }

    String arn(String id) {
        return "arn:aws:apigateway:" + scope.region() + "::/restapis/" + id;
    }

    static String newId(int length) {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .toLowerCase(Locale.ROOT)
                .substring(0, length);
    }

    static <T> List<T> with(List<T> items, T more) {
        return Stream.concat(items.stream(), Stream.of(more)).toList();
    }

    static <T> List<T> without(List<T> items, Predicate<T> gone) {
        return items.stream().filter(gone.negate()).toList();
    }

    /** Replaces the one item of that name. */
    static <T> List<T> replaced(List<T> items, Function<T, String> name, String which, UnaryOperator<T> change) {
        List<T> all = new ArrayList<>(items);
        all.replaceAll(item -> name.apply(item).equals(which) ? change.apply(item) : item);
        return all;
    }

    private RuntimeException missing(String id) {
        return RestApiFaults.notFound(
                "Invalid API identifier specified " + scope.options().account() + ":" + id);
    }
}
