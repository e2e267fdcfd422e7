package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** What all of Lambda's operations share within one region. */
record Scope(Account account, String region) {

    private static final DateTimeFormatter LAST_MODIFIED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    LocalOptions options() {
        return account.options();
    }

    Table<FunctionRecord> functions() {
        return account.functions();
    }

    Instant now() {
        return account.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the time as Lambda writes it. */
    String lastModified() {
        return LAST_MODIFIED.format(now());
    }

    String newRevision() {
        return UUID.randomUUID().toString();
    }

    /** Returns the key of a function's record. */
    String key(String functionName) {
        return region + "/" + functionName;
    }

    String arn(String functionName) {
        return "arn:aws:lambda:" + region + ":" + options().account() + ":function:" + functionName;
    }
}
