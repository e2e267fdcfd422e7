package dev.mvnlambda.observed;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The URLs of a function that its consumers have left behind, since another qualifier has one now. People may still use the
 * address, so it stays, with what it hangs on, until somebody confirms its end.
 */
final class KeptUrls {
    private static final String URL = "url";
    private static final String ORIGIN = "distribution-origin";

    private final FunctionScope scope;
    private final Set<ResourceKey> desired = new HashSet<>();
    private final Map<ResourceKey, Observed.Present> there = new HashMap<>();
    private final Set<ResourceKey> kept = new HashSet<>();
    private final Set<String> qualifiers = new TreeSet<>();
    private final List<String> warnings = new ArrayList<>();

    KeptUrls(FunctionScope scope, List<Node> nodes, List<Observed> observed) {
        this.scope = scope;
        nodes.forEach(node -> desired.add(node.key()));
        for (Observed one : observed) {
            if (one instanceof Observed.Present present) {
                there.put(one.key(), present);
            }
        }
        if (nodes.stream().anyMatch(node -> node.key().kind().equals(URL))) {
            there.values().stream()
                    .filter(one -> one.key().kind().equals(URL) && !desired.contains(one.key()))
                    .forEach(this::keep);
        }
    }

    private void keep(Observed.Present url) {
        String qualifier = qualifier(url.key());
        qualifiers.add(qualifier);
        warnings.add(warning(scope, qualifier, " (" + url.outputs().getOrDefault(URL, "?") + ")") + origins());
        keepWithWhatItHangsOn(url.key());
    }

    private void keepWithWhatItHangsOn(ResourceKey key) {
        Observed.Present present = there.get(key);
        if (present != null && !desired.contains(key) && kept.add(key)) {
            present.after().forEach(this::keepWithWhatItHangsOn);
        }
    }

    private String qualifier(ResourceKey url) {
        return url.name().equals(scope.name())
                ? ""
                : url.name().substring(scope.name().length() + 1);
    }

    static String warning(FunctionScope scope, String qualifier, String address) {
        return scope.name() + " has a new address; the old one" + address + ", of "
                + (qualifier.isEmpty() ? "the bare function" : "the alias " + qualifier)
                + ", still answers"
                + (qualifier.isEmpty() ? ", but with the code of the bare function" : "")
                + ". Once nobody calls it, -Dlambda.yes ends it.";
    }

    /** What has the host of an address that is kept. */
    private String origins() {
        return there.values().stream()
                .filter(one -> one.key().kind().equals(ORIGIN))
                .map(
                        one -> " Origin " + one.outputs().getOrDefault("origins", "?") + " of the distribution "
                                + distribution(one.key()) + " still has the host "
                                + one.outputs().getOrDefault("hosts", "?")
                                + ": change it to that of the new address, which -Dlambda.yes does too, before the old one ends.")
                .collect(Collectors.joining());
    }

    private static String distribution(ResourceKey origin) {
        return origin.name().substring(origin.name().indexOf('/') + 1);
    }

    /** What a person should know of a distribution, whose origins were not looked at. */
    static String unread(List<Node> nodes) {
        return nodes.stream()
                .filter(node -> node.key().kind().equals(ORIGIN))
                .map(node -> " An origin of the distribution " + distribution(node.key())
                        + " that still has its host gets the new one first.")
                .collect(Collectors.joining());
    }

    /** What was observed, but for what is kept, and with the origins of distributions left that lead there. */
    List<Observed> without(List<Observed> observed) {
        return observed.stream()
                .filter(one -> !kept.contains(one.key()))
                .map(one -> one.key().kind().equals(ORIGIN) && one instanceof Observed.Present
                        ? new Observed.Left(one.key(), Map.of())
                        : one)
                .toList();
    }

    /** Where the URLs are that are kept; the bare function is the empty one. */
    Set<String> qualifiers() {
        return qualifiers;
    }

    List<String> warnings() {
        return warnings;
    }
}
