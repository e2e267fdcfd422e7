package dev.mvnlambda.local.s3;

import dev.mvnlambda.local.state.Table;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Objects and their bytes; without versions, as in a bucket that keeps none. */
final class StoredObjects {

    private final Table<ObjectRecord> table;
    private final ObjectStore store;

    StoredObjects(Table<ObjectRecord> table, ObjectStore store) {
        this.table = table;
        this.store = store;
    }

    void put(ObjectRecord object, byte[] bytes) {
        store.put(object.bucket(), object.key(), bytes);
        table.change(id(object.bucket(), object.key()), found -> Optional.of(object));
    }

    Optional<ObjectRecord> find(String bucket, @Nullable String key) {
        return key == null ? Optional.empty() : table.find(id(bucket, key));
    }

    ObjectRecord get(String bucket, @Nullable String key) {
        return find(bucket, key).orElseThrow(S3Faults::noKey);
    }

    byte[] bytes(ObjectRecord object) {
        return store.find(object.bucket(), object.key()).orElseThrow(S3Faults::noKey);
    }

    /** Whether there was one. */
    boolean delete(String bucket, String key) {
        boolean there = find(bucket, key).isPresent();
        table.remove(id(bucket, key));
        store.delete(bucket, key);
        return there;
    }

    List<ObjectRecord> startingWith(String bucket, String prefix) {
        return table.startingWith(id(bucket, prefix));
    }

    private static String id(String bucket, String key) {
        return bucket + "/" + key;
    }

    static String etag(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
