package dev.mvnlambda.processor;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads the time at which a stream is begun to be read. */
final class StartReader {
    private static final String AT_TIMESTAMP = "AT_TIMESTAMP";

    private StartReader() {}

    /** Empty when reading begins at no time that is given. */
    static String timestamp(Member position) {
        Mark mark = position.mark();
        boolean timed = position.constant().equals(AT_TIMESTAMP);
        Member member = mark.find("startingTimestamp").orElse(null);
        if (member == null) {
            if (timed) {
                position.error(
                        ProblemId.STARTING_POSITION,
                        "%s has startingPosition = %s, which AWS does not know for %s; choose LATEST or TRIM_HORIZON."
                                .formatted(mark.function(), AT_TIMESTAMP, mark));
            }
            return "";
        }
        if (member.text().isEmpty()) {
            if (timed) {
                position.error(
                        ProblemId.STARTING_TIMESTAMP,
                        "%s has startingPosition = %s, but AWS has to know the time; add startingTimestamp."
                                .formatted(mark.function(), AT_TIMESTAMP));
            }
            return "";
        }
        if (!timed) {
            member.error(
                    ProblemId.STARTING_TIMESTAMP,
                    "%s has a startingTimestamp, which only has a meaning with startingPosition = %s; set that, or remove it."
                            .formatted(mark.function(), AT_TIMESTAMP));
        }
        return member.isOpen() ? member.text() : time(member);
    }

    private static String time(Member member) {
        try {
            Instant time = OffsetDateTime.parse(member.text()).toInstant();
            if (time.isAfter(Instant.now())) {
                refuse(member, "AWS reads nothing that is still to come; choose a time that has passed");
            }
            return time.toString();
        } catch (DateTimeException e) {
            refuse(member, "AWS needs a time and its offset; write one like 2026-10-01T00:00:00Z");
            return "";
        }
    }

    private static void refuse(Member member, String rule) {
        member.error(
                ProblemId.STARTING_TIMESTAMP,
                "%s has startingTimestamp = \"%s\", but %s."
                        .formatted(member.mark().function(), member.text(), rule));
    }
}
