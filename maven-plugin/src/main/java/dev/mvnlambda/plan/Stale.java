package dev.mvnlambda.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is ours and wanted no more, in the order in which it goes: before what it hangs on.
 *
 * @param before by resource, what has to be gone before it
 */
record Stale(List<Observed.Present> present, Map<ResourceKey, Set<ResourceKey>> before) {

    static Stale of(Collection<Observed> observed, Set<ResourceKey> wanted) {
        List<Observed.Present> unwanted = observed.stream()
                .filter(one -> one instanceof Observed.Present && !wanted.contains(one.key()))
                .map(Observed.Present.class::cast)
                .toList();
        List<Observed.Present> stale = withoutHeld(unwanted);
        Map<ResourceKey, Set<ResourceKey>> before = new HashMap<>();
        for (Observed.Present present : stale) {
            present.after()
                    .forEach(key ->
                            before.computeIfAbsent(key, k -> new HashSet<>()).add(present.key()));
        }
        return new Stale(
                Order.of(stale, Observed.Present::key, one -> before.getOrDefault(one.key(), Set.of())), before);
    }

    /** What is shared stays while anything is left that hangs on it, and then what that hangs on stays too. */
    private static List<Observed.Present> withoutHeld(List<Observed.Present> unwanted) {
        List<Observed.Present> going = unwanted;
        int count;
        do {
            count = going.size();
            List<Observed.Present> all = going;
            going = all.stream().filter(one -> !isHeld(one, all)).toList();
        } while (going.size() < count);
        return going;
    }

    private static boolean isHeld(Observed.Present one, List<Observed.Present> going) {
        return one.holds().isPresent()
                && one.holds().getAsInt()
                        > going.stream()
                                .filter(other -> other.after().contains(one.key()))
                                .count();
    }

    /** What functions share, and all that goes before it. */
    Set<ResourceKey> sharedWithAllBefore() {
        Set<ResourceKey> all = new HashSet<>();
        present.stream().filter(one -> one.holds().isPresent()).forEach(one -> add(one.key(), all));
        return all;
    }

    private void add(ResourceKey key, Set<ResourceKey> all) {
        if (all.add(key)) {
            before.getOrDefault(key, Set.of()).forEach(first -> add(first, all));
        }
    }

    boolean contains(ResourceKey key) {
        return present.stream().anyMatch(one -> one.key().equals(key));
    }

    Set<ResourceKey> before(Observed.Present one) {
        return before.getOrDefault(one.key(), Set.of());
    }
}
