package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.ScheduleExpression;
import dev.mvnlambda.manifest.ScheduleSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code @ScheduleTrigger}. */
final class ScheduleReader implements TriggerReader {
    private static final int LONGEST_WINDOW = 1440;

    @Override
    public String annotation() {
        return "ScheduleTrigger";
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
    public ScheduleSpec read(Mark mark) {
        return new ScheduleSpec(
                text(mark.member("expression"), ProblemId.SCHEDULE, ScheduleExpression::fault),
                text(mark.member("timezone"), ProblemId.TIMEZONE, ScheduleExpression::zoneFault),
                TriggerInput.read(mark.member("input"), Integer.MAX_VALUE),
                mark.number("flexibleWindow", ProblemId.FLEXIBLE_WINDOW, 0, LONGEST_WINDOW, "minutes"),
                mark.number("retries", ProblemId.DELIVERY_RETRIES, 0, TriggerInput.MOST_RETRIES, ""),
                TriggerInput.deadLetterQueue(mark.member("deadLetterQueue")),
                mark.flag("enabled"));
    }

    private static String text(Member member, ProblemId id, Function<String, Optional<String>> faults) {
        String text = member.text();
        if (!member.isOpen()) {
            faults.apply(text)
                    .ifPresent(fault -> member.error(
                            id,
                            "%s has %s = \"%s\", but %s."
                                    .formatted(
                                            member.mark().function(), member.name(), TriggerInput.shown(text), fault)));
        }
        return text;
    }

    @Override
    public void check(List<Mark> marks) {
        Set<List<String>> known = new HashSet<>();
        marks.stream()
                .filter(mark -> !known.add(List.of(mark.text("expression"), mark.text("timezone"), mark.text("input"))))
                .forEach(mark -> mark.member("expression")
                        .error(
                                ProblemId.DUPLICATE_SCHEDULE,
                                "%s has expression = \"%s\" twice, so it would be called twice each time; remove one of them."
                                        .formatted(mark.function(), mark.text("expression"))));
    }
}
