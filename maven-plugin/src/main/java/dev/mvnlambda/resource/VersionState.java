package dev.mvnlambda.resource;

/**
 * Whether a version can be invoked.
 *
 * @param state in AWS's words, such as {@code Active}
 * @param reason AWS's, why it is not active; empty when there is none
 */
public record VersionState(String state, String reason) {

    /** Whether an alias may lead to it: it was active once. AWS wakes one that nobody called for long. */
    public boolean canServe() {
        return state.equals("Active") || state.equals("Inactive");
    }
}
