package dev.mvnlambda.deploy;

import java.util.Map;
import java.util.Set;

/**
 * What a person asks for, apart from the functions themselves.
 *
 * @param app the name of the app
 * @param stage the name of the stage
 * @param account the only account that may be touched; empty for any
 * @param functions the logical names to keep to; empty for all
 * @param refresh whether everything is read, fingerprints notwithstanding
 * @param release whether versions that a rollback holds are let go
 * @param parallelism how many things are done at once
 * @param properties Maven's, for placeholders
 * @param environment the system's, for placeholders
 */
public record Request(
        String app,
        String stage,
        String account,
        Set<String> functions,
        boolean refresh,
        boolean release,
        int parallelism,
        Map<String, String> properties,
        Map<String, String> environment) {

    /** Copies what it is given. */
    public Request {
        functions = Set.copyOf(functions);
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
    }
}
