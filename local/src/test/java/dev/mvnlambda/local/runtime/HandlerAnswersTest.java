package dev.mvnlambda.local.runtime;

import static dev.mvnlambda.local.runtime.SampleFunction.json;
import static dev.mvnlambda.local.runtime.SampleFunction.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.mvnlambda.local.runtime.handler.Counter;
import dev.mvnlambda.local.runtime.handler.Curious;
import dev.mvnlambda.local.runtime.handler.Echo;
import dev.mvnlambda.local.runtime.handler.Greeter;
import dev.mvnlambda.local.runtime.handler.Naughty;
import dev.mvnlambda.local.runtime.handler.Stillborn;
import dev.mvnlambda.local.runtime.handler.Unready;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.joda.time.DateTime;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/** What callers get of handlers, loaded and called with AWS's own classes. */
class HandlerAnswersTest {
    @AutoClose
    private final JvmRuntime runtime = new JvmRuntime(JvmOptions.defaults());

    @TempDir
    private Path code;

    @Test
    void aHandlerOfMapsAnswersWithJson() {
        InvocationResult result = runtime.invoke(function(Greeter.class).runnable(), json("{\"name\":\"Ada\"}"));

        assertThat(result.functionError()).isNull();
        assertThat(result.payload().asUtf8String()).contains("\"greeting\":\"Hello Ada\"");
    }

