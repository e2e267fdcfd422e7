package dev.mvnlambda.local;

import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Switches;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the command line says.
 *
 * @param port 0 for any free one
 * @param parent the id of the process that the server ends with; empty when it ends only where it is told to
 * @param callsPerSecond bound of Lambda's control plane, absent when there is none
 * @param switches what AWS is taken to do where that is not settled
 */
record Arguments(int port, Path directory, OptionalLong parent, OptionalInt callsPerSecond, Switches switches) {

    private static final int USUAL_PORT = 4599;
    private static final int LARGEST_PORT = 65_535;
    private static final String KNOWN =
            "use --port NUMBER, --dir DIRECTORY, --parent PROCESS, --calls-per-second NUMBER and --switch NAME=BOOLEAN.";

    /**
     * Reads the command line; what it leaves out is port 4599, a directory in the user's home, no parent, no bound, and
     * {@linkplain Switches#likely() what is likely}.
     */
    static Arguments of(String... args) {
        int port = USUAL_PORT;
        Path directory = Path.of(System.getProperty("user.home"), ".mvn-lambda", "local");
        OptionalLong parent = OptionalLong.empty();
        OptionalInt callsPerSecond = OptionalInt.empty();
        Switches switches = Switches.likely();
        for (Iterator<String> words = List.of(args).iterator(); words.hasNext(); ) {
            String word = words.next();
            switch (word) {
                case "--port" -> port = port(value(word, words));
                case "--dir" -> directory = Path.of(value(word, words));
                case "--parent" -> parent = OptionalLong.of(process(value(word, words)));
                case "--calls-per-second" -> callsPerSecond = OptionalInt.of(calls(value(word, words)));
                case "--switch" -> switches = switched(switches, value(word, words));
                default -> throw new IllegalArgumentException(word + " is not known; " + KNOWN);
            }
        }
        return new Arguments(port, directory.toAbsolutePath(), parent, callsPerSecond, switches);
    }

    /** Returns how the account behaves. */
    LocalOptions options() {
        LocalOptions options = LocalOptions.in(directory).with(switches);
        return callsPerSecond.isPresent() ? options.withCallsPerSecond(callsPerSecond.getAsInt()) : options;
    }

    private static String value(String word, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(word + " has no value; " + KNOWN);
        }
        return words.next();
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= LARGEST_PORT) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                "--port is '" + text + "', but a port is a number from 0 to 65535; leave it out for 4599.");
    }

    private static Switches switched(Switches switches, String text) {
        List<String> parts = List.of(text.split("=", 2));
        if (parts.size() == 2 && parts.get(1).matches("true|false")) {
            return switches.with(parts.get(0), Boolean.parseBoolean(parts.get(1)));
        }
        throw new IllegalArgumentException("--switch is '" + text
                + "', but it is NAME=true or NAME=false; the names are " + String.join(", ", Switches.names()) + ".");
    }

    private static int calls(String text) {
        if (text.matches("[1-9]\\d{0,5}")) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("--calls-per-second is '" + text
                + "', but it is a number from 1; AWS takes 15, and there is no bound when it is left out.");
    }

    private static long process(String text) {
        if (text.matches("\\d{1,18}")) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException("--parent is '" + text + "', but a process has a number.");
    }
}
