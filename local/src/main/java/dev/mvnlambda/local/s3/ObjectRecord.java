package dev.mvnlambda.local.s3;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of an object, beside its bytes.
 *
 * @param etag without quotes
 */
record ObjectRecord(
        String bucket,
        String key,
        long size,
        String etag,
        @Nullable String contentType,
        Map<String, String> metadata,
        Instant modified) {

    ObjectRecord {
        metadata = Map.copyOf(new TreeMap<>(metadata));
    }

    /** The tag as answers hold it. */
    String quotedEtag() {
        return '"' + etag + '"';
    }
}
