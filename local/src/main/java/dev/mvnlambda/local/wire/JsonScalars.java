package dev.mvnlambda.local.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Single values in JSON and in CBOR, which differ in times and bytes. */
abstract class JsonScalars {

    private static final int EPOCH_TAG = 1;

    abstract void writeTime(JsonGenerator json, SdkField<?> field, Instant time) throws IOException;

    abstract void writeBytes(JsonGenerator json, byte[] bytes) throws IOException;

    void write(JsonGenerator json, SdkField<?> field, Object value) throws IOException {
        if (value instanceof Instant time) {
            writeTime(json, field, time);
        } else if (value instanceof SdkBytes bytes) {
            writeBytes(json, bytes.asByteArrayUnsafe());
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            json.writeNumber(((Number) value).intValue());
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Float number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(value.toString());
        }
    }

    /** Reads a value, leniently where clients differ: a number for a text and a text for a number. */
    Object read(SdkField<?> field, JsonNode node) {
        if (node.isContainerNode()) {
            throw new BadRequestException(field.locationName() + " is no single value");
        }
        return switch (Shapes.kind(field)) {
            case INSTANT -> node.isNumber() ? time(node.decimalValue()) : Scalars.parse(field, node.asText());
            case SDK_BYTES -> bytes(field, node);
            case INTEGER, LONG, SHORT, BYTE -> Scalars.parse(field, integer(node));
            default -> Scalars.parse(field, node.asText());
        };
    }

    Instant time(BigDecimal number) {
        return Scalars.instant(number);
    }

    private static String integer(JsonNode node) {
        boolean whole = node.isFloatingPointNumber() && node.doubleValue() == Math.rint(node.doubleValue());
        return whole ? Long.toString(node.longValue()) : node.asText();
    }

    private static SdkBytes bytes(SdkField<?> field, JsonNode node) {
        try {
            return SdkBytes.fromByteArrayUnsafe(
                    node.isBinary() ? node.binaryValue() : Base64.getDecoder().decode(node.asText()));
        } catch (IOException | IllegalArgumentException e) {
            throw new BadRequestException(field.locationName() + " is not base64", e);
        }
    }

    /** The values of JSON. */
    static final class Text extends JsonScalars {

        @Override
        void writeTime(JsonGenerator json, SdkField<?> field, Instant time) throws IOException {
            if (Scalars.format(field, Format.UNIX_TIMESTAMP) == Format.UNIX_TIMESTAMP) {
                json.writeNumber(Scalars.epochSeconds(time));
            } else {
                json.writeString(Scalars.text(field, time, Format.UNIX_TIMESTAMP));
            }
        }

        @Override
        void writeBytes(JsonGenerator json, byte[] bytes) throws IOException {
            json.writeString(Base64.getEncoder().encodeToString(bytes));
        }
    }

    /** The values of CBOR. */
    static class Binary extends JsonScalars {

        @Override
        void writeTime(JsonGenerator json, SdkField<?> field, Instant time) throws IOException {
            ((CBORGenerator) json).writeTag(EPOCH_TAG);
            json.writeNumber(Scalars.epochSeconds(time).doubleValue());
        }

        @Override
        void writeBytes(JsonGenerator json, byte[] bytes) throws IOException {
            json.writeBinary(bytes);
        }
    }

    /** The values of CBOR as it was before Smithy. */
    static final class OldBinary extends Binary {

        @Override
        void writeTime(JsonGenerator json, SdkField<?> field, Instant time) throws IOException {
            ((CBORGenerator) json).writeTag(EPOCH_TAG);
            json.writeNumber(time.toEpochMilli());
        }

        @Override
        Instant time(BigDecimal number) {
            return Instant.ofEpochMilli(number.longValue());
        }
    }
}
