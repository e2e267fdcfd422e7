package dev.mvnlambda.local.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Leaves a file named for its JVM in the directory that it is given, and waits until there is one called {@code open}. */
public class Gate implements RequestHandler<String, Long> {
    @Override
    public Long handleRequest(String directory, Context context) {
        long pid = ProcessHandle.current().pid();
        try {
            Files.createFile(Path.of(directory, Long.toString(pid)));
            while (!Files.exists(Path.of(directory, "open"))) {
                Thread.sleep(5);
            }
            return pid;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
