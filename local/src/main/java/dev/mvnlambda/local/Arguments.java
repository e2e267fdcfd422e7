package dev.mvnlambda.local;

import dev.mvnlambda.local.control.LocalOptions;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What the command line says.
 *
 * @param callsPerSecond bound of Lambda's control plane, absent when there is none
 */
record Arguments(int port, Path directory, OptionalInt callsPerSecond) {

    private static final int USUAL_PORT = 4599;
    private static final int LARGEST_PORT = 65_535;
    private static final String KNOWN = "use --port NUMBER, --dir DIRECTORY and --calls-per-second NUMBER.";

    /** Reads the command line; what it leaves out is port 4599, a directory in the user's home, and calls without bound. */
    static Arguments of(String... args) {
        int port = USUAL_PORT;
        Path directory = Path.of(System.getProperty("user.home"), ".mvn-lambda", "local");
        OptionalInt callsPerSecond = OptionalInt.empty();
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " has no value; " + KNOWN);
            }
            switch (args[i]) {
                case "--port" -> port = port(args[i + 1]);
                case "--dir" -> directory = Path.of(args[i + 1]);
                case "--calls-per-second" -> callsPerSecond = OptionalInt.of(calls(args[i + 1]));
                default -> throw new IllegalArgumentException(args[i] + " is not known; " + KNOWN);
            }
        }
        return new Arguments(port, directory.toAbsolutePath(), callsPerSecond);
    }

    /** Returns how the account behaves. */
    LocalOptions options() {
        LocalOptions options = LocalOptions.in(directory);
        return callsPerSecond.isPresent() ? options.withCallsPerSecond(callsPerSecond.getAsInt()) : options;
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= LARGEST_PORT) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                "--port is '" + text + "', but a port is a number from 0 to 65535; leave it out for 4599.");
    }

    private static int calls(String text) {
        if (text.matches("[1-9]\\d{0,5}")) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("--calls-per-second is '" + text
                + "', but it is a number from 1; AWS takes 15, and there is no bound when it is left out.");
    }
}
