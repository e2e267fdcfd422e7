package dev.mvnlambda.deploy;

import dev.mvnlambda.resource.Time;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Optional;

/**
 * Names one run of a deploy, such as {@code 20261123-091244-k3f}, or of a rollback, such as {@code 20261123-091512-a9c-r}:
 * ids sort by time, and two runs of one moment differ.
 */
public final class DeploymentId {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final int SECOND_DIGITS = "yyyyMMdd-HHmmss".length();
    private static final String ROLLBACK = "-r";
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private DeploymentId() {}

    /** A new one: the second, two letters for the millisecond, one by chance. */
    public static String next(Time time) {
        var now = time.now().atOffset(ZoneOffset.UTC);
        int millisecond = now.get(ChronoField.MILLI_OF_SECOND);
        return SECOND.format(now) + "-" + letter(millisecond / LETTERS.length())
                + letter(millisecond % LETTERS.length()) + letter(RANDOM.nextInt(LETTERS.length()));
    }

    private static char letter(int digit) {
        return LETTERS.charAt(digit);
    }

    /** The id as one of a rollback. */
    static String ofRollback(String id) {
        return id + ROLLBACK;
    }

    /** Whether it names a rollback. */
    static boolean isRollback(String id) {
        return id.endsWith(ROLLBACK);
    }

    /** When the run began; unknown for what is no id of ours. */
    static Optional<Instant> time(String id) {
        try {
            return Optional.of(LocalDateTime.parse(id.substring(0, Math.min(SECOND_DIGITS, id.length())), SECOND)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
