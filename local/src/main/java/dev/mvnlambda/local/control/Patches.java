package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;

/** Changes shapes by operations on the paths of their members, as API Gateway takes them. */
final class Patches {

    private final Set<String> members;

    /** @param members that may be changed; of a map or a list its entries */
    Patches(String... members) {
        this.members = Set.of(members);
    }

    /** Applies operations to a builder, in their order. */
    <B extends SdkPojo> B applied(B builder, List<PatchOperation> operations) {
        operations.forEach(operation -> apply(builder, operation));
        return builder;
    }

    private void apply(SdkPojo builder, PatchOperation operation) {
        String[] path = operation.path().replaceFirst("^/", "").split("/", 2);
        SdkField<?> field = builder.sdkFields().stream()
                .filter(one -> members.contains(path[0]) && one.locationName().equals(path[0]))
                .findFirst()
                .orElseThrow(() -> invalid(operation));
        boolean removed = "remove".equals(operation.opAsString());
        if (path.length == 1 && !Shapes.isMap(field)) {
            field.set(builder, removed ? null : Shapes.parsed(field, String.valueOf(operation.value())));
        } else if (path.length == 2 && Shapes.isMap(field)) {
            field.set(builder, entry(builder, field, unescaped(path[1]), removed ? null : operation.value()));
        } else if (path.length == 2 && Shapes.isShape(field)) {
            nested(builder, field, operation, path[1]);
        } else {
            throw invalid(operation);
        }
    }

    private static Map<String, Object> entry(SdkPojo builder, SdkField<?> field, String key, @Nullable String value) {
        Map<String, Object> entries = new TreeMap<>();
        Shapes.value(field, Shapes.build(builder))
                .ifPresent(map -> ((Map<?, ?>) map).forEach((name, one) -> entries.put(String.valueOf(name), one)));
        entries.remove(key);
        if (value != null) {
            entries.put(key, value);
        }
        return entries;
    }

    /** One item of a list within a member, such as {@code /endpointConfiguration/types/EDGE}. */
    private static void nested(SdkPojo builder, SdkField<?> field, PatchOperation operation, String rest) {
        String[] path = rest.split("/", 2);
        SdkPojo inner = field.constructor().get();
        Shapes.value(field, Shapes.build(builder)).ifPresent(value -> Shapes.copy((SdkPojo) value, inner));
        SdkField<?> list = inner.sdkFields().stream()
                .filter(one -> one.locationName().equals(path[0]) && path.length == 2)
                .findFirst()
                .orElseThrow(() -> RestApiFaults.badRequest("Invalid patch path " + operation.path()));
        List<Object> items = new ArrayList<>();
        Shapes.value(list, Shapes.build(inner)).ifPresent(value -> items.addAll((List<?>) value));
        items.remove(path[1]);
        if (!"remove".equals(operation.opAsString())) {
            items.add(operation.value());
        }
        list.set(inner, items);
        field.set(builder, Shapes.build(inner));
    }

    private static String unescaped(String key) {
        return key.replace("~1", "/").replace("~0", "~");
    }

    private RuntimeException invalid(PatchOperation operation) {
        return RestApiFaults.badRequest("Invalid patch path  '" + operation.path() + "' specified for op '"
                + operation.opAsString() + "'. Must be one of: ["
                + members.stream().sorted().map(member -> "/" + member).collect(Collectors.joining(", ")) + "]");
    }
}
