package dev.mvnlambda.local.s3;

import dev.mvnlambda.local.state.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** The bytes of objects, a file each. */
public final class ObjectStore {

    private final Path directory;

    public ObjectStore(Path directory) {
        this.directory = directory;
    }

    void put(String bucket, String key, byte[] bytes) {
        try {
            Files.createDirectories(directory.resolve(bucket));
            WholeFile.write(file(bucket, key), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<byte[]> find(String bucket, String key) {
        Path file = file(bucket, key);
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String bucket, String key) {
        try {
            Files.deleteIfExists(file(bucket, key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String bucket, String key) {
        String name =
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        return directory.resolve(bucket).resolve(name);
    }
}
