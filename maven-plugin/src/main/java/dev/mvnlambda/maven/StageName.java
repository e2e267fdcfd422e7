package dev.mvnlambda.maven;

import dev.mvnlambda.resource.InputException;
import java.util.regex.Pattern;

/** Tells deployments of one app in one account apart. */
final class StageName {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9-]{1,20}");

    private StageName() {}

    static String checked(String stage) {
        if (!ALLOWED.matcher(stage).matches()) {
            throw new InputException("<stage> is '" + stage
                    + "', but a stage is 1 to 20 lower-case letters, digits or '-'. Set <stage> or -Dlambda.stage.");
        }
        return stage;
    }
}
