package dev.mvnlambda.resource;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a finished deploy left on a function, in one tag: as long as it fits what is wanted, nothing else need be read.
 *
 * @param code a hash over the archive's entries
 * @param settings a hash over all that is wanted of the function and of its wiring, but for the code
 * @param version that holds the code; the alias was left at it, unless a rollback holds it; empty without an alias
 * @param url the function's address; empty without one
 */
public record Fingerprint(String code, String settings, String version, String url) {
    /** The tag. */
    public static final String TAG = "mvnlambda:fingerprint";

    private static final String SCHEMA = "1";

    /** What the tag tells, if it is one of this schema. */
    public static Optional<Fingerprint> of(Map<String, String> tags) {
        String text = tags.getOrDefault(TAG, "");
        if (!text.startsWith(SCHEMA + " ")) {
            return Optional.empty();
        }
        Map<String, String> members = new HashMap<>();
        for (String member : text.split(" ", -1)) {
            int equals = member.indexOf('=');
            if (equals > 0) {
                members.put(member.substring(0, equals), member.substring(equals + 1));
            }
        }
        return Optional.of(new Fingerprint(
                members.getOrDefault("code", ""),
                members.getOrDefault("settings", ""),
                members.getOrDefault("version", ""),
                members.getOrDefault("url", "")));
    }

    /** The value of the tag: at most 256 characters, and only such as AWS allows. */
    public String text() {
        return SCHEMA + " code=" + code + " settings=" + settings + (version.isEmpty() ? "" : " version=" + version)
                + (url.isEmpty() ? "" : " url=" + url);
    }
}
