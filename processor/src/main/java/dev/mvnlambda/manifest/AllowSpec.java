package dev.mvnlambda.manifest;

import java.util.List;

/**
 * One statement of the role.
 *
 * @param effect {@code Allow} or {@code Deny}, as IAM writes them
 */
public record AllowSpec(String effect, List<String> actions, List<String> resources) {

    /** Copies what it is given. */
    public AllowSpec {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
    }
}
