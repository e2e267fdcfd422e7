package dev.mvnlambda.local;

import java.nio.file.Path;

/** What the command line says. */
record Arguments(int port, Path directory) {

    private static final int USUAL_PORT = 4599;
    private static final int LARGEST_PORT = 65_535;

    /** Reads the command line; what it leaves out is port 4599 and a directory in the user's home. */
    static Arguments of(String... args) {
        int port = USUAL_PORT;
        Path directory = Path.of(System.getProperty("user.home"), ".mvn-lambda", "local");
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " has no value; use --port NUMBER and --dir DIRECTORY.");
            }
            switch (args[i]) {
                case "--port" -> port = port(args[i + 1]);
                case "--dir" -> directory = Path.of(args[i + 1]);
                default ->
                    throw new IllegalArgumentException(
                            args[i] + " is not known; use --port NUMBER and --dir DIRECTORY.");
            }
        }
        return new Arguments(port, directory.toAbsolutePath());
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= LARGEST_PORT) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(
                "--port is '" + text + "', but a port is a number from 0 to 65535; leave it out for 4599.");
    }
}
