package dev.mvnlambda.resource;

import java.time.Duration;

/**
 * What came of a call.
 *
 * @param status of HTTP: 200 answered, 202 handed over
 * @param version that ran; empty when AWS does not tell
 * @param error {@code Unhandled} or {@code Handled} when the function failed, else empty
 * @param payload what the function returned, or its error; JSON, unless the function wrote something else
 * @param log the last lines of the function's log; empty when there are none
 * @param execution ARN of the durable execution, or empty
 * @param took from here to here
 */
public record Answer(
        int status, String version, String error, String payload, String log, String execution, Duration took) {
    /** Whether the function failed, or could not be run. */
    public boolean isFailure() {
        return !error.isEmpty();
    }
}
