package dev.mvnlambda.local.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** A function to try: its code is the class files of handlers of these tests. */
record SampleFunction(
        Path code,
        String handler,
        String version,
        int memoryMb,
        Duration timeout,
        Map<String, String> environment,
        List<Path> layers,
        String revision) {

    static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:orders";

    /** A function of a class, with 256 MB and ten seconds. */
    static SampleFunction of(Path code, Class<?> handler) {
        copy(handler, code);
        return new SampleFunction(
                code, handler.getName(), "7", 256, Duration.ofSeconds(10), Map.of(), List.of(), "a revision");
    }

    SampleFunction handledBy(String name) {
        return new SampleFunction(code, name, version, memoryMb, timeout, environment, layers, revision);
    }

    SampleFunction within(Duration time) {
        return new SampleFunction(code, handler, version, memoryMb, time, environment, layers, revision);
    }

    SampleFunction with(String name, String value) {
        return new SampleFunction(code, handler, version, memoryMb, timeout, Map.of(name, value), layers, revision);
    }

    SampleFunction revised(String newRevision) {
        return new SampleFunction(code, handler, version, memoryMb, timeout, environment, layers, newRevision);
    }

    SampleFunction onLayers(List<Path> directories) {
        return new SampleFunction(code, handler, version, memoryMb, timeout, environment, directories, revision);
    }

    RunnableVersion runnable() {
        return new RunnableVersion(
                ARN,
                "orders",
                version,
                "java17",
                handler,
                memoryMb,
                timeout,
                environment,
                TaskRoot.of(code),
                layers,
                "/aws/lambda/orders",
                "eu-west-1",
                revision,
                null);
    }

    static Invocation json(String payload) {
        return new Invocation(
                UUID.randomUUID().toString(), ARN + ":LatestAlias", SdkBytes.fromUtf8String(payload), null, null);
    }

    static Invocation text(String value) {
        return json('"' + value + '"');
    }

    static Path copy(Class<?> type, Path directory) {
        String name = type.getName().replace('.', '/') + ".class";
        @Nullable InputStream bytes = type.getClassLoader().getResourceAsStream(name);
        try (InputStream classFile = Objects.requireNonNull(bytes)) {
            Path copy = directory.resolve(name);
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.write(copy, classFile.readAllBytes());
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
