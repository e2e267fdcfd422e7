package dev.mvnlambda.local.worker;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where AWS looks for a function's classes: the task root, its {@code lib/*.jar}, the layers' {@code java/lib/*.jar}. */
final class TaskClassPath {
    private TaskClassPath() {}

    /** The function's class loader, below the one that holds AWS's own runtime classes. */
    static URLClassLoader loader(Path code, List<Path> layers) throws IOException {
        URL[] urls = entries(code, layers).map(TaskClassPath::url).toArray(URL[]::new);
        return new URLClassLoader(urls, TaskClassPath.class.getClassLoader());
    }

    static Stream<Path> entries(Path code, List<Path> layers) throws IOException {
        SortedMap<String, Path> own = new TreeMap<>();
        addJars(code.resolve("lib"), own);
        SortedMap<String, Path> shared = new TreeMap<>();
        for (Path layer : layers) {
            addJars(layer.resolve("java").resolve("lib"), shared); // a higher layer's file hides a lower one's
        }
        return Stream.of(Stream.of(code), own.values().stream(), shared.values().stream())
                .flatMap(paths -> paths);
    }

    private static void addJars(Path directory, SortedMap<String, Path> jars) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(".jar"))
                    .forEach(file -> jars.put(file.getFileName().toString(), file));
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path + " cannot be on a class path.", e);
        }
    }
}
