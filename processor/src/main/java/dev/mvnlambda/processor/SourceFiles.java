package dev.mvnlambda.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Java files of a module, sorted.
 *
 * @param files all but {@code module-info.java}, so that the class path is enough to compile them
 * @param modular whether there is one
 */
record SourceFiles(List<Path> files, boolean modular) {
    private static final String MODULE = "module-info.java";

    /** Finds those under the roots; one that does not exist is passed over, and so is what is left out. */
    static SourceFiles under(List<Path> roots, Path leftOut) {
        Path excluded = leftOut.toAbsolutePath().normalize();
        List<Path> all = roots.stream()
                .map(root -> root.toAbsolutePath().normalize())
                .distinct()
                .filter(Files::isDirectory)
                .flatMap(root -> files(root).stream())
                .filter(file -> !file.startsWith(excluded))
                .distinct()
                .sorted()
                .toList();
        List<Path> files = all.stream().filter(file -> !isModule(file)).toList();
        return new SourceFiles(files, files.size() < all.size());
    }

    private static boolean isModule(Path file) {
        return file.endsWith(MODULE);
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file speaks of our annotations at all; if none does, there is nothing to compile. */
    boolean mentionAnnotations() {
        return files.stream().anyMatch(SourceFiles::mentionsAnnotations);
    }

    private static boolean mentionsAnnotations(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(Marks.PACKAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
