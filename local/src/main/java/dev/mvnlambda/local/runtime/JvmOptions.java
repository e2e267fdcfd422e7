package dev.mvnlambda.local.runtime;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How child JVMs are kept.
 *
 * @param idle how long an environment without calls is kept warm
 * @param environments the most that live at once; further calls wait for one to become free
 * @param endpoint of the local server, which handlers see as {@code AWS_ENDPOINT_URL} unless they set one, if it is known
 */
public record JvmOptions(
        Duration idle, int environments, @Nullable String endpoint) {

    /** Checks the bounds. */
    public JvmOptions {
        if (idle.isNegative() || environments < 1) {
            throw new IllegalArgumentException(
                    "Environments are kept for %s, at most %d: the time must not be negative, the number at least 1."
                            .formatted(idle, environments));
        }
    }

    /** Five minutes, eight environments a processor, no endpoint. */
    public static JvmOptions defaults() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new JvmOptions(Duration.ofMinutes(5), Math.max(16, 8 * processors), null);
    }

    /** The same, with the address of the local server. */
    public JvmOptions withEndpoint(String address) {
        return new JvmOptions(idle, environments, address);
    }
}
