package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import java.util.List;

/**
 * What a service has that makes it call functions: a subscription, a rule, a route. It wants its grant beside it, and hangs on
 * it, so that the grant is made before and removed after: as long as it is there, its grant tells of it.
 *
 * @param <P> the properties of this kind
 */
interface PushType<P extends Properties> extends ResourceType<P> {
    /** The service principal that its grants name; empty when it needs none. */
    String principal();

    /**
     * What there is that leads to one function, by whatever qualifier: what is wanted, and what grants tell of.
     *
     * @param wanted all nodes of the function
     * @param granted the statements of ours for the principal, on every qualifier where consumers may hang
     */
    Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted);

    /**
     * As {@link #observe(FunctionScope, List, List)}, where it matters what other functions want.
     *
     * @param all all nodes of the deployment
     */
    default Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted, List<Node> all) {
        return observe(scope, wanted, granted);
    }

    /**
     * What was found.
     *
     * @param remarks what a person should know of what is not ours
     */
    record Found(List<Observed> observed, List<String> remarks) {
        /** Copies what it is given. */
        public Found {
            observed = List.copyOf(observed);
            remarks = List.copyOf(remarks);
        }

        static Found of(List<? extends Observed> observed) {
            return new Found(List.copyOf(observed), List.of());
        }
    }
}
