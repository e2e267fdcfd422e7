package dev.mvnlambda.local.runtime;

import static dev.mvnlambda.local.runtime.SampleFunction.json;
import static dev.mvnlambda.local.runtime.SampleFunction.text;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mvnlambda.local.runtime.handler.Gate;
import dev.mvnlambda.local.runtime.handler.Greeter;
import dev.mvnlambda.local.runtime.handler.Parent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When environments begin, are used again, and end. */
@Timeout(60)
class EnvironmentLifeTest {
    @AutoClose
    private final JvmRuntime runtime = new JvmRuntime(JvmOptions.defaults());

    @AutoClose("shutdownNow")
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @TempDir
    private Path code;

    @TempDir
    private Path gate;

    @Test
    void oneCallAfterTheOtherUsesTheSameEnvironment() {
        RunnableVersion version = greeter().runnable();

        List<String> answers = Stream.generate(() -> answer(runtime, version, json("{}")))
                .limit(3)
                .toList();

        assertThat(answers)
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"call\":\"1\""),
                        second -> assertThat(second).contains("\"call\":\"2\""),
                        third -> assertThat(third).contains("\"call\":\"3\""));
        assertThat(runtime.liveEnvironments()).isEqualTo(1);
    }

    @Test
    void callsAtOnceHaveEnvironmentsOfTheirOwn() throws Exception {
        List<Future<String>> answers = startAtGate(runtime, 2);
        awaitAtGate(2);
        openGate();

        assertThat(answers.get(0).get()).isNotEqualTo(answers.get(1).get());
        assertThat(runtime.liveEnvironments()).isEqualTo(2);
    }

    @Test
    void aCallWaitsWhenAllEnvironmentsAreBusy() throws Exception {
        try (JvmRuntime narrow = new JvmRuntime(new JvmOptions(Duration.ofMinutes(1), 1, null))) {
            List<Future<String>> answers = startAtGate(narrow, 2);
            awaitAtGate(1);
            assertThat(narrow.liveEnvironments()).isEqualTo(1);
            openGate();

            assertThat(answers.get(0).get()).isNotEmpty();
            assertThat(answers.get(1).get()).isNotEmpty();
            assertThat(narrow.liveEnvironments()).isEqualTo(1);
        }
    }

    @Test
    void anIdleEnvironmentMakesRoomForAnotherFunction() {
        try (JvmRuntime narrow = new JvmRuntime(new JvmOptions(Duration.ofMinutes(1), 1, null))) {
            answer(narrow, greeter().runnable(), json("{}"));
            answer(narrow, greeter().revised("another").runnable(), json("{}"));

            assertThat(narrow.liveEnvironments()).isEqualTo(1);
        }
    }

    @Test
    void anotherRevisionNeverRunsInAnEnvironmentOfTheFirst() {
        answer(runtime, greeter().runnable(), json("{}"));

        assertThat(answer(runtime, greeter().revised("another").runnable(), json("{}")))
                .contains("\"call\":\"1\"");
    }

    @Test
    void aRetiredVersionsIdleEnvironmentsEndAtOnce() {
        answer(runtime, greeter().runnable(), json("{}"));

        runtime.retire(SampleFunction.ARN, "8");
        assertThat(runtime.liveEnvironments()).isEqualTo(1);

        runtime.retire(SampleFunction.ARN, "7");
        assertThat(runtime.liveEnvironments()).isZero();
    }

    @Test
    void aRetiredVersionsBusyEnvironmentEndsAfterItsCall() throws Exception {
        Future<String> answer = startAtGate(runtime, 1).get(0);
        awaitAtGate(1);

        runtime.retire(SampleFunction.ARN, "7");
        openGate();

        long pid = Long.parseLong(answer.get());
        awaitEnd(pid);
        assertThat(runtime.liveEnvironments()).isZero();
    }

    @Test
    void anEnvironmentThatNobodyCallsEndsAfterAWhile() {
        try (JvmRuntime impatient = new JvmRuntime(new JvmOptions(Duration.ZERO, 1, null))) {
            answer(impatient, greeter().runnable(), json("{}"));

            awaitNone(impatient);
        }
    }

    @Test
    void anEnvironmentThatDiedInBetweenIsReplaced() throws Exception {
        RunnableVersion version = greeter().runnable();
        String first = answer(runtime, version, json("{}"));
        long pid = Long.parseLong(first.replaceAll(".*\"pid\":\"(\\d+)\".*", "$1"));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        awaitEnd(pid);

        assertThat(answer(runtime, version, json("{}"))).contains("\"call\":\"1\"");
    }

    @Test
    void closingEndsAllAndTheCallsUnderWayToo() throws Exception {
        Future<InvocationResult> busy = callers.submit(
                () -> runtime.invoke(SampleFunction.of(code, Gate.class).runnable(), text(gate.toString())));
        long pid = awaitAtGate(1).get(0);

        runtime.close();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(busy.get().payload().asUtf8String()).contains("Runtime exited with error");
        assertThatThrownBy(() -> runtime.invoke(greeter().runnable(), json("{}")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void processesThatAHandlerStartedEndWithItsEnvironment() throws Exception {
        SampleFunction parent = SampleFunction.of(code, Parent.class);
        SampleFunction.copy(Parent.Sleeper.class, code);
        long pid = Long.parseLong(answer(runtime, parent.runnable(), text("x")));
        assertThat(ProcessHandle.of(pid)).isPresent();

        runtime.close();

        awaitEnd(pid);
    }

    @Test
    void processesThatAHandlerStartedEndWhenItExits() throws Exception {
        SampleFunction parent = SampleFunction.of(code, Parent.class);
        SampleFunction.copy(Parent.Sleeper.class, code);
        String log = runtime.invoke(parent.runnable(), text("exit")).log();

        awaitEnd(Long.parseLong(log.replaceAll("(?s).*started (\\d+)\n.*", "$1")));
    }

    @Test
    void childrenEndWhenTheServerIsKilledEvenWhileTheyAreBusy() throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyServer.class.getName(),
                        SampleFunction.of(code, Gate.class).code().toString(),
                        gate.toString())
                .redirectErrorStream(true)
                .start();
        long child = awaitAtGate(1).get(0);

        server.destroyForcibly().waitFor();

        awaitEnd(child);
    }

    /** A server that calls a handler which does not end. */
    static final class BusyServer {
        public static void main(String[] arguments) {
            try (JvmRuntime runtime = new JvmRuntime(JvmOptions.defaults())) {
                var unused = runtime.invoke(
                        SampleFunction.of(Path.of(arguments[0]), Gate.class).runnable(), text(arguments[1]));
            }
        }
    }

    private SampleFunction greeter() {
        return SampleFunction.of(code, Greeter.class);
    }

    private static String answer(JvmRuntime runtime, RunnableVersion version, Invocation invocation) {
        return runtime.invoke(version, invocation).payload().asUtf8String();
    }

    private List<Future<String>> startAtGate(JvmRuntime server, int calls) {
        RunnableVersion version = SampleFunction.of(code, Gate.class).runnable();
        List<Future<String>> answers = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            answers.add(callers.submit(() -> answer(server, version, text(gate.toString()))));
        }
        return answers;
    }

    private List<Long> awaitAtGate(int count) throws IOException {
        return await().until(this::arrived, arrived -> arrived.size() >= count);
    }

    private List<Long> arrived() throws IOException {
        try (Stream<Path> files = Files.list(gate)) {
            return files.map(file -> Long.parseLong(file.getFileName().toString()))
                    .toList();
        }
    }

    private void openGate() throws IOException {
        Files.createFile(gate.resolve("open"));
    }

    private static void awaitNone(JvmRuntime runtime) {
        await().until(() -> runtime.liveEnvironments() == 0);
    }

    private static void awaitEnd(long pid) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(30, SECONDS);
        }
    }
}
