package dev.mvnlambda.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Runs the JDK that runs Maven in a process that Maven's end, Ctrl-C and a closed terminal leave alone. */
final class DetachedJava {
    private DetachedJava() {}

    /** What comes before the JVM's arguments. */
    static List<String> command() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        if (isWindows()) {
            // without a console there is nothing that could pass Ctrl-C on
            return List.of(bin.resolve("javaw.exe").toString());
        }
        // a JVM keeps ignoring the signals that were ignored when it was started
        return List.of(
                "/bin/sh",
                "-c",
                "trap '' INT HUP; exec \"$0\" \"$@\"",
                bin.resolve("java").toString());
    }

    /** The file that has no content. */
    static File nothing() {
        return new File(isWindows() ? "NUL" : "/dev/null");
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
