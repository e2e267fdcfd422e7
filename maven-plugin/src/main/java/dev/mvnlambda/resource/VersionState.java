package dev.mvnlambda.resource;

/**
 * Whether a version can be invoked.
 *
 * @param state in AWS's words, such as {@code Active}
 * @param reason AWS's, why it is not active; empty when there is none
 */
public record VersionState(String state, String reason) {

    /** Whether it answers at once. */
    public boolean isActive() {
        return state.equals("Active");
    }
}
