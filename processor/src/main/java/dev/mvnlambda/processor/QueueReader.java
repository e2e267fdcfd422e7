package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.QueueSpec;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the queue that a deploy makes. */
final class QueueReader {
    /** How often a message may time out, in timeouts of the function, before others see it: AWS's own advice. */
    private static final int TIMEOUTS = 6;

    private static final int LONGEST_VISIBILITY = 43_200;

    private QueueReader() {}

    /**
     * Absent when the source is there already.
     *
     * @param timeout of the function, in seconds
     */
    static @Nullable QueueSpec read(EventSource source, int timeout) {
        if (!source.isCreated()) {
            refuseUncreated(source);
            return null;
        }
        if (source.isArn()) {
            source.mark()
                    .member("create")
                    .error(
                            ProblemId.CREATE_ARN,
                            "%s creates %s, but an ARN is of a queue that is there; write the name alone, or remove create."
                                    .formatted(
                                            source.mark().function(),
                                            source.source().text()));
        }
        Mark mark = source.mark();
        return new QueueSpec(
                SqsRules.isFifo(source),
                mark.find("visibilityTimeout")
                        .map(member -> visibilityTimeout(member, timeout))
                        .orElse(TIMEOUTS * timeout),
                mark.find("deadLetterAfter")
                        .map(member -> member.optionalNumber(ProblemId.DEAD_LETTER_AFTER, 1, 1000, ""))
                        .orElse(null));
    }

    private static void refuseUncreated(EventSource source) {
        Mark mark = source.mark();
        mark.find("fifo").filter(Member::flag).ifPresent(QueueReader::refuseUncreated);
        Stream.of("visibilityTimeout", "deadLetterAfter")
                .flatMap(name -> mark.find(name).stream())
                .filter(member -> member.optionalNumber(Member.UNSET).isPresent())
                .forEach(QueueReader::refuseUncreated);
    }

    private static void refuseUncreated(Member member) {
        member.error(
                ProblemId.QUEUE_NEEDS_CREATE,
                "%s has %s, which only has a meaning for a queue that a deploy makes; add create = true, or remove it."
                        .formatted(member.mark().function(), member.name()));
    }

    private static @Nullable Integer visibilityTimeout(Member member, int timeout) {
        Integer seconds = member.optionalNumber(ProblemId.VISIBILITY_TIMEOUT, 0, LONGEST_VISIBILITY, "seconds");
        if (seconds != null && seconds >= 0 && seconds < timeout) {
            member.error(
                    ProblemId.VISIBILITY_TIMEOUT,
                    "%s has visibilityTimeout = %d, but AWS takes no less than the function's timeout = %d; raise it, or leave it out."
                            .formatted(member.mark().function(), seconds, timeout));
        }
        return seconds;
    }
}
