package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.DurableSpec;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Durable}, and holds it against the handler's class. */
final class DurableReader {
    /** Seconds that AWS lets a synchronous caller wait. */
    private static final int SYNCHRONOUS = 900;

    private DurableReader() {}

    static @Nullable DurableSpec read(DeclaredFunction function, String runtime) {
        Mark mark = function.marks().one("Durable").orElse(null);
        if (mark == null) {
            refuseUnmarked(function);
            return null;
        }
        checkHandler(function, mark);
        if (Runtimes.lacksDurable(runtime)) {
            mark.error(
                    ProblemId.DURABLE_RUNTIME,
                    "%s is @Durable, and AWS runs durable functions on java17 or newer, not on %s; raise runtime."
                            .formatted(function.name(), runtime));
        }
        DurableSpec durable = new DurableSpec(
                mark.number("executionTimeout", ProblemId.EXECUTION_TIMEOUT, 1, 31_622_400, "seconds"),
                mark.number("retentionDays", ProblemId.DURABLE_RETENTION, 1, 90, "days"));
        if (durable.executionTimeout() > SYNCHRONOUS) {
            checkCallers(function, mark.member("executionTimeout"), durable.executionTimeout());
            checkUserPools(function, mark.member("executionTimeout"), durable.executionTimeout());
        }
        return durable;
    }

    private static void checkCallers(DeclaredFunction function, Member member, int executionTimeout) {
        EventSource.of(function.marks()).stream()
                .findFirst()
                .ifPresent(source -> member.error(
                        ProblemId.DURABLE_EVENT_SOURCE,
                        "%s may run for %d seconds, but %s makes AWS wait for its end, %d at most; set executionTimeout = %d, or start it asynchronously."
                                .formatted(
                                        function.name(), executionTimeout, source.mark(), SYNCHRONOUS, SYNCHRONOUS)));
        if (function.marks().has("Url")) {
            member.warning(
                    ProblemId.DURABLE_URL,
                    ("%s may run for %d seconds, but who calls its URL waits %d at most; set executionTimeout ="
                                    + " %d, or start longer executions asynchronously.")
                            .formatted(function.name(), executionTimeout, SYNCHRONOUS, SYNCHRONOUS));
        }
    }

    private static void checkUserPools(DeclaredFunction function, Member member, int executionTimeout) {
        if (function.marks().has(CognitoReader.ANNOTATION)) {
            member.warning(
                    ProblemId.DURABLE_USER_POOL,
                    ("%s may run for %d seconds, but a user pool waits for its end, and AWS lets no such caller wait more than"
                                    + " %d; start longer executions asynchronously.")
                            .formatted(function.name(), executionTimeout, SYNCHRONOUS));
        }
    }

    private static void checkHandler(DeclaredFunction function, Mark mark) {
        Handler handler = function.handler();
        if (handler.kind() != Handler.Kind.DURABLE && handler.kind() != Handler.Kind.UNKNOWN) {
            mark.error(
                    ProblemId.DURABLE_HANDLER,
                    handler.isMethod()
                            ? "%s is a method, and AWS runs durable functions through their class; annotate a class that extends %s."
                                    .formatted(function.name(), HandlerReader.DURABLE_HANDLER)
                            : "%s is @Durable, but AWS runs only what extends %s so; extend it, or remove @Durable."
                                    .formatted(function.name(), HandlerReader.DURABLE_HANDLER));
        }
    }

    private static void refuseUnmarked(DeclaredFunction function) {
        if (function.handler().kind() == Handler.Kind.DURABLE) {
            function.error(
                    ProblemId.DURABLE_HANDLER,
                    "%s extends DurableHandler, which fails in a function that is not durable; add @Durable."
                            .formatted(function.name()));
        }
    }
}
