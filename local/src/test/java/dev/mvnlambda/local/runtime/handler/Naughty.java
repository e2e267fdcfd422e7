package dev.mvnlambda.local.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

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
