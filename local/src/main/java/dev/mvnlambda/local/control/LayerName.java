package dev.mvnlambda.local.control;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A layer as a caller names it: by name or by ARN.
 *
 * @param version that an ARN names
 * @param local whether it is of this account and region
 */
record LayerName(String name, Optional<Integer> version, boolean local) {

    private static final Pattern FORMS = Pattern.compile(
            "(?:arn:[a-zA-Z0-9-]+:lambda:([a-zA-Z0-9-]+):(\\d{12}):layer:)?([a-zA-Z0-9-_]+)(?::(\\d{1,9}))?");

    /** Reads a name whose form was checked. */
    static LayerName of(String given, Scope scope) {
        Matcher matcher = FORMS.matcher(given);
        if (!matcher.matches()) {
            return new LayerName(given, Optional.empty(), false);
        }
        boolean local = isOurs(matcher.group(1), scope.region())
                && isOurs(matcher.group(2), scope.options().account());
        return new LayerName(
                matcher.group(3), Optional.ofNullable(matcher.group(4)).map(Integer::valueOf), local);
    }

    /** Returns the ARN in this account and region. */
    String arn(Scope scope) {
        return "arn:aws:lambda:" + scope.region() + ":" + scope.options().account() + ":layer:" + name;
    }

    private static boolean isOurs(@Nullable String given, String ours) {
        return given == null || given.equals(ours);
    }
}
