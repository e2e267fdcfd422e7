package dev.mvnlambda.local.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * JSON objects of texts and numbers, without the mapper for whole records: loading that takes half of the time in which a server
 * is to be ready, so what a start writes does not need it.
 */
public final class FlatJson {

    private static final JsonFactory JSON = new JsonFactory();

    private FlatJson() {}

    /** An object in UTF-8, its members in the map's order. */
    public static byte[] bytes(Map<String, ?> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, ?> member : members.entrySet()) {
                json.writePOJOField(member.getKey(), member.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
