package dev.mvnlambda.resource;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Step;
import java.util.List;
import java.util.Map;

/**
 * One kind of resource: what is wanted of it, and how it is made, changed and removed. Each act is complete when it
 * returns: what it made can be used.
 *
 * @param <P> the properties of this kind
 */
public interface ResourceType<P extends Properties> {
    /** The first part of its keys. */
    String kind();

    /** The record that describes one. */
    Class<P> properties();

    /** The nodes of this kind that one function wants; pure. */
    List<Node> desired(Wanted wanted);

    /**
     * Makes a resource.
     *
     * @param properties resolved
     * @param known the outputs of the steps before
     * @return what others may need of it
     */
    Map<String, String> create(Step.Create step, P properties, Outputs known);

    /** Changes a resource in place; as {@link #create}. */
    Map<String, String> update(Step.Update step, P properties, Outputs known);

    /**
     * Called when an update was not done, since it or what it waits for failed, though other steps of its function were; what it
     * throws is not reported.
     */
    default void missed(Step.Update step) {}

    /** Removes a resource; one that is gone already is removed. */
    void delete(Observed.Present there);

    /** Removes a resource as {@link #delete} does, and tells what came of it. */
    default Map<String, String> removed(Observed.Present there) {
        delete(there);
        return Map.of();
    }
}
