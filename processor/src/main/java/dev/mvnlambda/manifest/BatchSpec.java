package dev.mvnlambda.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How events are gathered for one call.
 *
 * @param size how many at most
 * @param window seconds to wait for more, 0 for not at all; absent when AWS decides
 * @param partialResponse whether the handler's answer names the events that failed
 * @param filters patterns in JSON, of which one has to match; empty for all events
 */
public record BatchSpec(int size, @Nullable Integer window, boolean partialResponse, List<String> filters) {
    /** Copies what it is given. */
    public BatchSpec {
        filters = List.copyOf(filters);
    }

    /** Whether more events are waited for. */
    public boolean waits() {
        return window != null && window > 0;
    }
}
