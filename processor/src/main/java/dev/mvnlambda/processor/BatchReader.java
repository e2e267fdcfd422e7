package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.BatchSpec;
import dev.mvnlambda.manifest.ManifestJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how the events of a source are gathered. */
final class BatchReader {
    /** What AWS takes for all sources but SQS. */
    private static final int STANDARD_SIZE = 100;

    private static final int LONGEST_WINDOW = 300;
    private static final int MOST_FILTERS = 5;
    private static final int LONGEST_FILTER = 4096;

    private BatchReader() {}

    static BatchSpec read(Mark mark) {
        return new BatchSpec(
                mark.find("batchSize")
                        .map(member -> member.number(ProblemId.BATCH_SIZE, 1, 10_000, ""))
                        .orElse(STANDARD_SIZE),
                window(mark.find("batchWindow").orElse(null)),
                mark.find("partialBatchResponse").map(Member::flag).orElse(false),
                mark.find("filters").map(BatchReader::filters).orElse(List.of()));
    }

    /** Where a window need not be set, AWS has one of its own, which no number stands for. */
    private static @Nullable Integer window(@Nullable Member member) {
        if (member == null) {
            return 0;
        }
        return member.isOptional()
                ? member.optionalNumber(ProblemId.BATCH_WINDOW, 0, LONGEST_WINDOW, "seconds")
                : Integer.valueOf(member.number(ProblemId.BATCH_WINDOW, 0, LONGEST_WINDOW, "seconds"));
    }

    private static List<String> filters(Member member) {
        List<Member> filters = member.items();
        if (filters.size() > MOST_FILTERS) {
            member.error(
                    ProblemId.FILTERS,
                    "%s has %d filters, but AWS takes at most %d; merge some, a pattern may list several values."
                            .formatted(member.mark().function(), filters.size(), MOST_FILTERS));
        }
        filters.forEach(BatchReader::checkFilter);
        return filters.stream().map(Member::text).toList();
    }

    private static void checkFilter(Member filter) {
        String text = filter.text();
        if (filter.isOpen()) {
            return;
        }
        if (text.length() > LONGEST_FILTER) {
            filter.error(
                    ProblemId.FILTER,
                    "%s has a filter of %d characters, but AWS takes at most %d; shorten it."
                            .formatted(filter.mark().function(), text.length(), LONGEST_FILTER));
        } else if (!ManifestJson.isObject(text)) {
            filter.error(
                    ProblemId.FILTER,
                    "%s has the filter %s, but a filter is a JSON object; write one like {\"body\": {\"type\": [\"order\"]}}."
                            .formatted(filter.mark().function(), text));
        }
    }
}
