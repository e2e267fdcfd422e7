package dev.mvnlambda.local.control;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What IAM takes for the name of a role or a policy. */
final class IamNames {

    private static final Pattern CHARACTERS = Pattern.compile("[\\w+=,.@-]+");

    private IamNames() {}

    /**
     * Returns a name, or refuses it as IAM does.
     *
     * @param member as the refusal calls it, such as {@code roleName}
     * @param longest in characters: 64 for a role, 128 for a policy
     */
    static String checked(String member, @Nullable String name, int longest) {
        if (name == null) {
            throw IamFaults.missing(member);
        }
        if (name.length() > longest) {
            throw IamFaults.validation("1 validation error detected: Value '" + name + "' at '" + member
                    + "' failed to satisfy constraint: Member must have length less than or equal to " + longest);
        }
        if (!CHARACTERS.matcher(name).matches()) {
            throw IamFaults.validation("The specified value for " + member
                    + " is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-");
        }
        return name;
    }
}
