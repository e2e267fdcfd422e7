package dev.mvnlambda.resource;

import dev.mvnlambda.plan.Observed;
import java.util.List;

/** Finds and removes versions beyond those that are kept. */
public interface OldVersions extends ResourceType<OldVersion> {

    /**
     * The versions that can go, oldest first: none that is among the newest, current, previous, held, weighted, named by any
     * alias, kept warm by provisioned concurrency, or still executing durably.
     *
     * @param keep how many of the newest stay in any case
     * @param durable whether executions may outlive a deploy
     */
    List<Observed.Present> removable(FunctionScope scope, int keep, boolean durable);
}
