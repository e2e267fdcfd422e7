package dev.mvnlambda.processor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/** Keeps what a compilation writes, so that files are touched only when all is well, and only where they differ. */
final class GeneratedFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private static final String RESOURCE = ResourceWriter.NAME + JavaFileObject.Kind.SOURCE.extension;

    private final Charset encoding;
    private final Map<String, Content> sources = new TreeMap<>();
    private final Map<String, Content> resources = new TreeMap<>();

    GeneratedFiles(StandardJavaFileManager files, Charset encoding) {
        super(files);
        this.encoding = encoding;
    }

    /** Reads what is on disk. */
    StandardJavaFileManager standard() {
        return fileManager;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
        String path = className.replace('.', '/') + kind.extension;
        return sources.computeIfAbsent(path, p -> new Content(p, kind));
    }

    @Override
    public FileObject getFileForOutput(
            Location location, String packageName, String relativeName, @Nullable FileObject sibling) {
        return resources.computeIfAbsent(relativeName, p -> new Content(p, JavaFileObject.Kind.OTHER));
    }

    @Override
    public boolean isSameFile(FileObject left, FileObject right) {
        return left.toUri().equals(right.toUri());
    }

    /** Brings the generated sources up to date, and removes a {@code Resource.java} that was not made again. */
    void writeSources(Path directory) throws IOException {
        for (Path stale : existing(directory)) {
            if (!sources.containsKey(directory.relativize(stale).toString().replace('\\', '/'))) {
                remove(stale, directory);
            }
        }
        write(sources, directory);
    }

    /** Brings one resource up to date, or removes it if it was not made again. */
    void writeResource(String path, Path directory) throws IOException {
        Path file = directory.resolve(path);
        if (!resources.containsKey(path) && Files.exists(file)) {
            remove(file, directory);
        }
        write(resources, directory);
    }

    private static List<Path> existing(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith(RESOURCE)).toList();
        }
    }

    private static void write(Map<String, Content> contents, Path directory) throws IOException {
        for (Map.Entry<String, Content> content : contents.entrySet()) {
            Path file = directory.resolve(content.getKey());
            byte[] bytes = content.getValue().bytes.toByteArray();
            if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            }
        }
    }

    /** Removes a file, and the directories that it leaves empty. */
    private static void remove(Path file, Path directory) throws IOException {
        Files.delete(file);
        Path parent = file.getParent();
        while (parent != null && !parent.equals(directory) && isEmpty(parent)) {
            Files.delete(parent);
            parent = parent.getParent();
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    /** A file that is not on disk yet. */
    private final class Content extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Content(String path, Kind kind) {
            super(URI.create("generated:///" + path), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            bytes.reset();
            return bytes;
        }

        @Override
        public Writer openWriter() {
            return new OutputStreamWriter(openOutputStream(), encoding);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(encoding);
        }
    }
}
