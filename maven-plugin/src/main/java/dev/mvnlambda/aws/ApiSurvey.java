package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Sorts for one function what hangs in an API: what is ours, since it is declared or a grant of ours tells of it; what somebody
 * made and is in the way of what is declared; and what else somebody made, which is left.
 */
final class ApiSurvey {
    private final FunctionScope scope;
    private final String api;
    private final List<Node> wanted;
    private final List<StatementProperties> granted;
    private final List<Node> all;
    private final List<Observed> observed = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /**
     * A survey of one API.
     *
     * @param api as a person names it
     * @param all all nodes of the deployment
     */
    ApiSurvey(FunctionScope scope, String api, List<Node> wanted, List<StatementProperties> granted, List<Node> all) {
        this.scope = scope;
        this.api = api;
        this.wanted = wanted;
        this.granted = granted;
        this.all = all;
    }

    /**
     * A route or an authorizer.
     *
     * @param uri what it leads to; empty when to nothing
     * @param source what a grant names it by, behind the account
     */
    record Part(ResourceKey key, String name, String uri, String source) {}

    /**
     * Takes in a route.
     *
     * @param annotation that declares such a one
     * @param seen what is observed of it if it is ours, by the grants that are for it
     */
    void route(Part route, String annotation, Function<Set<ResourceKey>, Observed.Present> seen) {
        if (isDeclared(route) && !leadsInto(scope.stage(), route.uri())) {
            observed.add(ExecuteApi.occupied(route.key(), scope, annotation, api, route.name(), route.uri()));
        } else if (isOurs(route)) {
            observed.add(seen.apply(grants(route)));
        } else if (leadsHere(route)) {
            remarks.add(ExecuteApi.left("route " + route.name(), api, scope));
        } else if (!leadsInto(scope.stage(), route.uri())) {
            remarks.add("The " + api + " has the route " + route.name() + ", which leads to "
                    + (route.uri().isEmpty() ? "nothing" : route.uri())
                    + " and was not made by this app, so it is left alone.");
        }
    }

    /**
     * Takes in a route that leads nowhere yet, as a run leaves it that dies on the way.
     *
     * @param remark what is to be said if it is not ours
     */
    void unfinished(Part route, String remark, Function<Set<ResourceKey>, Observed.Present> seen) {
        if (isDeclared(route)) {
            observed.add(seen.apply(grants(route)));
        } else {
            remarks.add(remark);
        }
    }

    /**
     * Takes in an authorizer. One that another function is to be moves in place, so it is that one's.
     *
     * @param seen what is observed of it if it is ours, by the grants that are for it
     */
    void authorizer(Part authorizer, Function<Set<ResourceKey>, Observed.Present> seen) {
        if (isDeclared(authorizer) && !leadsInto(scope.stage(), authorizer.uri())) {
            observed.add(ExecuteApi.nameTaken(authorizer.key(), scope, api, authorizer.name(), authorizer.uri()));
        } else if (isHandedOver(authorizer.key())) {
            return;
        } else if (isOurs(authorizer)) {
            observed.add(seen.apply(grants(authorizer)));
        } else if (leadsHere(authorizer)) {
            remarks.add(ExecuteApi.left("authorizer " + authorizer.name(), api, scope));
        }
    }

    private boolean isOurs(Part part) {
        return isDeclared(part) || (leadsHere(part) && !grants(part).isEmpty());
    }

    private boolean isDeclared(Part part) {
        return HttpKeys.isWanted(part.key(), wanted);
    }

    private boolean leadsHere(Part part) {
        return InvokeArn.function(part.uri()).equals(scope.target().functionArn());
    }

    private Set<ResourceKey> grants(Part part) {
        return ExecuteApi.covering(scope, granted, part.source());
    }

    private boolean isHandedOver(ResourceKey authorizer) {
        String name = authorizer.name().substring(authorizer.name().indexOf('/'));
        return all.stream()
                .map(Node::key)
                .anyMatch(other -> other.kind().equals(authorizer.kind())
                        && other.name().endsWith(name)
                        && !other.equals(authorizer));
    }

    /** Whether what an API calls is a function that the stage may have. */
    static boolean leadsInto(Stage stage, String uri) {
        Target anyOfTheAccount = new Target(stage.identity(), "", Optional.empty());
        return InvokeArn.function(uri).startsWith(anyOfTheAccount.functionArn())
                && stage.mayName(InvokeArn.functionName(uri));
    }

    /** What was taken in. */
    PushType.Found found() {
        return new PushType.Found(observed, remarks);
    }
}
