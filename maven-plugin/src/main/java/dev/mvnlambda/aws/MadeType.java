package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Stage;
import java.util.List;
import java.util.Optional;

/**
 * What {@code create = true} makes for a trigger: a queue, a topic, an event bus. It holds data of others and so outlives its function; it is
 * found by its tags, which name the function that it was made for.
 *
 * @param <P> the properties of this kind
 */
interface MadeType<P extends Properties> extends ResourceType<P> {
    /** Its service, as ARNs name it. */
    String service();

    /** What is there under the names of wanted ones; one that is not ours blocks. */
    List<Observed> observe(Stage stage, List<Node> wanted);

    /**
     * One as it is; empty when it is not there.
     *
     * @param function the logical name of the one that it was made for
     */
    Optional<Observed.Present> read(String arn, String function);
}
