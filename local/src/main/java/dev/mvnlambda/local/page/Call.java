package dev.mvnlambda.local.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mvnlambda.local.control.Journal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function, as {@code GET /_local/invocations/<number>} tells it.
 *
 * @param began an instant of ISO 8601
 * @param millis how long it took, zero while it runs
 * @param outcome {@code running}, {@code succeeded}, {@code failed}, {@code timed-out} or {@code not-run}
 * @param payload left out of lists, as are answer and log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Call(
        long number,
        String region,
        String function,
        @Nullable String qualifier,
        String version,
        String requestId,
        String caller,
        String began,
        double millis,
        String outcome,
        @Nullable String payload,
        @Nullable String answer,
        @Nullable String log) {

    private static final double NANOS_A_MILLI = 1e6;

    static Call listed(Journal.Entry entry) {
        return of(entry, null, null, null);
    }

    static Call whole(Journal.Entry entry) {
        return of(entry, entry.payload(), entry.answer(), entry.log());
    }

    private static Call of(
            Journal.Entry entry, @Nullable String payload, @Nullable String answer, @Nullable String log) {
        return new Call(
                entry.number(),
                entry.region(),
                entry.function(),
                entry.qualifier(),
                entry.version(),
                entry.requestId(),
                entry.caller(),
                entry.began().toString(),
                entry.took().toNanos() / NANOS_A_MILLI,
                entry.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                payload,
                answer,
                log);
    }
}
