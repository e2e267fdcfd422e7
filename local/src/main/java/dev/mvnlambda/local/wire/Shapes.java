package dev.mvnlambda.local.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Reads, builds and copies the SDK's model objects by what they say of their members. */
public final class Shapes {

    private Shapes() {}

    /** Returns the value of a member; absent when it was never set, even if it is a list or map. */
    public static Optional<Object> value(SdkField<?> field, SdkPojo shape) {
        @Nullable Object value = field.getValueOrDefault(shape);
        boolean unset = value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
        return unset ? Optional.empty() : Optional.of(value);
    }

    /** Ends a builder that was made by {@link SdkField#constructor()} or by {@code X.builder()}. */
    public static SdkPojo build(SdkPojo builder) {
        return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
    }

    /**
     * Copies every member that both shapes name alike and hold as the same kind; nested shapes too, though their classes
     * differ.
     */
    public static <B extends SdkPojo> B copy(SdkPojo from, B to) {
        Map<String, SdkField<?>> targets = new HashMap<>();
        to.sdkFields().forEach(field -> targets.put(field.memberName(), field));
        for (SdkField<?> field : from.sdkFields()) {
            @Nullable SdkField<?> target = targets.get(field.memberName());
            if (target != null && sameKind(field, target)) {
                value(field, from).ifPresent(value -> target.set(to, converted(target, value)));
            }
        }
        return to;
    }

    /** Reads the text of a single value. */
    public static Object parsed(SdkField<?> field, String text) {
        return Scalars.parse(field, text);
    }

    /** Whether a field holds a map. */
    public static boolean isMap(SdkField<?> field) {
        return kind(field) == MarshallingKnownType.MAP;
    }

    /** Whether a field holds another shape. */
    public static boolean isShape(SdkField<?> field) {
        return kind(field) == MarshallingKnownType.SDK_POJO;
    }

    static MarshallingKnownType kind(SdkField<?> field) {
        return field.marshallingType().getKnownType();
    }

    static SdkField<?> itemField(SdkField<?> list) {
        return list.getRequiredTrait(ListTrait.class).memberFieldInfo();
    }

    static SdkField<?> valueField(SdkField<?> map) {
        return map.getRequiredTrait(MapTrait.class).valueFieldInfo();
    }

    private static boolean sameKind(SdkField<?> a, SdkField<?> b) {
        if (kind(a) != kind(b)) {
            return false;
        }
        return switch (kind(a)) {
            case LIST -> sameKind(itemField(a), itemField(b));
            case MAP -> sameKind(valueField(a), valueField(b));
            default -> true;
        };
    }

    private static Object converted(SdkField<?> target, Object value) {
        if (value instanceof SdkPojo nested && kind(target) == MarshallingKnownType.SDK_POJO) {
            return build(copy(nested, target.constructor().get()));
        }
        if (value instanceof List<?> items && kind(target) == MarshallingKnownType.LIST) {
            return items.stream()
                    .map(item -> converted(itemField(target), item))
                    .toList();
        }
        return value;
    }
}
