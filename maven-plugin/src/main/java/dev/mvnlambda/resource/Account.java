package dev.mvnlambda.resource;

import java.util.List;

/** One account and region, as the pipeline sees it. */
public interface Account extends AutoCloseable {
    /** Whose it is; the first call of a deployment, so it finds missing credentials and an unreachable endpoint. */
    Identity identity();

    /** All resource types, in the order of a function's life. */
    List<ResourceType<?>> types();

    /** Starts to read one function: whether it is there, and its tags. */
    FunctionReading read(FunctionScope scope);

    /** All functions of which the stage owns anything, found by tags and role path; sorted by name. */
    List<FunctionScope> owned(Stage stage);

    /** The functions of the stage that are there, found by one call; sorted by name. */
    List<FunctionScope> deployed(Stage stage);

    /** Aliases by themselves. */
    Aliases aliases();

    /** Versions beyond those that are kept. */
    OldVersions oldVersions();

    /** What was called so far. */
    Calls calls();

    @Override
    void close();
}
