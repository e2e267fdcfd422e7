package dev.mvnlambda.local.s3;

import dev.mvnlambda.local.state.Table;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/** Objects that are uploaded in parts. */
final class Uploads {

    private final Table<UploadRecord> table;
    private final ObjectStore store;

    Uploads(Table<UploadRecord> table, ObjectStore store) {
        this.table = table;
        this.store = store;
    }

    /** An object that all parts make up. */
    record Whole(ObjectRecord object, SdkBytes bytes) {}

    String begin(CreateMultipartUploadRequest request) {
        String id = UUID.randomUUID().toString();
        table.change(
                id,
                found -> Optional.of(new UploadRecord(
                        id,
                        request.bucket(),
                        request.key(),
                        request.contentType(),
                        request.metadata(),
                        new TreeMap<>())));
        return id;
    }

    /** Takes a part and returns its tag. */
    String add(@Nullable String id, int part, byte[] bytes) {
        UploadRecord upload = get(id);
        String etag = StoredObjects.etag(bytes);
        store.put(upload.bucket(), upload.keyOf(part), bytes);
        table.change(
                upload.id(),
                found -> Optional.of(found.orElseThrow(S3Faults::noUpload).with(part, etag)));
        return etag;
    }

    /** The object that the given parts make up, in the order of their numbers. */
    Whole end(@Nullable String id, List<CompletedPart> parts, Instant now) {
        UploadRecord upload = get(id);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        for (CompletedPart part : parts) {
            String etag = upload.parts().getOrDefault(part.partNumber(), "");
            if (etag.isEmpty() || !etag.equals(String.valueOf(part.eTag()).replace("\"", ""))) {
                throw S3Faults.invalidPart();
            }
            bytes.writeBytes(
                    store.find(upload.bucket(), upload.keyOf(part.partNumber())).orElseThrow(S3Faults::invalidPart));
            digests.writeBytes(HexFormat.of().parseHex(etag));
        }
        ObjectRecord object = new ObjectRecord(
                upload.bucket(),
                upload.key(),
                bytes.size(),
                StoredObjects.etag(digests.toByteArray()) + "-" + parts.size(),
                upload.contentType(),
                upload.metadata(),
                now);
        return new Whole(object, SdkBytes.fromByteArrayUnsafe(bytes.toByteArray()));
    }

    /** Drops an upload and its parts. */
    void forget(@Nullable String id) {
        UploadRecord upload = get(id);
        upload.parts().keySet().forEach(part -> store.delete(upload.bucket(), upload.keyOf(part)));
        table.remove(upload.id());
    }

    private UploadRecord get(@Nullable String id) {
        return Optional.ofNullable(id).flatMap(table::find).orElseThrow(S3Faults::noUpload);
    }
}
