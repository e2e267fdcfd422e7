package dev.mvnlambda.local.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Does what a handler should not, once it is told to. */
public class Naughty implements RequestHandler<String, String> {
    private static final List<byte[]> HOARD = new ArrayList<>();

    @Override
    public String handleRequest(String deed, Context context) {
        try {
            perform(deed, context);
            return "did " + deed;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void perform(String deed, Context context) throws IOException, InterruptedException {
        switch (deed) {
            case "nothing" -> {}
            case "throw" -> throw new IllegalStateException("The oven is cold", new IOException("no gas"));
            case "throw an error" -> throw new AssertionError("The oven is off");
            case "exit" -> System.exit(3);
            case "leave" -> System.exit(0);
            case "halt" -> Runtime.getRuntime().halt(1);
            case "hang" -> Thread.sleep(Long.MAX_VALUE);
            case "spin" -> spin();
            case "hoard" -> hoard();
            case "recurse" -> recurse(0);
            case "close streams" -> closeStreams();
            case "print" -> print(context);
            case "print megabytes" -> printMegabytes();
            case "print a line without end" -> printWithoutEnd();
            case "print for ever" -> printForEver();
            case "change properties" -> changeProperties();
            case "forbid to exit" -> forbidToExit();
            case "hang while exiting" -> hangWhileExiting();
            case "hoard and hide it" -> hoardAndHide();
            case "spoil its code" -> spoilCode();
            case "print past System.out" -> printPast();
            case "interrupt itself" -> Thread.currentThread().interrupt();
            case "answer at length" -> throw new IllegalStateException("x".repeat(7 << 20));
            case "leave a thread" -> leaveThread();
            case "read" -> System.out.println("read " + System.in.read());
            default -> throw new IllegalArgumentException(deed);
        }
    }

    private static void spin() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    private static void hoard() {
        while (true) {
            HOARD.add(new byte[1 << 20]);
        }
    }

    private static void hoardAndHide() {
        try {
            hoard();
        } catch (OutOfMemoryError e) {
            System.out.println("kept " + HOARD.size());
        }
    }

    private static void printWithoutEnd() {
        String part = "0123456789".repeat(100);
        for (int i = 0; i < 12_000; i++) {
            System.out.print(part);
        }
    }

    private static void printForEver() {
        while (true) {
            System.out.println("and on");
        }
    }

    private static void changeProperties() {
        System.setProperty("user.dir", "/nowhere");
        System.setProperty("java.home", "/nowhere");
        System.setProperty("java.class.path", "");
        System.setProperty("line.separator", "|");
        System.getProperties().clear();
    }

    /** What later JDKs refuse. */
    @SuppressWarnings("removal")
    private static void forbidToExit() {
        System.setSecurityManager(new Jailer());
    }

    /** Lets nobody exit. */
    @SuppressWarnings("removal")
    public static class Jailer extends SecurityManager {
        @Override
        public void checkExit(int status) {
            throw new SecurityException("Nobody leaves");
        }

        @Override
        public void checkPermission(Permission permission) {
            // all else is allowed
        }
    }

    private static void hangWhileExiting() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            while (true) {
                Thread.onSpinWait();
            }
        }));
        System.exit(0);
    }

    /** As far as its classes were loaded, it goes on. */
    private static void spoilCode() throws IOException {
        Path root = Path.of(System.getenv("LAMBDA_TASK_ROOT"));
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        Files.writeString(root.resolve("left-behind"), "x");
    }

    private static int recurse(int depth) {
        return depth < 0 ? depth : recurse(depth + 1) + 1;
    }

    private static void closeStreams() throws IOException {
        System.out.println("closing");
        System.out.close();
        System.err.close();
        System.in.close();
    }

    private static void print(Context context) {
        System.out.println("to out");
        System.err.println("to err, in gr\u00fcn");
        context.getLogger().log("to the logger");
        Logger.getLogger("naughty").info("to java.util.logging");
        System.out.print("without an end");
    }

    private static void printMegabytes() {
        String line = "0123456789".repeat(100);
        for (int i = 0; i < 20_000; i++) {
            System.out.println(line);
        }
    }

    private static void printPast() {
        PrintStream raw = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        raw.println("straight to the descriptor");
    }

    private static void leaveThread() {
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
    }
}
