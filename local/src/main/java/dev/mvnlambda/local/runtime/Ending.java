package dev.mvnlambda.local.runtime;

import static dev.mvnlambda.local.worker.Frame.Kind.BROKEN;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mvnlambda.local.worker.Frame;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one call ended, in AWS's words.
 *
 * @param note what the log says of it, whole lines
 * @param status what the REPORT line says of it, empty when all is well
 * @param isLast whether the environment takes no further call
 */
@SuppressWarnings("ArrayRecordComponent") // travels, is never compared
record Ending(
        byte[] payload, @Nullable String functionError, String note, String status, int usedMemoryMb, boolean isLast) {

    private static final String UNHANDLED = "Unhandled";

    /** What a shell, and Java, make of the signals that a JVM dies of. */
    private static final Map<Integer, String> SIGNALS = Map.of(
            134,
            "signal: aborted",
            137,
            "signal: killed",
            139,
            "signal: segmentation fault",
            143,
            "signal: terminated");

    static Ending of(Frame answer) {
        boolean isLast = answer.kind() == BROKEN;
        return switch (answer.kind()) {
            case RETURNED -> new Ending(answer.payload(), null, "", "", answer.usedMemoryMb(), isLast);
            case FAILED, BROKEN -> new Ending(answer.payload(), UNHANDLED, "", "", answer.usedMemoryMb(), isLast);
            case TOO_LARGE ->
                failed(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
                        "",
                        "error\tError Type: Function.ResponseSizeTooLarge",
                        answer.usedMemoryMb(),
                        isLast);
            default -> throw new IllegalArgumentException("A worker ended a call with " + answer.kind() + ".");
        };
    }

    static Ending timedOut(String requestId, Duration timeout) {
        String message = "Task timed out after %s seconds".formatted(seconds(timeout));
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        return failed(
                "Sandbox.Timedout",
                "RequestId: %s Error: %s".formatted(requestId, message),
                "%s %s %s\n\n".formatted(now, requestId, message),
                "timeout",
                0,
                true);
    }

    static Ending exited(String requestId, int exitStatus) {
        String message = "RequestId: %s Error: %s".formatted(requestId, exit(exitStatus));
        return failed(
                "Runtime.ExitError",
                message,
                message + "\nRuntime.ExitError\n",
                "error\tError Type: Runtime.ExitError",
                0,
                true);
    }

    private static String exit(int status) {
        return status == 0
                ? "Runtime exited without providing a reason"
                : "Runtime exited with error: " + SIGNALS.getOrDefault(status, "exit status " + status);
    }

    private static Ending failed(
            String type, String message, String note, String status, int usedMemoryMb, boolean isLast) {
        // neither holds what JSON would have to escape
        String payload = "{\"errorType\":\"%s\",\"errorMessage\":\"%s\"}".formatted(type, message);
        return new Ending(payload.getBytes(UTF_8), UNHANDLED, note, status, usedMemoryMb, isLast);
    }

    private static String seconds(Duration timeout) {
        return String.format(Locale.ROOT, "%.2f", timeout.toMillis() / 1000.0);
    }
}
