package dev.mvnlambda.aws;

/** Makes modules of the AWS SDK available that only some deployments need, so that no other has to download them. */
public interface Modules {
    /** All modules are there. */
    Modules PRESENT = module -> {};

    /**
     * Makes a module's classes available.
     *
     * @param module the artifact id, such as {@code sns}
     * @throws dev.mvnlambda.resource.InputException if it cannot be had
     */
    void need(String module);
}
