package dev.mvnlambda.desired;

import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.LinkSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which function is deployed before which: the one whose URL is handed over always, any other linked one unless the two link
 * each other.
 */
final class Links {
    private final Map<String, FunctionSpec> functions;
    private final Map<String, Set<String>> before = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Orders functions by name. */
    Links(Map<String, FunctionSpec> functions) {
        this.functions = new TreeMap<>(functions);
        add(true);
        add(false);
    }

    /** Whether a link hands over a URL: it wants to, and there is one. */
    boolean passesUrl(LinkSpec link) {
        FunctionSpec linked = functions.get(link.function());
        return link.url() && linked != null && linked.url() != null;
    }

    /** Whether the second function is deployed before the first, which links it. */
    boolean isBefore(String function, String linked) {
        return before.getOrDefault(function, Set.of()).contains(linked);
    }

    /** What stands in the way, a line each. */
    List<String> problems() {
        return problems;
    }

    private void add(boolean withUrl) {
        for (FunctionSpec function : functions.values()) {
            for (LinkSpec link : function.links()) {
                if (!functions.containsKey(link.function())) {
                    missing(function, link, withUrl);
                } else if (passesUrl(link) == withUrl) {
                    add(function.name(), link.function(), withUrl);
                }
            }
        }
    }

    private void missing(FunctionSpec function, LinkSpec link, boolean withUrl) {
        if (withUrl) {
            problems.add(
                    function.name() + " links " + link.function() + ", but no module of this deployment has a function "
                            + "of that name. Deploy them together, from their common root: mvn package lambda:deploy-no-fork.");
        }
    }

    private void add(String function, String linked, boolean withUrl) {
        if (function.equals(linked) && !withUrl) {
            return;
        }
        if (!reaches(linked, function)) {
            before.computeIfAbsent(function, key -> new TreeSet<>()).add(linked);
        } else if (withUrl) {
            problems.add(function + " and " + linked
                    + " link each other, and each waits for the URL of the other. Set url = "
                    + "false in the @Link of one of them.");
        }
    }

    private boolean reaches(String from, String to) {
        Deque<String> open = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            if (name.equals(to)) {
                return true;
            }
            if (seen.add(name)) {
                open.addAll(before.getOrDefault(name, Set.of()));
            }
        }
        return false;
    }
}
