package dev.mvnlambda.local;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What the command line says.
 *
 * @param port 0 for any free one
 * @param parent the id of the process that the server ends with; empty when it ends only where it is told to
 */
record Arguments(int port, Path directory, OptionalLong parent) {

    private static final int USUAL_PORT = 4599;
    private static final int LARGEST_PORT = 65_535;
    private static final String KNOWN = "use --port NUMBER, --dir DIRECTORY and --parent PROCESS.";

    /** Reads the command line; what it leaves out is port 4599, a directory in the user's home, and no parent. */
    static Arguments of(String... args) {
        int port = USUAL_PORT;
        Path directory = Path.of(System.getProperty("user.home"), ".mvn-lambda", "local");
        OptionalLong parent = OptionalLong.empty();
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " has no value; " + KNOWN);
            }
            switch (args[i]) {
                case "--port" -> port = port(args[i + 1]);
                case "--dir" -> directory = Path.of(args[i + 1]);
                case "--parent" -> parent = OptionalLong.of(process(args[i + 1]));
                default -> throw new IllegalArgumentException(args[i] + " is not known; " + KNOWN);
            }
        }
        return new Arguments(port, directory.toAbsolutePath(), parent);
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= LARGEST_PORT) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                "--port is '" + text + "', but a port is a number from 0 to 65535; leave it out for 4599.");
    }

    private static long process(String text) {
        if (text.matches("\\d{1,18}")) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException("--parent is '" + text + "', but a process has a number.");
    }
}
