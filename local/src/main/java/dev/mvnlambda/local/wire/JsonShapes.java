package dev.mvnlambda.local.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Writes and reads the SDK's model objects as JSON, or as CBOR, which is JSON with other bytes. */
public final class JsonShapes {

    // a base64 archive of 50 MB and what surrounds it
    private static final StreamReadConstraints LARGE =
            StreamReadConstraints.builder().maxStringLength(100_000_000).build();

    private final ObjectMapper mapper;
    private final JsonScalars scalars;

    private JsonShapes(JsonFactory factory, JsonScalars scalars) {
        this.mapper = new ObjectMapper(factory);
        this.scalars = scalars;
    }

    /** Times are epoch seconds, bytes base64. */
    public static JsonShapes json() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(LARGE)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        return new JsonShapes(factory, new JsonScalars.Text());
    }

    /** Times are doubles under tag 1, bytes raw. */
    static JsonShapes cbor() {
        CBORFactory factory = CBORFactory.builder().streamReadConstraints(LARGE).build();
        return new JsonShapes(factory, new JsonScalars.Binary());
    }

    /** Times are epoch milliseconds, bytes raw: what was before Smithy. */
    static JsonShapes oldCbor() {
        CBORFactory factory = CBORFactory.builder().streamReadConstraints(LARGE).build();
        return new JsonShapes(factory, new JsonScalars.OldBinary());
    }

    /** Writes those members of a shape that are set and chosen. */
    byte[] write(SdkPojo shape, Predicate<SdkField<?>> chosen) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = mapper.createGenerator(bytes)) {
            json.writeStartObject();
            writeMembers(json, shape, chosen);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes a flat object; a null is written as such. */
    byte[] write(Map<String, @Nullable String> object) {
        try {
            return mapper.writeValueAsBytes(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a whole shape as one value of a larger document. */
    public void write(JsonGenerator json, SdkPojo shape) throws IOException {
        json.writeStartObject();
        writeMembers(json, shape, field -> true);
        json.writeEndObject();
    }

    /** Reads a document; an empty body is a missing node. */
    JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : mapper.readTree(body);
        } catch (IOException e) {
            throw new BadRequestException("Could not parse request body into json: " + e.getMessage(), e);
        }
    }

    /** Sets the members that a document holds; others and nulls stay unset. */
    public void fill(SdkPojo builder, JsonNode document) {
        fill(builder, document, field -> true);
    }

    /** Sets those members that are chosen and that a document holds. */
    void fill(SdkPojo builder, JsonNode document, Predicate<SdkField<?>> chosen) {
        if (!document.isObject() && !document.isMissingNode()) {
            throw new BadRequestException("Unexpected value in request body: an object was expected");
        }
        for (SdkField<?> field : builder.sdkFields()) {
            Optional.ofNullable(document.get(field.locationName()))
                    .filter(node -> chosen.test(field) && !node.isNull())
                    .ifPresent(node -> field.set(builder, read(field, node)));
        }
    }

    private void writeMembers(JsonGenerator json, SdkPojo shape, Predicate<SdkField<?>> chosen) throws IOException {
        for (SdkField<?> field : shape.sdkFields()) {
            Optional<Object> value = chosen.test(field) ? Shapes.value(field, shape) : Optional.empty();
            if (value.isPresent()) {
                json.writeFieldName(field.locationName());
                writeValue(json, field, value.get());
            }
        }
    }

    private void writeValue(JsonGenerator json, SdkField<?> field, Object value) throws IOException {
        if (value instanceof SdkPojo nested) {
            write(json, nested);
        } else if (value instanceof List<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                writeValue(json, Shapes.itemField(field), item);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(entry.getKey().toString());
                writeValue(json, Shapes.valueField(field), entry.getValue());
            }
            json.writeEndObject();
        } else {
            scalars.write(json, field, value);
        }
    }

    Object read(SdkField<?> field, JsonNode node) {
        return switch (Shapes.kind(field)) {
            case SDK_POJO -> pojo(field, node);
            case LIST -> list(field, node);
            case MAP -> map(field, node);
            default -> scalars.read(field, node);
        };
    }

    private Object pojo(SdkField<?> field, JsonNode node) {
        SdkPojo builder = field.constructor().get();
        fill(builder, node);
        return Shapes.build(builder);
    }

    private List<Object> list(SdkField<?> field, JsonNode node) {
        if (!node.isArray()) {
            throw new BadRequestException(field.locationName() + " is no list");
        }
        return StreamSupport.stream(node.spliterator(), false)
                .filter(item -> !item.isNull())
                .map(item -> read(Shapes.itemField(field), item))
                .toList();
    }

    private Map<String, Object> map(SdkField<?> field, JsonNode node) {
        if (!node.isObject()) {
            throw new BadRequestException(field.locationName() + " is no map");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .forEach(entry -> map.put(entry.getKey(), read(Shapes.valueField(field), entry.getValue())));
        return map;
    }
}
