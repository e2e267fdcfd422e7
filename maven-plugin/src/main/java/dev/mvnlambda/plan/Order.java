package dev.mvnlambda.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Puts things behind what they wait for, and leaves their order alone otherwise. */
final class Order<T> {
    private final Map<ResourceKey, T> items = new LinkedHashMap<>();
    private final Function<T, Set<ResourceKey>> after;
    private final Set<ResourceKey> entered = new HashSet<>();
    private final List<T> ordered = new ArrayList<>();
    private final Set<ResourceKey> done = new HashSet<>();

    private Order(List<T> items, Function<T, ResourceKey> key, Function<T, Set<ResourceKey>> after) {
        items.forEach(item -> this.items.put(key.apply(item), item));
        this.after = after;
    }

    static <T> List<T> of(List<T> items, Function<T, ResourceKey> key, Function<T, Set<ResourceKey>> after) {
        Order<T> order = new Order<>(items, key, after);
        order.items.keySet().forEach(order::visit);
        return order.ordered;
    }

    private void visit(ResourceKey key) {
        T item = items.get(key);
        if (item == null || done.contains(key)) {
            return;
        }
        if (!entered.add(key)) {
            throw new IllegalStateException(key + " waits for itself");
        }
        new TreeSet<>(after.apply(item)).forEach(this::visit);
        done.add(key);
        ordered.add(item);
    }
}
