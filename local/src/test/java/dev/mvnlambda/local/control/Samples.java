package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;

/** Fills shapes, so that no member is left out of a test. */
final class Samples {

    private static final int DEEPEST = 5;

    private Samples() {}

    static Object of(Class<?> shape) {
        try {
            return filled((SdkPojo) shape.getMethod("builder").invoke(null), 0);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fills what the path and the SDK need, and nothing else. */
    static Object bare(Class<?> shape) {
        try {
            SdkPojo builder = (SdkPojo) shape.getMethod("builder").invoke(null);
            builder.sdkFields().stream()
                    .filter(field -> field.location() == MarshallLocation.PATH
                            || field.location() == MarshallLocation.GREEDY_PATH
                            || field.containsTrait(RequiredTrait.class))
                    .forEach(field -> sample(field, 0).ifPresent(value -> field.set(builder, value)));
            return Shapes.build(builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object filled(SdkPojo builder, int depth) {
        for (SdkField<?> field : builder.sdkFields()) {
            sample(field, depth).ifPresent(value -> field.set(builder, value));
        }
        return Shapes.build(builder);
    }

    // shapes that hold themselves end at some depth
    private static Optional<Object> sample(SdkField<?> field, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> Optional.of("a b/" + field.memberName());
            case INTEGER -> Optional.of(field.location() == MarshallLocation.STATUS_CODE ? 200 : 7);
            case LONG -> Optional.of(4_000_000_000L);
            case SHORT -> Optional.of((short) 7);
            case BYTE -> Optional.of((byte) 7);
            case FLOAT -> Optional.of(1.5f);
            case DOUBLE -> Optional.of(0.25);
            case BIG_DECIMAL -> Optional.of(new BigDecimal("1.25"));
            case BOOLEAN -> Optional.of(true);
            case INSTANT -> Optional.of(Instant.ofEpochSecond(1_700_000_000));
            case SDK_BYTES -> Optional.of(SdkBytes.fromByteArray(new byte[] {0, -1, 34, 10}));
            case SDK_POJO -> Optional.of(filled(field.constructor().get(), depth + 1));
            case LIST ->
                sample(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), depth + 1)
                        .map(item -> List.of(item, item));
            case MAP ->
                sample(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), depth + 1)
                        .map(value -> Map.of("key", value));
            default -> Optional.empty();
        };
    }
}
