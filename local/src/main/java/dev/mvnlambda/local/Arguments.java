package dev.mvnlambda.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line says.
 *
 * @param attached whether the end of standard input is the end of the server
 */
record Arguments(int port, Path directory, boolean attached) {

    private static final int USUAL_PORT = 4599;
    private static final int LARGEST_PORT = 65_535;
    private static final String USAGE = "use --port NUMBER, --dir DIRECTORY and --attached.";

    /** Reads the command line; what it leaves out is port 4599 and a directory in the user's home. */
    static Arguments of(String... args) {
        int port = USUAL_PORT;
        Path directory = Path.of(System.getProperty("user.home"), ".mvn-lambda", "local");
        boolean attached = false;
        for (Iterator<String> words = List.of(args).iterator(); words.hasNext(); ) {
            String word = words.next();
            switch (word) {
                case "--port" -> port = port(value(word, words));
                case "--dir" -> directory = Path.of(value(word, words));
                case "--attached" -> attached = true;
                default -> throw new IllegalArgumentException(word + " is not known; " + USAGE);
            }
        }
        return new Arguments(port, directory.toAbsolutePath(), attached);
    }

    private static String value(String word, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(word + " has no value; " + USAGE);
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
}
