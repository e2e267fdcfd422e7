package dev.mvnlambda.resource;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** One account and region, as the pipeline sees it. */
public interface Account extends AutoCloseable {
    /** Whose it is; the first call of a deployment, so it finds missing credentials and an unreachable endpoint. */
    Identity identity();

    /** All resource types, in the order of a function's life. */
    List<ResourceType<?>> types();

    /**
     * Starts to read one function: whether it is there, and its tags.
     *
     * @param wanted all nodes that a deploy wants, of other functions too; none for a goal that wants nothing
     * @param thorough whether what a finished deploy rules out is looked for all the same
     */
    FunctionReading read(FunctionScope scope, List<Node> wanted, boolean thorough);

    /** Starts to read one function of which nothing is wanted. */
    default FunctionReading read(FunctionScope scope) {
        return read(scope, List.of(), false);
    }

    /** All functions of which the stage owns anything, found by tags and role path; sorted by name. */
    List<FunctionScope> owned(Stage stage);

    /** Those of which the stage owns a function, a mapping or a role, other than the ones named; sorted by name. */
    List<FunctionScope> orphans(Stage stage, Set<String> names);

    /** What {@code create} made for the stage, queues and topics, found by tags. */
    List<Observed> made(Stage stage);

    /**
     * What was found, once it is known what functions share: nothing of them is asked for unless it was before, or functions are
     * removed.
     *
     * @param found of all functions
     * @param desired of all functions; nothing when they are removed
     * @param removed the functions of a removal; none for a deploy
     */
    SharedFound shared(Stage stage, List<Observed> found, List<Node> desired, Predicate<String> removed);

    /** The functions of the stage that are there, found by one call; sorted by name. */
    List<FunctionScope> deployed(Stage stage);

    /** Aliases by themselves. */
    Aliases aliases();

    /** Versions beyond those that are kept. */
    OldVersions oldVersions();

    /**
     * Makes something that nodes refer to and others should have made; an account of AWS is never asked for that.
     *
     * @param arn of what is not there
     */
    void standIn(String arn, List<Node> desired);

    /** Calls a function, once. */
    Answer invoke(Invocation invocation);

    /** What was called so far. */
    Calls calls();

    @Override
    void close();
}
