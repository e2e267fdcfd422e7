package dev.mvnlambda.processor;

import java.util.List;
import java.util.Optional;

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

    /** The ARN, or what stands last in it. */
    String text() {
        return isArn() ? source().text() : resource(source().text());
    }

    /** What stands last in the ARN of a source of that name. */
    String resource(String name) {
        return kind.text("resource").replace(NAME, name);
    }

    /** The simple name of the class that a handler takes, if AWS has one. */
    Optional<String> event() {
        return Optional.of(kind.text("event")).filter(event -> !event.isEmpty());
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
