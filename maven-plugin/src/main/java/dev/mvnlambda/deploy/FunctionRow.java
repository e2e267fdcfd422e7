package dev.mvnlambda.deploy;

import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.resource.AliasPointer;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Target;
import java.util.List;
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

    static FunctionRow of(FunctionScope scope, Outputs known) {
        Target target = scope.target();
        String alias = scope.alias().orElse(null);
        String url = known.find(scope.qualifiedKey("url"), "url").orElse(null);
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
                url == null ? List.of() : List.of("url"));
    }
}
