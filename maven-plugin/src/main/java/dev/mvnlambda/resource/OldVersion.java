package dev.mvnlambda.resource;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Symbol;
import java.util.List;
import java.util.Locale;

/**
 * A published version that nothing needs any more.
 *
 * @param functionName in AWS
 * @param version its number
 * @param bytes of code that AWS stores for it
 */
public record OldVersion(String functionName, String version, long bytes) implements Properties {
    /** The kind of the step that removes it. */
    public static final String KIND = "old-version";

    /** The output that holds how many bytes its removal freed; absent when it had to stay. */
    public static final String FREED = "freed";

    private static final double BYTES_A_MEGABYTE = 1_048_576;

    @Override
    public String consequence(Symbol symbol, List<Change> changes) {
        return megabytes(bytes);
    }

    /** For example {@code 4.2 MB}. */
    public static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / BYTES_A_MEGABYTE);
    }
}
