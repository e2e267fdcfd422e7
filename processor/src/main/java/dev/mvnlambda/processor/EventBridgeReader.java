package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.EventBridgeSpec;
import dev.mvnlambda.manifest.EventPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code @EventBridgeTrigger}. */
final class EventBridgeReader implements TriggerReader {
    private static final String DEFAULT_BUS = "default";
    private static final String ARN = "arn:";
    private static final Pattern BUS = Pattern.compile("(?=.{1,256}$)(" + Patterns.PARTITION + "events:[a-z0-9-]+:"
            + Patterns.ACCOUNT + ":event-bus/)?[/.\\-_A-Za-z0-9]+");
    private static final int LONGEST_INPUT = 8192;

    @Override
    public String annotation() {
        return "EventBridgeTrigger";
    }

    @Override
    public String event(Mark mark) {
        return "ScheduledEvent";
    }

    @Override
    public boolean sendsAnything(Mark mark) {
        return !mark.text("input").isEmpty();
    }

    @Override
    public EventBridgeSpec read(Mark mark) {
        return new EventBridgeSpec(
                bus(mark),
                pattern(mark.member("pattern")),
                TriggerInput.read(mark.member("input"), LONGEST_INPUT),
                mark.number("retries", ProblemId.DELIVERY_RETRIES, 0, TriggerInput.MOST_RETRIES, ""),
                mark.number("maxAge", ProblemId.DELIVERY_MAX_AGE, 60, 86_400, "seconds"),
                TriggerInput.deadLetterQueue(mark.member("deadLetterQueue")),
                mark.flag("enabled"),
                mark.flag("create"));
    }

    private static String bus(Mark mark) {
        String bus = mark.member("bus")
                .text(
                        ProblemId.EVENT_BUS,
                        BUS,
                        "a bus is named by 1 to 256 letters, digits, ., -, _ or /, or by an ARN like arn:aws:events:eu-west-1:123456789012:event-bus/orders; write that");
        if (mark.flag("create")) {
            checkCreated(mark, bus);
        }
        return bus;
    }

    private static void checkCreated(Mark mark, String bus) {
        Member create = mark.member("create");
        if (bus.startsWith(ARN)) {
            create.error(
                    ProblemId.CREATE_ARN,
                    "%s creates %s, but an ARN is of a bus that is there; write the name alone, or remove create."
                            .formatted(mark.function(), bus));
        } else if (bus.equals(DEFAULT_BUS)) {
            create.error(
                    ProblemId.CREATED_BUS,
                    "%s creates the default bus, but every account has that; write the name of another as bus, or remove create."
                            .formatted(mark.function()));
        } else if (bus.contains("/") && !mark.member("bus").isOpen()) {
            create.error(
                    ProblemId.CREATED_BUS,
                    "%s creates the bus \"%s\", but only buses of AWS's partners have a / in their name; change it."
                            .formatted(mark.function(), bus));
        }
    }

    private static String pattern(Member member) {
        String pattern = member.text();
        if (!member.isOpen()) {
            EventPattern.fault(pattern)
                    .ifPresent(fault -> member.error(
                            ProblemId.EVENT_PATTERN,
                            "%s has pattern = \"%s\", but %s."
                                    .formatted(member.mark().function(), TriggerInput.shown(pattern), fault)));
        }
        return pattern;
    }

    @Override
    public void check(List<Mark> marks) {
        Set<List<String>> known = new HashSet<>();
        marks.stream()
                .filter(mark -> !known.add(List.of(mark.text("bus"), mark.text("pattern"), mark.text("input"))))
                .forEach(mark -> mark.error(
                        ProblemId.DUPLICATE_EVENT_PATTERN,
                        "%s has the same pattern for the bus %s twice, so it would be called twice for one event; remove one of them."
                                .formatted(mark.function(), mark.text("bus"))));
    }
}
