package dev.mvnlambda.code;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a module was compiled to; the directory may be missing. */
record ClassesDirectory(Path path) {
    // the manifest holds settings; a changed batch size must not change the code
    static final String MANIFEST_DIRECTORY = "META-INF/lambda/";

    /** Its files by the names that they have in the archive. */
    SortedMap<String, Path> files() throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        for (Path file : walked()) {
            String name = entryName(path.relativize(file));
            if (!name.startsWith(MANIFEST_DIRECTORY)) {
                files.put(name, file);
            }
        }
        return files;
    }

    private List<Path> walked() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private static String entryName(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }
}
