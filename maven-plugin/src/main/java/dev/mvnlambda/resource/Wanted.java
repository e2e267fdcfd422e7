package dev.mvnlambda.resource;

import dev.mvnlambda.manifest.FunctionSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a deployment wants of one function.
 *
 * @param spec with its placeholders resolved
 * @param runtime the managed runtime, by the handler's class file unless the spec names one
 * @param links the functions that it links
 * @param authorizers the functions that authorizers are, as far as they are known here, by API and name, such as {@code
 *     REST:customers}
 * @param apis what all functions of the app say of its APIs
 */
public record Wanted(
        FunctionSpec spec,
        FunctionScope scope,
        Code code,
        String runtime,
        List<LinkedFunction> links,
        Map<String, String> authorizers,
        Apis apis) {

    /** Copies what it is given. */
    public Wanted {
        links = List.copyOf(links);
        authorizers = Map.copyOf(authorizers);
    }

    /** The tags of what serves the function: what is only true of the function itself is none of them. */
    public Map<String, String> servingTags() {
        Map<String, String> tags = new TreeMap<>(spec.tags());
        tags.putAll(scope.stage().marks(scope.name()));
        return tags;
    }

    /** The tags of the function: the user's, and ours that say whose it is. */
    public Map<String, String> tags() {
        Map<String, String> tags = servingTags();
        scope.alias().ifPresent(alias -> tags.put(Stage.ALIAS_TAG, alias));
        var durable = spec.durable();
        if (durable != null) {
            tags.put(Stage.DURABLE_TAG, durable.executionTimeout() + " " + durable.retentionDays());
        }
        return tags;
    }

    /**
     * A function that another one links.
     *
     * @param passesUrl whether its URL is handed over
     * @param before whether it is deployed before the one that links it
     */
    public record LinkedFunction(FunctionSpec spec, FunctionScope scope, boolean passesUrl, boolean before) {}
}
