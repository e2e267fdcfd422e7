package dev.mvnlambda.aws;

import dev.mvnlambda.aws.HttpAuthorizerType.AuthorizerProperties;
import dev.mvnlambda.aws.HttpIntegrationType.IntegrationProperties;
import dev.mvnlambda.aws.HttpRouteType.RouteProperties;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.SharedFound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What becomes of an HTTP API when functions leave it: seen over all of them, since they share it. */
final class HttpApiRemains {
    private final HttpApiContent content;
    private final Map<ResourceKey, Node> desired;
    private final List<Observed> observed = new ArrayList<>();

    HttpApiRemains(HttpApiContent content, List<Node> desired) {
        this.content = content;
        this.desired = desired.stream().collect(Collectors.toMap(Node::key, Function.identity()));
    }

    /**
     * All that was found, put right.
     *
     * @param removed the functions of a removal; what is marked as theirs goes though nothing else of them is left
     */
    SharedFound of(List<Observed> found, Predicate<String> removed) {
        Set<String> handed = ids(found, one -> isDesired(one) && isRoute(one));
        found.stream()
                .filter(one -> isDesired(one)
                        || !(one instanceof Observed.Present part && isRoute(part) && handed.contains(id(part))))
                .forEach(observed::add);
        addMarked(removed);
        Set<String> going = ids(observed, one -> !isDesired(one) && isPart(one));
        HttpApiContent.Rest rest = content.without(going);
        Observed.Present api = content.api();
        if (desired.containsKey(api.key()) || !rest.isEmpty()) {
            addUnusedJwts(rest);
        } else {
            observed.add(api);
        }
        return new SharedFound(observed, desired.containsKey(api.key()) ? List.of() : rest.remarks());
    }

    private void addMarked(Predicate<String> removed) {
        Set<ResourceKey> known = observed.stream().map(Observed::key).collect(Collectors.toSet());
        content.marked(removed).stream()
                .filter(one -> !known.contains(one.key()))
                .forEach(observed::add);
    }

    /** Those that no route names any more. */
    private void addUnusedJwts(HttpApiContent.Rest rest) {
        Set<String> used = new HashSet<>(rest.authorizers(changed()));
        desired.values().stream()
                .map(Node::properties)
                .filter(RouteProperties.class::isInstance)
                .forEach(route -> used.add(((RouteProperties) route).authorizer()));
        content.authorizers().jwts().stream()
                .filter(jwt -> !used.contains(jwt.key().toString()) && !desired.containsKey(jwt.key()))
                .forEach(observed::add);
    }

    /** The ids of routes of which the source says what guards them. */
    private Set<String> changed() {
        return ids(observed, one -> isDesired(one) && isRoute(one));
    }

    private boolean isDesired(Observed one) {
        return desired.containsKey(one.key());
    }

    private static boolean isRoute(Observed one) {
        return one instanceof Observed.Present part && part.properties() instanceof RouteProperties;
    }

    /** Other kinds of APIs have routes and authorizers too. */
    private static boolean isPart(Observed one) {
        return isRoute(one)
                || (one instanceof Observed.Present part
                        && (part.properties() instanceof IntegrationProperties
                                || part.properties() instanceof AuthorizerProperties));
    }

    private static Set<String> ids(List<Observed> found, Predicate<Observed> which) {
        return found.stream()
                .filter(which)
                .filter(Observed.Present.class::isInstance)
                .map(one -> id((Observed.Present) one))
                .collect(Collectors.toSet());
    }

    private static String id(Observed.Present part) {
        return part.outputs().getOrDefault(HttpKeys.ID, "");
    }
}
