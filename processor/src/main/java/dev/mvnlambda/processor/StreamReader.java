package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.StreamSpec;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how a stream is read; what its annotation has no member for is left out. */
final class StreamReader {
    private static final int FOR_EVER = -1;
    private static final String DESTINATION = Patterns.PARTITION + "(sqs|sns|s3):.*:.+";
    private static final Pattern FAILURE = Pattern.compile("(?=.{0,350}$)" + DESTINATION);
    private static final Pattern KAFKA_FAILURE =
            Pattern.compile("(?=.{0,350}$)(" + DESTINATION + "|kafka://[^.][a-zA-Z0-9\\-_.]{0,248})");

    private StreamReader() {}

    /** Absent when the source is no stream: then it has no position to start at. */
    static @Nullable StreamSpec read(Mark mark) {
        Member position = mark.find("startingPosition").orElse(null);
        return position == null
                ? null
                : new StreamSpec(
                        position.constant(),
                        StartReader.timestamp(position),
                        mark.find("parallelizationFactor")
                                .map(member -> member.number(ProblemId.PARALLELIZATION_FACTOR, 1, 10, ""))
                                .orElse(null),
                        mark.find("bisectOnError").map(Member::flag).orElse(null),
                        mark.find("maximumRecordAge")
                                .map(StreamReader::recordAge)
                                .orElse(null),
                        mark.find("maximumRetries")
                                .map(member -> member.number(ProblemId.MAXIMUM_RETRIES, FOR_EVER, 10_000, ""))
                                .orElse(null),
                        mark.find("tumblingWindow")
                                .map(member -> member.number(ProblemId.TUMBLING_WINDOW, 0, 900, "seconds"))
                                .orElse(null),
                        mark.find("onFailure").map(StreamReader::onFailure).orElse(null));
    }

    private static int recordAge(Member member) {
        Integer seconds = member.optionalNumber(ProblemId.MAXIMUM_RECORD_AGE, 60, 604_800, "seconds");
        return seconds == null ? FOR_EVER : seconds;
    }

    /** Only a mapping that reads Kafka can write to it. */
    private static String onFailure(Member member) {
        String rule = "AWS tells a queue, a topic or a bucket of records given up; write the ARN of one";
        return member.mark().find("topic").isPresent()
                ? member.text(ProblemId.ON_FAILURE, KAFKA_FAILURE, rule + ", or kafka:// and a topic")
                : member.text(ProblemId.ON_FAILURE, FAILURE, rule);
    }
}
