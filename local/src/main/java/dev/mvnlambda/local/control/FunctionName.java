package dev.mvnlambda.local.control;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function as a caller names it: by name, by partial or full ARN, with a qualifier in it or beside it.
 *
 * @param qualifier absent when the caller gave none
 */
record FunctionName(String name, Optional<String> qualifier) {

    private static final Pattern FORMS = Pattern.compile(
            "(?:arn:[a-zA-Z-]+:lambda:)?(?:((?:eusc-)?[a-z]{2}(?:-[a-z]+)+-\\d):)?"
                    + "(?:(\\d{12}):)?(?:function:)?([a-zA-Z0-9-_.]+)(?::(\\$LATEST(?:\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");

    /** Reads a name whose form was checked, for callers of one account and region. */
    static FunctionName of(String given, @Nullable String qualifier, Scope scope) {
        Matcher matcher = FORMS.matcher(given);
        if (!matcher.matches()) {
            throw Faults.notFound("Function not found: " + given);
        }
        checkRegion(matcher.group(1), scope);
        checkAccount(matcher.group(2), scope);
        @Nullable String within = matcher.group(4);
        if (within != null && qualifier != null && !within.equals(qualifier)) {
            throw Faults.invalidParameter(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        return new FunctionName(matcher.group(3), Optional.ofNullable(qualifier).or(() -> Optional.ofNullable(within)));
    }

    /** Returns the qualifier that means the same; {@code $LATEST} when there is none. */
    String effectiveQualifier() {
        return qualifier.orElse(FunctionRecord.LATEST);
    }

    /** Returns the ARN as the caller qualified it. */
    String arn(Scope scope) {
        return scope.arn(name) + qualifier.map(given -> ":" + given).orElse("");
    }

    private static void checkRegion(@Nullable String region, Scope scope) {
        if (region != null && !region.equals(scope.region())) {
            throw Faults.notFound(
                    "Functions from '" + region + "' are not reachable in this region ('" + scope.region() + "')");
        }
    }

    private static void checkAccount(@Nullable String account, Scope scope) {
        if (account != null && !account.equals(scope.options().account())) {
            throw Faults.accessDenied();
        }
    }
}
