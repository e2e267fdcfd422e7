package dev.mvnlambda.it;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the outer build tells these tests, as system properties. */
final class Settings {
    private Settings() {}

    /** The directory that holds the projects, one a directory. */
    static Path projects() {
        return Path.of(required("it.projects"));
    }

    /** Where projects are copied to and built. */
    static Path work() {
        return Path.of(required("it.work"));
    }

    /** Holds what the outer build made; the projects' builds use no other local repository. */
    static Path localRepository() {
        return Path.of(required("it.localRepository"));
    }

    /** Serves the projects' builds what the outer build has downloaded before. */
    static Path outerRepository() {
        return Path.of(required("it.outerRepository"));
    }

    /** The Maven that runs the outer build. */
    static Path mavenHome() {
        return Path.of(required("it.mavenHome"));
    }

    /** Holds unpacked Mavens, one a directory, in the profile {@code maven-matrix}. */
    static Path mavens() {
        return Path.of(required("it.mavens"));
    }

    static boolean offline() {
        return required("it.offline").equals("offline=true");
    }

    /** The user's settings of the outer build. */
    static @Nullable Path userSettings() {
        String file = required("it.userSettings").substring("file=".length());
        return file.startsWith("${") ? null : Path.of(file);
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(
                    "System property " + property + " is missing: run these tests by mvn verify");
        }
        return value;
    }
}
