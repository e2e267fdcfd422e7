package dev.mvnlambda.local.control;

import dev.mvnlambda.local.filter.EventFilters;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;

/** Refuses filters that are no event patterns. */
final class FilterPatterns {

    private static final int MOST = 5;
    private static final int LONGEST = 4096;

    private FilterPatterns() {}

    /** Refuses criteria that AWS refuses. */
    static void check(@Nullable FilterCriteria criteria) {
        if (criteria == null) {
            return;
        }
        if (criteria.filters().size() > MOST) {
            throw Faults.invalidParameter("The filter criteria hold "
                    + criteria.filters().size() + " filters, but at most " + MOST + " are allowed.");
        }
        if (!criteria.filters().stream().map(Filter::pattern).allMatch(FilterPatterns::isPattern)) {
            throw Faults.invalidParameter("Invalid filter pattern definition.");
        }
    }

    private static boolean isPattern(@Nullable String text) {
        return text != null
                && text.length() <= LONGEST
                && EventFilters.fault(text).isEmpty();
    }
}
