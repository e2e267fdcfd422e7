package dev.mvnlambda.resource;

import dev.mvnlambda.code.ContentHash;
import java.util.Map;
import java.util.TreeMap;

/**
 * One stage of one app in one account: the owner of all that a deployment makes.
 *
 * @param app such as the artifactId of the root module
 * @param name such as {@code dev}
 */
public record Stage(String app, String name, Identity identity) {
    /** How the keys of all our tags begin. */
    public static final String MARK = "mvnlambda:";

    /** The tag that names the app; on all that can be tagged. */
    public static final String APP_TAG = "mvnlambda:app";

    /** The tag that names the stage. */
    public static final String STAGE_TAG = "mvnlambda:stage";

    /** The tag that names the logical function. */
    public static final String NAME_TAG = "mvnlambda:name";

    /** The tag that names the alias; absent when no versions are published. */
    public static final String ALIAS_TAG = "mvnlambda:alias";

    /**
     * The tag that names the durable settings, in seconds and days; absent when a function is not durable. AWS takes durability
     * only when a function is made, so what was said then holds, also where an endpoint does not give it back.
     */
    public static final String DURABLE_TAG = "mvnlambda:durable";

    /**
     * The tag that names the qualifiers whose URL was kept when consumers moved away, separated by blanks, with {@link #BARE} for
     * the bare function; absent when there are none.
     */
    public static final String KEPT_TAG = "mvnlambda:kept";

    /** The tag that tells where the APIs of the stage answer; on functions that have to do with one. */
    public static final String API_TAG = "mvnlambda:api";

    /** Stands for the bare function among qualifiers; no alias can be called so. */
    public static final String BARE = ".";

    private static final int LONGEST_NAME = 64;

    /** The name of a function in AWS: at most 64 characters, cut with a hash of the whole when it is longer. */
    public String functionName(String logicalName) {
        return shortened(app + "-" + name + "-" + logicalName);
    }

    /** The name of a function's role: roles are global, so it names the region too. */
    public String roleName(String logicalName) {
        return shortened(app + "-" + name + "-" + logicalName + "-" + identity.region());
    }

    /** The path under which all roles of this stage and region stand, and nothing else: they are found by it. */
    public String rolePath() {
        return "/mvn-lambda/" + allowed(app) + "/" + name + "/" + identity.region() + "/";
    }

    /** The tags that mark what this stage owns. */
    public Map<String, String> marks() {
        return Map.of(APP_TAG, app, STAGE_TAG, name);
    }

    /** The tags that mark what serves one function. */
    public Map<String, String> marks(String logicalName) {
        Map<String, String> marks = new TreeMap<>(marks());
        marks.put(NAME_TAG, logicalName);
        return marks;
    }

    /** Whether tags carry the marks of this stage. */
    public boolean owns(Map<String, String> tags) {
        return tags.entrySet().containsAll(marks().entrySet());
    }

    private static String shortened(String name) {
        String allowed = allowed(name);
        if (allowed.length() <= LONGEST_NAME) {
            return allowed;
        }
        String hash = ContentHash.of(name).substring(0, 6);
        return allowed.substring(0, LONGEST_NAME - hash.length() - 1) + "-" + hash;
    }

    private static String allowed(String name) {
        return name.replaceAll("[^a-zA-Z0-9_-]", "-");
    }
}
