package dev.mvnlambda.local.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to run one version of a function; equal values may share environments.
 *
 * @param functionArn unqualified
 * @param version a number, or {@code $LATEST}
 * @param runtime such as {@code java21}
 * @param handler {@code pkg.Class} or {@code pkg.Class::method}
 * @param memoryMb becomes the bound of the heap
 * @param timeout after which the environment is killed
 * @param environment the user's variables; the runtime adds those that AWS reserves
 * @param code where the archive was unpacked to
 * @param layers directories of layers, lowest first
 * @param revision differs whenever code or settings do, so that {@code $LATEST} never runs stale code
 * @param debugPort where its JVM waits for a debugger before it does anything, 0 for any free port; absent as a rule
 */
public record RunnableVersion(
        String functionArn,
        String functionName,
        String version,
        String runtime,
        String handler,
        int memoryMb,
        Duration timeout,
        Map<String, String> environment,
        TaskRoot code,
        List<Path> layers,
        String logGroup,
        String region,
        String revision,
        @Nullable Integer debugPort) {

    /** In a debugger nobody wants to be told that time is over. */
    private static final Duration TIMEOUT_UNDER_DEBUGGER = Duration.ofDays(1);

    /** Copies what it is given. */
    public RunnableVersion {
        environment = Map.copyOf(environment);
        layers = List.copyOf(layers);
    }

    /** The same under a debugger, so with time enough to look around. */
    RunnableVersion debuggedAt(int port) {
        return new RunnableVersion(
                functionArn,
                functionName,
                version,
                runtime,
                handler,
                memoryMb,
                TIMEOUT_UNDER_DEBUGGER,
                environment,
                code,
                layers,
                logGroup,
                region,
                revision,
                port);
    }
}
