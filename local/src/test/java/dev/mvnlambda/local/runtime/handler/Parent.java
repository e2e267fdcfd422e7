package dev.mvnlambda.local.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Path;

/** Starts a process that does not end by itself, and returns its id; or exits, when it is told to. */
public class Parent implements RequestHandler<String, Long> {
    @Override
    public Long handleRequest(String input, Context context) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            long pid = new ProcessBuilder(java, "-cp", System.getProperty("user.dir"), Sleeper.class.getName())
                    .inheritIO()
                    .start()
                    .pid();
            if (input.equals("exit")) {
                System.out.println("started " + pid);
                System.exit(0);
            }
            return pid;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is started. */
    public static class Sleeper {
        /** Sleeps for ever. */
        public static void main(String[] arguments) throws InterruptedException {
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
