package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.StreamSpec;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how a stream is read. */
final class StreamReader {
    private static final int FOR_EVER = -1;
    private static final Pattern FAILURE =
            Pattern.compile("(?=.{0,350}$)(" + Patterns.PARTITION + "(sqs|sns|s3):.*:.+|kafka://.+)");

    private StreamReader() {}

    /** Absent when the source is no stream: then it has no position to start at. */
    static @Nullable StreamSpec read(Mark mark) {
        Member position = mark.find("startingPosition").orElse(null);
        return position == null
                ? null
                : new StreamSpec(
                        position.constant(),
                        mark.find("parallelizationFactor")
                                .map(member -> member.number(ProblemId.PARALLELIZATION_FACTOR, 1, 10, ""))
                                .orElse(1),
                        mark.find("bisectOnError").map(Member::flag).orElse(false),
                        mark.find("maximumRecordAge")
                                .map(member ->
                                        member.optionalNumber(ProblemId.MAXIMUM_RECORD_AGE, 60, 604_800, "seconds"))
                                .orElse(FOR_EVER),
                        mark.find("maximumRetries")
                                .map(member -> member.number(ProblemId.MAXIMUM_RETRIES, FOR_EVER, 10_000, ""))
                                .orElse(FOR_EVER),
                        mark.find("tumblingWindow")
                                .map(member -> member.number(ProblemId.TUMBLING_WINDOW, 0, 900, "seconds"))
                                .orElse(0),
                        mark.find("onFailure").map(StreamReader::onFailure).orElse(""));
    }

    private static String onFailure(Member member) {
        return member.text(
                ProblemId.ON_FAILURE,
                FAILURE,
                "AWS tells a queue, a topic or a bucket of records given up; write the ARN of one, or kafka:// and a topic");
    }
}
