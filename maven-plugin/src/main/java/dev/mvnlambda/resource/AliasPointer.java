package dev.mvnlambda.resource;

import dev.mvnlambda.plan.Properties;

/**
 * Where an alias points, as a rollback moves it.
 *
 * @param functionName in AWS
 * @param alias its name
 * @param version the number that it points to
 * @param history the description that goes with it
 */
public record AliasPointer(String functionName, String alias, String version, String history) implements Properties {
    /** The kind of the node that holds it. */
    public static final String KIND = "alias";

    /** The output that holds the version which consumers reach. */
    public static final String VERSION = "version";

    /** The output that holds the revision as it was read. */
    public static final String REVISION = "revision";

    /** The output that holds the description as it was read. */
    public static final String DESCRIPTION = "description";
}
