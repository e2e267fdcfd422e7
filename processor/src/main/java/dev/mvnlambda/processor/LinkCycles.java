package dev.mvnlambda.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds functions that hand on their addresses in a circle. An address exists only after its function is deployed, so no
 * order would do; links that carry no address are no part of a circle, because all else follows from names.
 */
final class LinkCycles {
    private final Map<String, List<Link>> links;
    private final Set<String> done = new HashSet<>();
    private final List<Link> path = new ArrayList<>();

    /** Takes the links of each function by its name, in a stable order. */
    LinkCycles(Map<String, List<Link>> links) {
        this.links = links;
    }

    /** Reports each circle once, at one of its links. */
    void check() {
        links.keySet().forEach(this::visit);
    }

    private void visit(String function) {
        if (!done.add(function)) {
            return;
        }
        for (Link link : links.getOrDefault(function, List.of())) {
            if (link.carriesUrl()) {
                path.add(link);
                follow(link);
                path.remove(path.size() - 1);
            }
        }
    }

    private void follow(Link link) {
        List<String> sources = path.stream().map(l -> l.mark().function()).toList();
        int start = sources.indexOf(link.to().name());
        if (start < 0) {
            visit(link.to().name());
            return;
        }
        String circle = Stream.concat(
                        sources.subList(start, sources.size()).stream(),
                        Stream.of(link.to().name()))
                .collect(Collectors.joining(" → "));
        link.mark()
                .error(
                        ProblemId.LINK_CYCLE,
                        "%s hand on their URLs in a circle, and each is known only after its function is deployed; write url = false in one of these @Link."
                                .formatted(circle));
    }
}
