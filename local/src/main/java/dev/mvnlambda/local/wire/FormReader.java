package dev.mvnlambda.local.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Reads members out of a form, where nesting is written as dotted names. */
final class FormReader {

    private final Map<String, List<String>> form;

    FormReader(Map<String, List<String>> form) {
        this.form = form;
    }

    void fill(SdkPojo builder) {
        fill(builder, "");
    }

    private void fill(SdkPojo builder, String prefix) {
        for (SdkField<?> field : builder.sdkFields()) {
            read(field, prefix + field.locationName()).ifPresent(value -> field.set(builder, value));
        }
    }

    private Optional<Object> read(SdkField<?> field, String name) {
        if (!isNamed(name)) {
            return Optional.empty();
        }
        return switch (Shapes.kind(field)) {
            case SDK_POJO -> Optional.of(pojo(field, name));
            case LIST -> Optional.of(list(field, name));
            case MAP -> Optional.of(map(field, name));
            default -> Optional.ofNullable(form.get(name)).map(values -> Scalars.parse(field, values.get(0)));
        };
    }

    private Object pojo(SdkField<?> field, String name) {
        SdkPojo builder = field.constructor().get();
        fill(builder, name + ".");
        return Shapes.build(builder);
    }

    private List<Object> list(SdkField<?> field, String name) {
        ListTrait trait = field.getRequiredTrait(ListTrait.class);
        String items = trait.isFlattened()
                ? name
                : name + "." + Objects.requireNonNullElse(trait.memberLocationName(), "member");
        List<Object> list = new ArrayList<>();
        for (int n = 1; isNamed(items + "." + n); n++) {
            read(trait.memberFieldInfo(), items + "." + n).ifPresent(list::add);
        }
        return list;
    }

    private Map<String, Object> map(SdkField<?> field, String name) {
        MapTrait trait = field.getRequiredTrait(MapTrait.class);
        String entries = trait.isFlattened() ? name : name + ".entry";
        Map<String, Object> map = new LinkedHashMap<>();
        for (int n = 1; isNamed(entries + "." + n); n++) {
            String entry = entries + "." + n + ".";
            String key = form.getOrDefault(entry + trait.keyLocationName(), List.of(""))
                    .get(0);
            read(trait.valueFieldInfo(), entry + trait.valueLocationName()).ifPresent(value -> map.put(key, value));
        }
        return map;
    }

    // an empty list is sent as its bare name
    private boolean isNamed(String name) {
        return form.containsKey(name) || form.keySet().stream().anyMatch(key -> key.startsWith(name + "."));
    }
}
