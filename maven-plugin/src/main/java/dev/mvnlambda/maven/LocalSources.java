package dev.mvnlambda.maven;

import dev.mvnlambda.deploy.Deployer;
import dev.mvnlambda.deploy.Planned;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.maven.plugin.logging.Log;

/** What an app refers to and others make on AWS: a local Lambda has none of it until somebody makes it there. */
final class LocalSources {
    private final boolean create;
    private final Log log;

    /** Makes what is missing, or says how to have it made. */
    LocalSources(boolean create, Log log) {
        this.create = create;
        this.log = log;
    }

    /** A plan for a local Lambda, made anew when something had to be there first. */
    Planned plan(Deployer deployer, Supplier<Planned> planning) {
        Planned planned = planning.get();
        Set<String> missing = planned.plan().missing();
        if (missing.isEmpty()) {
            return planned;
        }
        if (!create) {
            return planned.hinting("A local Lambda is empty at first. To have it make what is missing:"
                    + " -Dlambda.local.create, or <localCreate>true</localCreate>.");
        }
        deployer.standIn(planned);
        missing.forEach(arn -> log.info("Made " + arn + " on the local Lambda, where nobody else does."));
        return planning.get();
    }
}
