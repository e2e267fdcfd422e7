package dev.mvnlambda.aws;

import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.FunctionScope;
import java.util.Set;

/** What an ARN or a setting of a function says of its qualifier: an alias, a number, or empty for the bare function. */
final class Qualifiers {
    private static final String LATEST = "$LATEST";

    private Qualifiers() {}

    static String of(String arn, FunctionScope scope) {
        String functionArn = scope.target().functionArn();
        String qualifier = arn.startsWith(functionArn + ":") ? arn.substring(functionArn.length() + 1) : "";
        return qualifier.equals(LATEST) ? "" : qualifier;
    }

    /** Whether an ARN is the function's own, with or without a qualifier. */
    static boolean leadTo(String arn, FunctionScope scope) {
        String functionArn = scope.target().functionArn();
        return arn.equals(functionArn) || arn.startsWith(functionArn + ":");
    }

    /** The key of what hangs on a qualifier. */
    static ResourceKey key(String kind, FunctionScope scope, String qualifier) {
        return new ResourceKey(kind, qualifier.isEmpty() ? scope.name() : scope.name() + ":" + qualifier);
    }

    /** Whether a qualifier is one of these, or a version, which nothing but the alias should be configured by. */
    static boolean isIn(String qualifier, Set<String> qualifiers) {
        return qualifiers.contains(qualifier) || isVersion(qualifier);
    }

    static boolean isVersion(String qualifier) {
        return qualifier.matches("[0-9]+");
    }

    /** As a person says it. */
    static String words(String qualifier) {
        if (qualifier.isEmpty()) {
            return "the bare function";
        }
        return isVersion(qualifier) ? "version " + qualifier : "the alias " + qualifier;
    }
}
