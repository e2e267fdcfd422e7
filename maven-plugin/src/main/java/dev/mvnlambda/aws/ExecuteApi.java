package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.Grant;
import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** On whose behalf API Gateway calls a function: one route or authorizer of an API, as grants name it. */
final class ExecuteApi {
    /** The principal of API Gateway. */
    static final String PRINCIPAL = "apigateway.amazonaws.com";

    private ExecuteApi() {}

    /**
     * A grant for a part of an API.
     *
     * @param api whose id is its output
     * @param part such as all stages, a method, and a path
     */
    static Grant grant(FunctionScope scope, ResourceKey api, String part) {
        return Grant.invoke(PRINCIPAL, new Value.FromStep(api, "id", start(scope), "/" + part, "id of " + api), "");
    }

    /**
     * A grant for an authorizer.
     *
     * @param output of it that holds what an ARN names it by, behind the account
     */
    static Grant authorizerGrant(FunctionScope scope, ResourceKey authorizer, String output) {
        return Grant.invoke(
                PRINCIPAL, new Value.FromStep(authorizer, output, start(scope), "", "id of " + authorizer), "");
    }

    /** What an ARN names an authorizer by, behind the account. */
    static String authorizerPart(String apiId, String authorizerId) {
        return apiId + "/authorizers/" + authorizerId;
    }

    /** The id of an authorizer, of what an ARN names it by. */
    static String authorizerId(String part) {
        return part.substring(part.lastIndexOf('/') + 1);
    }

    /**
     * Who may call a route, as a person reads it.
     *
     * @param authorizer its name, or its key
     */
    static String callers(String authorization, String authorizer) {
        return switch (authorization) {
            case "NONE" -> "open to everyone";
            case "AWS_IAM" -> "for callers that IAM allows";
            default -> "for callers that " + authorizer.substring(authorizer.lastIndexOf(':') + 1) + " lets in";
        };
    }

    /**
     * Why a route cannot be made yet.
     *
     * @param api the kind of its API
     */
    static AccountException noAuthorizer(String api, String authorizer, String route) {
        return new AccountException(
                "NoAuthorizer",
                "apigateway:GET",
                0,
                false,
                "The " + api + " API has no authorizer " + authorizer + " for the route " + route
                        + "; deploy the function that is it, with -Dlambda.refresh if it was deployed before.",
                null);
    }

    /**
     * Why a route cannot be had: somebody made it.
     *
     * @param annotation that declares it
     * @param api as a person names it
     */
    static Observed.Blocked occupied(
            ResourceKey key, FunctionScope scope, String annotation, String api, String route, String uri) {
        return new Observed.Blocked(
                key,
                scope.name() + " has @" + annotation + "(\"" + route + "\"), but the " + api
                        + " has that route already, leading to " + (uri.isEmpty() ? "nothing" : uri)
                        + ", and it was not made by this app. Delete it there, or change the route.");
    }

    /** Why an authorizer cannot be had: somebody made it. */
    static Observed.Blocked nameTaken(ResourceKey key, FunctionScope scope, String api, String name, String uri) {
        return new Observed.Blocked(
                key,
                scope.name() + " is the @Authorizer '" + name + "', but the " + api
                        + " has one of that name already, "
                        + (uri.isEmpty() ? "which is no function" : "which is " + uri)
                        + ", and it was not made by this app. Delete it there, or change the name.");
    }

    /**
     * What somebody made that leads to a function of ours.
     *
     * @param part of an API, as a person names it
     */
    static String left(String part, String api, FunctionScope scope) {
        return "The " + part + " of the " + api + " leads to " + scope.target().functionName()
                + " too, but was not made by this app and is not declared, so it is left alone.";
    }

    private static String start(FunctionScope scope) {
        Identity identity = scope.stage().identity();
        return "arn:" + identity.partition() + ":execute-api:" + identity.region() + ":" + identity.account() + ":";
    }

    /**
     * The keys of the statements that are for a part of an API, or for all of it, on whatever qualifier.
     *
     * @param part with the id of the API
     */
    static Set<ResourceKey> covering(FunctionScope scope, List<StatementProperties> granted, String part) {
        Set<String> sources = Set.of(start(scope) + part, start(scope) + part.replaceFirst("/.*", "/*"));
        return granted.stream()
                .filter(statement -> sources.contains(source(statement)))
                .map(statement -> PolicyStatementType.key(scope, statement))
                .collect(Collectors.toSet());
    }

    /** The ids of the APIs that statements name which nobody wants any more: there may be leftovers. */
    static Set<String> leftovers(List<Node> wanted, List<StatementProperties> granted) {
        Set<String> explained = wanted.stream()
                .map(Node::properties)
                .filter(StatementProperties.class::isInstance)
                .map(statement -> ((StatementProperties) statement).statementId())
                .collect(Collectors.toSet());
        return granted.stream()
                .filter(statement -> !explained.contains(statement.statementId()))
                .map(ExecuteApi::source)
                .filter(source -> source.contains(":execute-api:"))
                .map(source -> source.split(":", 6)[5].replaceFirst("/.*", ""))
                .collect(Collectors.toSet());
    }

    private static String source(StatementProperties statement) {
        Value source = statement.grant().sourceArn();
        return source == null ? "" : source.toString();
    }
}
