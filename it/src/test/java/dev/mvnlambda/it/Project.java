package dev.mvnlambda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A copy of one of the projects, to build and to change. */
final class Project {
    private final Path directory;
    private final Maven maven;
    private final List<String> always;

    private Project(Path directory, Maven maven, List<String> always) {
        this.directory = directory;
        this.maven = maven;
        this.always = always;
    }

    /** A fresh copy. */
    static Project copyOf(String name, Maven maven) {
        return copy(name, name + "-" + maven, maven);
    }

    /** A fresh copy beside others of the same project. */
    static Project copyOf(String name, String which) {
        return copy(name, name + "-" + which, Maven.running());
    }

    private static Project copy(String name, String directory, Maven maven) {
        Path copy = Settings.work().resolve(directory);
        try {
            delete(copy);
            copy(Settings.projects().resolve(name), copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Project(copy, maven, List.of());
    }

    static Project copyOf(String name) {
        return copyOf(name, Maven.running());
    }

    /** The same copy, built with these arguments too. */
    Project with(String... arguments) {
        List<String> all = new ArrayList<>(always);
        all.addAll(List.of(arguments));
        return new Project(directory, maven, List.copyOf(all));
    }

    Build mvn(String... arguments) {
        return maven.run(directory, withAlways(arguments));
    }

    /** A build that goes on by itself. */
    RunningBuild start(String... arguments) {
        return maven.start(directory, withAlways(arguments));
    }

    private String[] withAlways(String... arguments) {
        List<String> all = new ArrayList<>(always);
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void replace(String name, String old, String replacement) {
        String text = text(name);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(name + " does not contain " + old);
        }
        write(name, text.replace(old, replacement));
    }

    void write(String name, String text) {
        try {
            Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> walk = Files.walk(directory)) {
                for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static boolean isOutput(Path relative) {
        for (Path part : relative) {
            if (part.toString().equals("target")) {
                return true;
            }
        }
        return false;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path :
                    walk.filter(file -> !isOutput(from.relativize(file))).toList()) {
                Path copied = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(path, copied);
                }
            }
        }
    }
}
