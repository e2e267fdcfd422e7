package dev.mvnlambda.local.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The function that something leads to.
 *
 * @param qualifier absent when it leads to the bare function
 */
record Target(String region, String function, @Nullable String qualifier) {

    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:lambda:([a-z0-9-]+):\\d{12}:function:([a-zA-Z0-9_-]+)(?::([a-zA-Z0-9_$-]+))?");

    /** Finds the ARN of a function, alone or within the URI of an integration; empty when there is none. */
    static Optional<Target> in(@Nullable String text) {
        Matcher arn = ARN.matcher(text == null ? "" : text);
        return arn.find() ? Optional.of(new Target(arn.group(1), arn.group(2), arn.group(3))) : Optional.empty();
    }
}
