package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.AllowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An event source as it stands on a handler.
 *
 * @param mark the trigger, such as {@code @SqsTrigger}
 * @param kind the {@code @EventSource} that its declaration bears
 */
record EventSource(Mark mark, Mark kind) {
    private static final String ARN = "arn:";
    private static final String NAME = "{name}";

    /** All of a handler, in the order of the source. */
    static List<EventSource> of(Marks marks) {
        return marks.all().stream()
                .flatMap(mark -> mark.meta("EventSource").map(kind -> new EventSource(mark, kind)).stream())
                .toList();
    }

    String service() {
        return kind.text("value");
    }

    /** What names the source: a name or an ARN. */
    Member source() {
        return mark.member(kind.text("source"));
    }

    boolean isArn() {
        return source().text().startsWith(ARN);
    }

    /** The servers that stand in for a source of which AWS knows no ARN, sorted. */
    List<String> servers() {
        return mark.find("bootstrapServers").map(Member::items).orElse(List.of()).stream()
                .map(Member::text)
                .sorted()
                .toList();
    }

    /** The ARN, or what stands last in it, or the servers. */
    String text() {
        if (!servers().isEmpty()) {
            return String.join(",", servers());
        }
        return isArn() || !isNamed() ? source().text() : resources().get(0).replace(NAME, source().text());
    }

    /** Whether its name tells its ARN. */
    boolean isNamed() {
        return !resources().get(0).replace(NAME, "").contains("{");
    }

    /** What stands last in its ARN, in all forms, where texts in braces stand for any. */
    List<String> resources() {
        return kind.texts("resource");
    }

    /** How it is named. */
    Pattern name() {
        return Pattern.compile(kind.text("name"));
    }

    /** What names the topic, queue or database that is read, where a source holds several. */
    Optional<Member> within() {
        return Stream.of("topic", "queue", "database")
                .filter(name -> !name.equals(kind.text("source")))
                .flatMap(name -> mark.find(name).stream())
                .findFirst();
    }

    /** The simple names of the classes of which a handler takes one; none when AWS has none. */
    List<String> events() {
        return kind.texts("event");
    }

    /** What the role needs to be allowed on other resources, by resource. */
    List<AllowSpec> others() {
        SortedMap<String, List<String>> byResource = new TreeMap<>();
        for (String other : kind.texts("others")) {
            String[] parts = other.split(" on ", 2);
            byResource.computeIfAbsent(parts[1], key -> new ArrayList<>()).add(parts[0]);
        }
        return byResource.entrySet().stream()
                .map(entry -> new AllowSpec(
                        "Allow", entry.getValue().stream().sorted().toList(), List.of(entry.getKey())))
                .toList();
    }

    /** What the role needs to be allowed, sorted. */
    List<String> actions() {
        return kind.texts("actions").stream().sorted().toList();
    }

    /** Whether a deploy makes the source. */
    boolean isCreated() {
        return isSet("create");
    }

    /** Whether a flag is there and true. */
    boolean isSet(String flag) {
        return mark.find(flag).filter(Member::flag).isPresent();
    }
}
