package dev.mvnlambda.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code @Tag}. */
final class TagReader {
    private static final int MOST = 40;
    private static final String CHARACTERS = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";
    private static final Pattern KEY = Pattern.compile("(?!(?i:aws:)|mvnlambda:)" + CHARACTERS + "{1,128}");
    private static final Pattern VALUE = Pattern.compile(CHARACTERS + "{0,256}");

    private TagReader() {}

    static Map<String, String> read(Marks marks) {
        List<Mark> all = marks.all("Tag");
        Map<String, String> tags = new TreeMap<>();
        Set<String> keys = new HashSet<>();
        for (Mark mark : all) {
            Member key = mark.member("key");
            key.text(
                    ProblemId.TAG_KEY,
                    KEY,
                    "a key is 1 to 128 letters, digits, spaces or any of _.:/=+-@, not beginning with aws: or mvnlambda:; change it");
            mark.member("value")
                    .text(
                            ProblemId.TAG_VALUE,
                            VALUE,
                            "a value is at most 256 letters, digits, spaces or any of _.:/=+-@; change it");
            if (!keys.add(key.text())) {
                key.error(
                        ProblemId.DUPLICATE_TAG,
                        "%s has the tag %s twice; remove one of them.".formatted(mark.function(), key.text()));
            }
            tags.put(key.text(), mark.text("value"));
        }
        if (all.size() > MOST) {
            all.get(MOST)
                    .error(
                            ProblemId.TAG_COUNT,
                            "%s has %d tags, but AWS takes 50 and 10 of these are kept for ours; leave at most %d."
                                    .formatted(all.get(MOST).function(), all.size(), MOST));
        }
        return tags;
    }
}
