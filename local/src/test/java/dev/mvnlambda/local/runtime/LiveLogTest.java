package dev.mvnlambda.local.runtime;

import static dev.mvnlambda.local.runtime.SampleFunction.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.runtime.LogLine.Origin;
import dev.mvnlambda.local.runtime.handler.Porter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveLogTest {
    @TempDir
    private Path code;

    @TempDir
    private Path gate;

    private final List<LogLine> heard = new ArrayList<>();

    @Test
    void aLineIsHeardWhileItsCallStillRuns() throws Exception {
        BlockingQueue<LogLine> lines = new LinkedBlockingQueue<>();
        Path open = gate.resolve("open");
        Invocation invocation = text(open.toString());
        try (JvmRuntime runtime = new JvmRuntime(JvmOptions.defaults(), lines::add)) {
            var call = CompletableFuture.supplyAsync(
                    () -> runtime.invoke(SampleFunction.of(code, Porter.class).runnable(), invocation));

            LogLine start = lines.poll(30, SECONDS);
            LogLine waiting = lines.poll(30, SECONDS);
            assertThat(call).isNotDone();
            assertThat(start.text()).isEqualTo("START RequestId: " + invocation.requestId() + " Version: 7");
            assertThat(start.origin()).isEqualTo(Origin.PLATFORM);
            assertThat(waiting)
                    .isEqualTo(new LogLine(
                            waiting.time(),
                            "orders",
                            "7",
                            invocation.requestId(),
                            Origin.FUNCTION,
                            "waiting at the gate, grün"));

            Files.createFile(open);
            InvocationResult result = call.get();
            assertThat(lines)
                    .extracting(LogLine::text)
                    .satisfiesExactly(
                            last -> assertThat(last).isEqualTo("through"),
                            end -> assertThat(end).startsWith("END "),
                            report -> assertThat(report).startsWith("REPORT "));
            assertThat(result.log()).contains("waiting at the gate, grün\nthrough");
        }
    }

    @Test
    void aLineWithoutAnEndIsToldInPieces() {
        LiveLog log = log();

        byte[] megabyte = "x".repeat(1 << 20).getBytes(UTF_8);
        log.written(megabyte, megabyte.length);

        assertThat(heard).hasSize(64);
        assertThat(heard.stream().map(LogLine::text).collect(Collectors.joining()))
                .hasSize(1 << 20);
    }

    @Test
    void whatIsWrittenAfterACallBelongsToItUntilTheNextBegins() {
        LiveLog log = log();
        log.begin("first");
        log.told("END\n");
        log.written("late\n".getBytes(UTF_8), 5);
        log.begin("second");
        log.told("START\n");

        assertThat(heard).extracting(LogLine::requestId).containsExactly("first", "first", "second");
    }

    private LiveLog log() {
        return new LiveLog(SampleFunction.of(code, Porter.class).runnable(), heard::add);
    }
}
