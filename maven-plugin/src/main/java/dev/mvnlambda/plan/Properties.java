package dev.mvnlambda.plan;

import java.util.List;
import java.util.Optional;

/** The settings of one resource: a record of texts, numbers, flags, {@link Value}s, lists, maps and further records. */
public interface Properties {

    /** These, with every value known that the outputs tell. */
    default Properties resolved(Outputs outputs) {
        return this;
    }

    /** How a change of these properties is made. */
    default ChangeMode onChange(List<Change> changes) {
        return ChangeMode.IN_PLACE;
    }

    /**
     * For what only shows what was there when it was last made, as a deployment of an API does: these, once it is made again.
     * It changes whenever anything does that it comes after, and everything else that goes, goes after it.
     */
    default Optional<Properties> shown() {
        return Optional.empty();
    }

    /**
     * Whether what hangs on it is made before it changes, once it is there, though it has to be there first: a grant that names an
     * authorizer by its id, which is then moved.
     */
    default boolean movesLast() {
        return false;
    }

    /** What a person should know before the step is taken; empty when the step says it all. */
    default String consequence(Symbol symbol, List<Change> changes) {
        return "";
    }

    /** Whether a step only keeps our own books, so that people need not read it. */
    default boolean bookkeeping(List<Change> changes) {
        return false;
    }
}
