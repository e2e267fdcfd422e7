package dev.mvnlambda.local.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of one service: of several that a request fits, the one that says most. */
final class RouteTable {

    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = routes.stream()
                .sorted(Comparator.comparing(Route::weight).reversed())
                .toList();
    }

    Optional<Match> match(WireRequest request) {
        return routes.stream()
                .flatMap(route -> route.match(request).map(labels -> new Match(route, labels)).stream())
                .findFirst();
    }

    /**
     * What a request is for.
     *
     * @param labels their values, by name
     */
    record Match(Route route, Map<String, String> labels) {}
}
