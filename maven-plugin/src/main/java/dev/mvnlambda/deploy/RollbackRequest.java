package dev.mvnlambda.deploy;

import dev.mvnlambda.code.ContentHash;
import dev.mvnlambda.resource.InputException;
import java.util.TreeSet;

/**
 * What a person wants to go back to.
 *
 * @param request whose aliases, and which functions to keep to
 * @param deployment the one to undo; empty for the last
 * @param version the number to go to; empty for the one before
 */
public record RollbackRequest(Request request, String deployment, String version) {
    private static final int HASH_DIGITS = 6;

    /** Checks that they fit each other. */
    public RollbackRequest {
        if (!version.isEmpty() && request.functions().size() != 1) {
            throw new InputException(
                    "lambda.version is " + version + ", but a version belongs to one function. Name it: "
                            + "-Dlambda.function=Orders -Dlambda.version=" + version + ".");
        }
        if (!version.isEmpty() && !version.matches("[1-9][0-9]*")) {
            throw new InputException("lambda.version is '" + version
                    + "', but a version is a number, such as 7; mvn lambda:status shows those that are known.");
        }
        if (!version.isEmpty() && !deployment.isEmpty()) {
            throw new InputException(
                    "lambda.version and lambda.deployment both say where to go back to. Set one of them.");
        }
    }

    /** The functions to keep to, in short, so that the same command is known again. */
    String scope() {
        return request.functions().isEmpty()
                ? "all"
                : ContentHash.of(String.join(",", new TreeSet<>(request.functions())))
                        .substring(0, HASH_DIGITS);
    }
}
