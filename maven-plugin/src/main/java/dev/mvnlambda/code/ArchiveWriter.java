package dev.mvnlambda.code;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a module's archive: its classes at the root, its libraries under {@code lib}, sorted by name. */
public final class ArchiveWriter {
    private ArchiveWriter() {}

    /**
     * Writes an archive whole or not at all, and reads it back.
     *
     * @param classes the class output of the module; it may be missing
     * @param libraries all that it needs at run time, in any order
     * @param target replaced if it exists
     * @throws CodeException if two entries would have one name, or if AWS would refuse the archive as too large
     */
    public static Archive write(Path classes, List<Library> libraries, Path target) throws IOException {
        Map<String, Content> contents = contents(classes, libraries);
        Path directory = target.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path unfinished = Files.createTempFile(directory, target.getFileName().toString(), ".part");
        try {
            try (StoredZip zip = new StoredZip(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
                for (Map.Entry<String, Content> content : contents.entrySet()) {
                    zip.add(content.getKey(), content.getValue().bytes());
                }
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        Archive archive = Archive.read(target);
        archive.checkUnpackedSize();
        return archive;
    }

    private static Map<String, Content> contents(Path classes, List<Library> libraries) throws IOException {
        Map<String, Content> contents = new TreeMap<>();
        new ClassesDirectory(classes)
                .files()
                .forEach((name, file) -> contents.put(name, () -> Files.readAllBytes(file)));
        Libraries.byEntryName(libraries).forEach((name, library) -> {
            if (contents.put(name, content(library)) != null) {
                throw new CodeException(
                        name + " is both a resource of this module and a dependency, but an archive holds "
                                + "a name once. Remove the resource.");
            }
        });
        return contents;
    }

    private static Content content(Library library) {
        return library.rebuilt() ? () -> RepackedJar.bytes(library.file()) : () -> Files.readAllBytes(library.file());
    }

    private interface Content {
        byte[] bytes() throws IOException;
    }
}
