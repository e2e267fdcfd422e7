package dev.mvnlambda.deploy;

import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.AliasPointer;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Target;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One function as people and machines read it after a goal.
 *
 * @param name the logical name
 * @param functionName in AWS
 * @param arn of the function
 * @param version that consumers reach; absent without an alias, or while there is none
 * @param alias absent when no versions are published
 * @param qualifier the alias, as AWS calls it
 * @param targetArn what consumers are pointed at
 * @param url absent without one
 * @param triggers sorted
 */
public record FunctionRow(
        String name,
        String functionName,
        String arn,
        @Nullable String version,
        @Nullable String alias,
        @Nullable String qualifier,
        String targetArn,
        @Nullable String url,
        List<String> triggers) {

    /** Copies what it is given. */
    public FunctionRow {
        triggers = List.copyOf(triggers);
    }

    private static final String URL = "url";

    /** What calls a function; each is named by the function, a slash, and what is called. */
    private static final Set<String> TRIGGERS = Set.of(
            "mapping",
            "subscription",
            "notification",
            "rule",
            "schedule",
            "route",
            "authorizer",
            "iot-rule",
            "iot-authorizer",
            "user-pool-trigger",
            "log-subscription",
            "target");

    /**
     * A function.
     *
     * @param known what its resources tell
     * @param keys of what is there, or will be; of other functions too
     */
    static FunctionRow of(FunctionScope scope, Outputs known, Collection<ResourceKey> keys) {
        Target target = scope.target();
        String alias = scope.alias().orElse(null);
        String url = known.find(scope.qualifiedKey(URL), URL).orElse(null);
        return new FunctionRow(
                scope.name(),
                target.functionName(),
                target.functionArn(),
                known.find(scope.qualifiedKey(AliasPointer.KIND), AliasPointer.VERSION)
                        .or(() -> known.find(scope.key("version"), "version"))
                        .orElse(null),
                alias,
                alias,
                target.arn(),
                url,
                triggers(scope, keys));
    }

    private static List<String> triggers(FunctionScope scope, Collection<ResourceKey> keys) {
        String start = scope.name() + "/";
        return keys.stream()
                .filter(key -> key.equals(scope.qualifiedKey(URL))
                        || (TRIGGERS.contains(key.kind()) && key.name().startsWith(start)))
                .map(key -> key.kind().equals(URL) ? URL : key.name().substring(start.length()))
                .sorted()
                .toList();
    }
}
