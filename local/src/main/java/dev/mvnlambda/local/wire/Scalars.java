package dev.mvnlambda.local.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.utils.DateUtils;

/** Turns single values into text and back, for paths, queries, headers, forms and XML. */
final class Scalars {

    private Scalars() {}

    /** Reads the text of one value; times in any of AWS's forms, which do not overlap. */
    static Object parse(SdkField<?> field, String text) {
        try {
            return switch (Shapes.kind(field)) {
                case STRING -> text;
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case SHORT -> Short.valueOf(text);
                case BYTE -> Byte.valueOf(text);
                case FLOAT -> Float.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case BIG_DECIMAL -> new BigDecimal(text);
                case BOOLEAN -> bool(field, text);
                case INSTANT -> instant(text);
                case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
                default -> throw new BadRequestException(field.locationName() + " cannot be sent as text");
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BadRequestException("'" + text + "' is no value of " + field.locationName(), e);
        }
    }

    /** Writes one value; a time in the member's own form, else in the one given. */
    static String text(SdkField<?> field, Object value, Format usual) {
        if (value instanceof Instant instant) {
            return time(instant, format(field, usual));
        }
        if (value instanceof SdkBytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
        }
        return value.toString();
    }

    static Format format(SdkField<?> field, Format usual) {
        return field.getOptionalTrait(TimestampFormatTrait.class)
                .map(TimestampFormatTrait::format)
                .orElse(usual);
    }

    static BigDecimal epochSeconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3).stripTrailingZeros();
    }

    private static String time(Instant instant, Format format) {
        return switch (format) {
            case ISO_8601 -> DateTimeFormatter.ISO_INSTANT.format(instant);
            case RFC_822 -> DateUtils.formatRfc822Date(instant);
            case UNIX_TIMESTAMP -> epochSeconds(instant).toPlainString();
            case UNIX_TIMESTAMP_MILLIS -> Long.toString(instant.toEpochMilli());
        };
    }

    private static Instant instant(String text) {
        if (text.contains(",")) {
            return DateUtils.parseRfc822Date(text);
        }
        if (text.contains("T")) {
            return DateUtils.parseIso8601Date(text);
        }
        return instant(new BigDecimal(text));
    }

    static Instant instant(BigDecimal epochSeconds) {
        return Instant.ofEpochMilli(epochSeconds.movePointRight(3).longValue());
    }

    private static Boolean bool(SdkField<?> field, String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        throw new BadRequestException("'" + text + "' is no value of " + field.locationName());
    }
}
