package dev.mvnlambda.local.runtime;

import static dev.mvnlambda.local.runtime.SampleFunction.json;
import static dev.mvnlambda.local.runtime.SampleFunction.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.runtime.handler.Naughty;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a handler does harms its own call only. */
class MisbehaviourTest {
    @AutoClose
    private final JvmRuntime runtime = new JvmRuntime(JvmOptions.defaults());

    @TempDir
    private Path code;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw",
                "throw an error",
                "exit",
                "leave",
                "halt",
                "hoard",
                "recurse",
                "close streams",
                "print megabytes",
                "print past System.out",
                "print a line without end",
                "change properties",
                "forbid to exit",
                "interrupt itself",
                "answer at length",
                "leave a thread",
                "read"
            })
    void theNextCallIsUndisturbedWhenOne(String deed) {
        does(deed);

        assertThat(does("print").log()).contains("to out\n", "to err", "to the logger\n");
    }

    @Test
    void exitIsReportedWithItsStatus() {
        InvocationResult result = does("exit");

        assertThat(result.functionError()).isEqualTo("Unhandled");
        assertThat(result.payload().asUtf8String())
                .matches("\\{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":"
                        + "\"RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3\"}");
        assertThat(result.log()).contains("Error: Runtime exited with error: exit status 3\nRuntime.ExitError\n");
    }

    @Test
    void exitWithoutFailureGivesNoReason() {
        assertThat(does("leave").payload().asUtf8String()).contains("Runtime exited without providing a reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang", "spin"})
    void aHandlerThatDoesNotEndIsKilledAtItsTimeout(String deed) {
        InvocationResult result =
                runtime.invoke(function().within(Duration.ofMillis(1500)).runnable(), text(deed));

        assertThat(result.functionError()).isEqualTo("Unhandled");
        assertThat(result.payload().asUtf8String())
                .matches("\\{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":"
                        + "\"RequestId: [0-9a-f-]{36} Error: Task timed out after 1.50 seconds\"}");
        assertThat(result.log())
                .containsPattern("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z [0-9a-f-]{36} Task timed out after 1.50 seconds\n")
                .contains("Status: timeout");
        assertThat(runtime.liveEnvironments()).isZero();
    }

    @Test
    void aHandlerThatPrintsForEverIsKilledAtItsTimeout() {
        InvocationResult result =
                runtime.invoke(function().within(Duration.ofMillis(1500)).runnable(), text("print for ever"));

        assertThat(result.payload().asUtf8String()).contains("Sandbox.Timedout");
        assertThat(result.log()).hasSizeLessThan(9 << 20);
    }

    @Test
    void anExitThatHangsEndsAtTheTimeout() {
        InvocationResult result =
                runtime.invoke(function().within(Duration.ofMillis(1500)).runnable(), text("hang while exiting"));

        assertThat(result.payload().asUtf8String()).contains("Sandbox.Timedout");
        assertThat(runtime.liveEnvironments()).isZero();
    }

    @Test
    void anEnvironmentWhoseMemoryIsFullEndsSoonAfter() {
        does("hoard and hide it");
        does("nothing"); // whether there was enough left for it is a matter of luck

        assertThat(does("print").log()).contains("to out\n");
    }

    @Test
    void memoryThatRunsOutIsAnErrorAndEndsTheEnvironment() {
        InvocationResult result = does("hoard");

        assertThat(result.functionError()).isEqualTo("Unhandled");
        assertThat(result.payload().asUtf8String())
                .contains("\"errorMessage\":\"Java heap space\"")
                .contains("\"errorType\":\"java.lang.OutOfMemoryError\"");
        assertThat(runtime.liveEnvironments()).isZero();
    }

    @Test
    void whatIsPrintedAndLoggedIsKeptInOrder() {
        String log = does("print").log();

        assertThat(log)
                .containsSubsequence(
                        "START RequestId: ",
                        "to out\n",
                        "to err, in grün\n",
                        "to the logger\n",
                        "INFO: to java.util.logging",
                        "without an end",
                        "END RequestId: ",
                        "REPORT RequestId: ");
    }

    @Test
    void aFloodOfOutputIsCutAndSaysSo() {
        assertThat(does("print megabytes").log())
                .hasSizeLessThan(9 << 20)
                .containsPattern("\\[\\d+ bytes of output left out]\n(\n)?END RequestId");
    }

    @Test
    void aMessageOfMegabytesIsRefusedAsAnAnswerWouldBe() {
        assertThat(does("answer at length").payload().asUtf8String()).contains("Function.ResponseSizeTooLarge");
    }

    @Test
    void aStandardInputHasNothingToRead() {
        assertThat(does("read").log()).contains("read -1\n");
    }

    @Test
    void aJvmThatCannotStartSaysWhyInTheLog() {
        InvocationResult result = runtime.invoke(
                function().with("JAVA_TOOL_OPTIONS", "-XX:NoSuchFlag").runnable(), json("\"nothing\""));

        assertThat(result.payload().asUtf8String()).contains("Runtime exited with error: exit status 1");
        assertThat(result.log()).contains("NoSuchFlag");
    }

    private SampleFunction function() {
        SampleFunction.copy(Naughty.Jailer.class, code);
        return SampleFunction.of(code, Naughty.class);
    }

    private InvocationResult does(String deed) {
        return runtime.invoke(function().runnable(), text(deed));
    }
}
