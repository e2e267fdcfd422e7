package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Durable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Buckets and their objects, as far as uploads of code need them. */
final class ObjectStore {

    /** The bytes of an object. */
    static final class Content {

        private final byte[] bytes;

        private Content(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        String etag() {
            try {
                return "\""
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("MD5").digest(bytes)) + "\"";
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final Path directory;

    ObjectStore(Path directory) {
        this.directory = directory;
    }

    void createBucket(String bucket) {
        try {
            Files.createDirectories(directory.resolve(bucket));
            Durable.syncDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasBucket(String bucket) {
        return isName(bucket) && Files.isDirectory(directory.resolve(bucket));
    }

    Content put(String bucket, String key, byte[] bytes) {
        try {
            Durable.write(file(bucket, key), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Content(bytes);
    }

    Optional<Content> find(String bucket, String key) {
        Path file = file(bucket, key);
        try {
            return Files.exists(file) ? Optional.of(new Content(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String bucket, String key) {
        try {
            Files.deleteIfExists(file(bucket, key));
            Durable.syncDirectory(directory.resolve(bucket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether S3 takes the name for a bucket; it holds nothing that a path could make use of. */
    static boolean isName(String bucket) {
        return bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    }

    private Path file(String bucket, String key) {
        String name =
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        return directory.resolve(bucket).resolve(name);
    }
}
