package dev.mvnlambda.deploy;

import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.InputException;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Keeps to the functions that were asked for, to those that they link, and to the authorizers of their routes. */
final class Selection {
    private Selection() {}

    static List<Wanted> of(List<Wanted> all, Set<String> names) {
        Set<String> known = all.stream().map(one -> one.spec().name()).collect(Collectors.toCollection(TreeSet::new));
        for (String name : new TreeSet<>(names)) {
            if (!known.contains(name)) {
                throw new InputException("lambda.function names " + name + ", but there is no such function; there are "
                        + String.join(", ", known) + ".");
            }
        }
        Set<String> chosen = withLinks(all, names);
        return names.isEmpty()
                ? all
                : all.stream().filter(one -> chosen.contains(one.spec().name())).toList();
    }

    private static Set<String> withLinks(List<Wanted> all, Set<String> names) {
        Set<String> chosen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (chosen.add(name)) {
                all.stream().filter(one -> one.spec().name().equals(name)).forEach(one -> {
                    one.links().forEach(link -> open.add(link.spec().name()));
                    authorizers(one).forEach(open::add);
                });
            }
        }
        return chosen;
    }

    private static List<String> authorizers(Wanted wanted) {
        return wanted.spec().triggers(RouteSpec.class).stream()
                .flatMap(route -> wanted.apis().authorizer(route.api(), route.authorizer()).stream())
                .map(FunctionScope::name)
                .toList();
    }
}
