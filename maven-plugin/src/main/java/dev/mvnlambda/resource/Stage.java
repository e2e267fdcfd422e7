package dev.mvnlambda.resource;

import dev.mvnlambda.code.ContentHash;
import java.util.Map;
import java.util.Optional;
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
    private static final int HASH_DIGITS = 6;

    /** The name of a function in AWS: at most 64 characters, cut with a hash of the whole when it is longer. */
    public String functionName(String logicalName) {
        return shortened(app + "-" + name + "-" + logicalName);
    }

    /** The logical name of a function of this stage by its name in AWS; absent when that is another's, or was cut. */
    public Optional<String> logicalName(String functionName) {
        String start = allowed(app + "-" + name + "-");
        return functionName.startsWith(start) && functionName.length() < LONGEST_NAME
                ? Optional.of(functionName.substring(start.length()))
                : Optional.empty();
    }

    /** Whether a function of this stage may be called so in AWS. */
    public boolean mayName(String functionName) {
        String start = allowed(app + "-" + name + "-");
        int cut = LONGEST_NAME - HASH_DIGITS - 1;
        return functionName.startsWith(start.substring(0, Math.min(start.length(), cut)));
    }

    /** What there is one of in the stage, by its name in AWS. */
    public String sharedName() {
        return shortened(app + "-" + name);
    }

    /** The name of a function's role: roles are global, so it names the region too. */
    public String roleName(String logicalName) {
        return shortened(app + "-" + name + "-" + logicalName + "-" + identity.region());
    }

    /** The name of the role that a function's schedules call it with. */
    public String scheduleRoleName(String logicalName) {
        return shortened(app + "-" + name + "-" + logicalName + "-schedules-" + identity.region());
    }

    /** The name of one of several things of a function that are told apart by a suffix, which is never cut off. */
    public String memberName(String logicalName, String suffix) {
        return shortened(app + "-" + name + "-" + logicalName, LONGEST_NAME - suffix.length() - 1) + "-" + suffix;
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
        return shortened(name, LONGEST_NAME);
    }

    private static String shortened(String name, int longest) {
        String allowed = allowed(name);
        if (allowed.length() <= longest) {
            return allowed;
        }
        String hash = ContentHash.of(name).substring(0, HASH_DIGITS);
        return allowed.substring(0, longest - hash.length() - 1) + "-" + hash;
    }

    private static String allowed(String name) {
        return name.replaceAll("[^a-zA-Z0-9_-]", "-");
    }
}
