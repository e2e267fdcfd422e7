package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.TaskRoot;
import dev.mvnlambda.local.state.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Archives of code by digest; each is unpacked once, into a directory that never changes. */
final class CodeStore {

    /**
     * One archive.
     *
     * @param sha256 base64, as AWS shows it
     */
    record Code(String sha256, long size) {}

    private static final String UNFINISHED = "unfinished-";

    private final Path directory;
    private final Map<String, Code> byEtag = new HashMap<>();

    /** Opens what a directory holds, which is this process's alone; what a killed one had not finished is deleted. */
    static CodeStore open(Path directory) {
        CodeStore store = new CodeStore(directory);
        if (Files.isDirectory(directory)) {
            store.deleteUnfinished();
        }
        return store;
    }

    private CodeStore(Path directory) {
        this.directory = directory;
    }

    /** Reads what AWS would say of an archive, without keeping it. */
    Code describe(byte[] archive) {
        return new Code(Base64.getEncoder().encodeToString(sha256(archive)), archive.length);
    }

    /** Keeps an archive and unpacks it; when this returns, both outlive this process. */
    synchronized Code keep(byte[] archive) {
        Code code = describe(archive);
        try {
            Files.createDirectories(directory);
            Path unpacked = unpacked(code.sha256());
            if (!Files.isDirectory(unpacked)) {
                Path unfinished = directory.resolve(UNFINISHED + UUID.randomUUID());
                try {
                    Unzip.into(unfinished, archive);
                    Files.move(unfinished, unpacked, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    delete(unfinished);
                }
            }
            if (!Files.exists(archive(code.sha256()))) {
                WholeFile.write(archive(code.sha256()), archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The code cannot be kept: " + e, e);
        }
        return code;
    }

    /** Keeps what an object of a bucket holds; however many functions share it, it is read once. */
    synchronized Code keep(String etag, Supplier<byte[]> archive) {
        Code known = byEtag.get(etag);
        if (known != null && Files.isDirectory(unpacked(known.sha256()))) {
            return known;
        }
        Code code = keep(archive.get());
        byEtag.put(etag, code);
        return code;
    }

    /** Returns where an archive was unpacked to, as a runtime needs it. */
    TaskRoot taskRoot(String sha256) {
        return new UnpackedArchive(unpacked(sha256), archive(sha256));
    }

    /** Returns where an archive was unpacked to. */
    Path unpacked(String sha256) {
        return directory.resolve(name(sha256));
    }

    /** Returns the file that holds an archive. */
    Path archive(String sha256) {
        return directory.resolve(name(sha256) + ".zip");
    }

    /** Returns the file of the archive that has a name in the download links; absent when there is none. */
    Optional<Path> archiveNamed(String name) {
        boolean valid = name.matches("[0-9a-f]{64}");
        return Optional.of(directory.resolve(name + ".zip")).filter(file -> valid && Files.exists(file));
    }

    /** Returns the name of an archive in download links. */
    static String name(String sha256) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(sha256));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void deleteUnfinished() {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(directory, UNFINISHED + "*")) {
            WholeFile.deleteUnfinished(directory);
            for (Path tree : unfinished) {
                delete(tree);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The code in " + directory + " cannot be tidied up: " + e, e);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> files = Files.walk(tree)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
