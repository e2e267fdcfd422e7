package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the handlers of a whole module and brings {@code Resource.java} and the manifest up to date: what
 * {@code lambda:generate} does.
 */
public final class Generation {
    private Generation() {}

    /**
     * What there is to read, and where the results go.
     *
     * @param sourceRoots of the module; one that does not exist is passed over, and so is {@code generatedSources}
     * @param classPath for compiling; manifests of other modules are found on it, {@code classes} is left out
     * @param release the user's {@code --release}, such as {@code 17}; absent for that of the running JDK
     * @param encoding of the sources; absent for the JDK's default
     * @param resourcePackage the package of {@code Resource}
     * @param generatedSources the directory that only this program writes to
     * @param classes the class output, which receives {@link Manifest#PATH}
     */
    public record Input(
            List<Path> sourceRoots,
            List<Path> classPath,
            @Nullable String release,
            @Nullable String encoding,
            String resourcePackage,
            Path generatedSources,
            Path classes) {

        /** Copies what it is given. */
        public Input {
            sourceRoots = List.copyOf(sourceRoots);
            classPath = List.copyOf(classPath);
        }
    }

    /** How bad a problem is. */
    public enum Severity {
        /** The module cannot be deployed so. */
        ERROR,
        /** It can, but the user should know. */
        WARNING
    }

    /**
     * Something wrong with a handler, in one line.
     *
     * @param file absent when the problem has no place in the sources
     * @param line from 1; 0 when unknown
     * @param column from 1; 0 when unknown
     * @param message begins with its id in brackets
     */
    public record Problem(Severity severity, @Nullable Path file, long line, long column, String message) {}

    /**
     * What came of it.
     *
     * @param problems ours only, those of javac are left to the compiler; in the order of the sources
     * @param manifestOrNull see {@link #manifest()}
     * @param unreadOrNull see {@link #unread()}
     */
    public record Outcome(
            List<Problem> problems,
            @Nullable Manifest manifestOrNull,
            @Nullable String unreadOrNull) {

        /** Copies what it is given. */
        public Outcome {
            problems = List.copyOf(problems);
        }

        /** Whether a problem is an error; nothing was written then. */
        public boolean failed() {
            return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
        }

        /** What was read and written; without functions when the module has none. Absent when failed or unread. */
        public Optional<Manifest> manifest() {
            return Optional.ofNullable(manifestOrNull);
        }

        /**
         * What javac said when it could not even parse the sources; nothing was written or removed then, and compiling
         * them will say the same.
         */
        public Optional<String> unread() {
            return Optional.ofNullable(unreadOrNull);
        }
    }

    /**
     * Reads the module; rewrites files only where their content differs, and removes those without a cause.
     *
     * @throws UncheckedIOException if a directory cannot be read or written
     * @throws IllegalStateException if this Java has no compiler
     */
    public static Outcome run(Input input) {
        try {
            return new Compilation(input).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