    @Test
    void aStreamHandlerGetsAndReturnsAnyBytes() {
        SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {0, (byte) 0xff, 10, 13, (byte) 0x80});
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), SampleFunction.ARN, bytes, null, null);

        assertThat(runtime.invoke(function(Echo.class).runnable(), invocation).payload())
                .isEqualTo(bytes);
    }

    @Test
    void aMethodOfAClassIsCalledByItsName() {
        SampleFunction function = function(Greeter.class).handledBy(Greeter.class.getName() + "::shout");

        assertThat(answer(function, text("ada"))).isEqualTo("\"ADA\"");
    }

    @Test
    void eventsAreReadAsAwsReadsThem() throws IOException, URISyntaxException {
        SampleFunction function = function(Counter.class);
        addToLibrary(SQSEvent.class, DateTime.class);

        String answer = answer(function, json("{\"Records\":[{\"messageId\":\"m-1\",\"body\":\"b\"}]}"));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"}]}");
    }

    @Test
    void classesOfALayerAreFoundAndAHigherLayerHidesALowerOne(@TempDir Path lower, @TempDir Path higher)
            throws IOException {
        jar(lower.resolve("java/lib/shared.jar"), Echo.class);
        jar(higher.resolve("java/lib/shared.jar"), Greeter.class);
        SampleFunction function = function(Echo.class).onLayers(List.of(lower, higher));
        deleteOwn(Echo.class);

        assertThat(answer(function.handledBy(Greeter.class.getName()), json("{\"name\":\"Ada\"}")))
                .contains("Hello Ada");
        assertThat(answer(function, text("x"))).contains("Class not found: " + Echo.class.getName());
    }

    @Test
    void anExceptionBecomesAwsErrorObject() {
        SampleFunction.copy(Naughty.Jailer.class, code);
        InvocationResult result = runtime.invoke(function(Naughty.class).runnable(), text("throw"));

        assertThat(result.functionError()).isEqualTo("Unhandled");
        assertThat(result.payload().asUtf8String())
                .startsWith("{\"errorMessage\":\"The oven is cold\",\"errorType\":\"java.lang.IllegalStateException\","
                        + "\"stackTrace\":[\"dev.mvnlambda.local.runtime.handler.Naughty.perform(")
                .doesNotContain("worker")
                .doesNotContain("com.amazonaws");
        assertThat(result.log())
                .contains("The oven is cold: java.lang.IllegalStateException")
                .contains("Caused by: java.io.IOException: no gas");
    }

    @Test
    void anInputThatDoesNotFitIsAnErrorOfTheFunction() {
        InvocationResult result = runtime.invoke(function(Greeter.class).runnable(), json("[1"));

        assertThat(result.functionError()).isEqualTo("Unhandled");
        assertThat(result.payload().asUtf8String()).contains("An error occurred during JSON parsing");
    }

    @Test
    void aClassThatDoesNotExistIsNamed() {
        assertThat(answer(function(Echo.class).handledBy("no.such.Handler"), text("x")))
                .isEqualTo("{\"errorMessage\":\"Class not found: no.such.Handler\","
                        + "\"errorType\":\"java.lang.ClassNotFoundException\"}");
    }

    @Test
    void aMethodThatDoesNotExistIsNamed() {
        InvocationResult result = runtime.invoke(
                function(Greeter.class)
                        .handledBy(Greeter.class.getName() + "::whisper")
                        .runnable(),
                text("x"));

        assertThat(result.functionError()).isEqualTo("Unhandled");
        assertThat(result.payload().asUtf8String()).contains("whisper");
    }

    @Test
    void aHandlerStringWithoutAMethodAfterItsColonsIsInvalid() {
        assertThat(answer(function(Greeter.class).handledBy(Greeter.class.getName() + "::"), text("x")))
                .contains("Invalid handler: `" + Greeter.class.getName() + "::'");
    }

    @Test
    void aConstructorThatThrowsIsReportedWithWhatWasPrintedBefore() {
        InvocationResult result = runtime.invoke(function(Stillborn.class).runnable(), text("x"));

        assertThat(result.functionError()).isEqualTo("Unhandled");
        assertThat(result.payload().asUtf8String())
                .contains("\"errorMessage\":\"No table is named\"")
                .contains("\"errorType\":\"java.lang.IllegalStateException\"");
        assertThat(result.log()).contains("before the end\n").contains("START RequestId");
        assertThat(runtime.liveEnvironments()).isZero();
    }

    @Test
    void aStaticInitialiserThatThrowsIsReported() {
        InvocationResult result = runtime.invoke(function(Unready.class).runnable(), text("x"));

        assertThat(result.functionError()).isEqualTo("Unhandled");
        assertThat(result.payload().asUtf8String()).contains("java.lang.ExceptionInInitializerError");
        assertThat(result.log()).contains("For input string: \"many\"");
    }

    @Test
    void aClassFileNewerThanTheServersJdkSaysSoAndNamesTheCure() throws IOException {
        SampleFunction function = function(Echo.class);
        Path classFile = SampleFunction.copy(Echo.class, code);
        byte[] bytes = Files.readAllBytes(classFile);
        bytes[7] = 120; // the low byte of the major version
        Files.write(classFile, bytes);

        assertThat(answer(function, text("x")))
                .contains("java.lang.UnsupportedClassVersionError")
                .contains("class file version 120.0")
                .contains("start it with a newer one (JAVA_HOME)");
    }

    @Test
    void anAnswerOverSixMegabytesIsRefused() {
        String input = '"' + "x".repeat(6_291_556) + '"';

        assertThat(answer(function(Echo.class), json(input)))
                .isEqualTo("{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":"
                        + "\"Response payload size exceeded maximum allowed payload size (6291556 bytes).\"}");
        assertThat(answer(function(Echo.class), text("x"))).isEqualTo("\"x\"");
    }

    @Test
    void theLargestAnswerComesWhole() {
        String input = '"' + "x".repeat(6_291_554) + '"';

        assertThat(answer(function(Echo.class), json(input))).isEqualTo(input);
    }

    @Test
    void codeThatIsGoneIsAFaultOfTheServerAndNamesThePlace() {
        Path nowhere = code.resolve("nowhere");
        RunnableVersion version = new SampleFunction(
                        nowhere, "x.Y", "7", 256, Duration.ofSeconds(1), Map.of(), List.of(), "a revision")
                .runnable();

        assertThatThrownBy(() -> runtime.invoke(version, text("x")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(nowhere.toString());
        assertThat(runtime.liveEnvironments()).isZero();
    }

    @Test
    void aCustomEndpointReachesTheHandler() {
        try (JvmRuntime local = new JvmRuntime(JvmOptions.defaults().withEndpoint("http://127.0.0.1:4599"))) {
            InvocationResult result = local.invoke(function(Curious.class).runnable(), text("endpoint"));

            assertThat(result.payload().asUtf8String()).isEqualTo("{\"url\":\"http://127.0.0.1:4599\"}");
        }
    }

    private SampleFunction function(Class<?> handler) {
        return SampleFunction.of(code, handler);
    }

    private String answer(SampleFunction function, Invocation invocation) {
        return runtime.invoke(function.runnable(), invocation).payload().asUtf8String();
    }

    private void addToLibrary(Class<?>... types) throws IOException, URISyntaxException {
        Path library = Files.createDirectories(code.resolve("lib"));
        for (Class<?> type : types) {
            Path jar = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path copy = library.resolve(jar.getFileName().toString());
            if (!Files.exists(copy)) {
                Files.copy(jar, copy);
            }
        }
    }

    private void deleteOwn(Class<?> type) throws IOException {
        Files.delete(code.resolve(type.getName().replace('.', '/') + ".class"));
    }

    private static void jar(Path jar, Class<?> type) throws IOException {
        Path scratch = Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(type.getName().replace('.', '/') + ".class"));
            out.write(Files.readAllBytes(SampleFunction.copy(type, scratch.resolve("classes"))));
        }
    }
}
