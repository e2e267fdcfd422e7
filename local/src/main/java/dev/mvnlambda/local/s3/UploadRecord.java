package dev.mvnlambda.local.s3;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An object that is uploaded in parts.
 *
 * @param parts the tag of each part by its number, without quotes
 */
record UploadRecord(
        String id,
        String bucket,
        String key,
        @Nullable String contentType,
        Map<String, String> metadata,
        SortedMap<Integer, String> parts) {

    UploadRecord {
        metadata = Map.copyOf(metadata);
        parts = new TreeMap<>(parts);
    }

    UploadRecord with(int part, String etag) {
        SortedMap<Integer, String> more = new TreeMap<>(parts);
        more.put(part, etag);
        return new UploadRecord(id, bucket, key, contentType, metadata, more);
    }

    /** The key under which the bytes of a part are kept; no object is called so. */
    String keyOf(int part) {
        return "\0" + id + "/" + part;
    }
}
