package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.ManifestException;
import dev.mvnlambda.manifest.ManifestJson;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The manifests of other modules. */
final class OtherModules {
    private static final String JAR = ".jar";

    private OtherModules() {}

    /** Those entries of a class path that hold a manifest: the manifest's file, or the archive around it. */
    static List<Path> manifests(List<Path> classPath) {
        return classPath.stream()
                .map(entry -> Files.isDirectory(entry) ? entry.resolve(Manifest.PATH) : entry)
                .filter(Files::isRegularFile)
                .filter(OtherModules::holdsManifest)
                .toList();
    }

    private static boolean holdsManifest(Path entry) {
        try {
            return text(entry).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads manifests, and reports one that cannot be read.
     *
     * @param paths files or archives, parted as in a class path
     */
    static List<Manifest> read(String paths, Problems problems) {
        List<Manifest> manifests = new ArrayList<>();
        for (String path : paths.split(File.pathSeparator, -1)) {
            if (!path.isBlank()) {
                read(Path.of(path), problems).ifPresent(manifests::add);
            }
        }
        return manifests;
    }

    private static Optional<Manifest> read(Path path, Problems problems) {
        try {
            return text(path).map(json -> ManifestJson.read(json, path.toString()));
        } catch (IOException e) {
            problems.error(
                    ProblemId.OPTION,
                    Place.MODULE,
                    "%s cannot be read as a manifest (%s); build that module again.".formatted(path, e));
        } catch (ManifestException e) {
            problems.error(ProblemId.OPTION, Place.MODULE, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private static Optional<String> text(Path path) throws IOException {
        if (!path.toString().endsWith(JAR)) {
            return Optional.of(Files.readString(path));
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            ZipEntry entry = jar.getEntry(Manifest.PATH);
            return entry == null
                    ? Optional.empty()
                    : Optional.of(new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
