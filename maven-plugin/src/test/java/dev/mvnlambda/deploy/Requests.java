package dev.mvnlambda.deploy;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** What was sent to the account, as text. */
final class Requests {
    private Requests() {}

    /** A call, and a line a field that was set. */
    static String text(Interference.Call call) {
        List<String> lines = new ArrayList<>();
        lines.add(action(call));
        fields(call.request(), "  ", lines);
        return String.join("\n", lines);
    }

    /** As a policy names it. */
    static String action(Interference.Call call) {
        String service = call.service().toLowerCase(Locale.ROOT);
        return service + ":" + call.operation();
    }

    private static void fields(SdkPojo pojo, String indent, List<String> lines) {
        Map<String, Object> set = new TreeMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            boolean isToken = field.memberName().equals("ClientToken");
            boolean isUnset =
                    value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
            if (!isUnset && !isToken) {
                set.put(field.memberName(), value);
            }
        }
        set.forEach((name, value) -> value(name, value, indent, lines));
    }

    private static void value(String name, Object value, String indent, List<String> lines) {
        if (value instanceof SdkPojo nested) {
            lines.add(indent + name + ":");
            fields(nested, indent + "  ", lines);
        } else if (value instanceof List<?> list && list.stream().anyMatch(SdkPojo.class::isInstance)) {
            // tags have no order
            Stream<?> ordered = name.equals("Tags") ? list.stream().sorted(comparing(String::valueOf)) : list.stream();
            ordered.forEach(one -> value(name + "[]", one, indent, lines));
        } else if (value instanceof Map<?, ?> map) {
            lines.add(indent + name + ":");
            new TreeMap<>(map).forEach((key, one) -> value(String.valueOf(key), one, indent + "  ", lines));
        } else {
            lines.add(indent + name + ": " + value);
        }
    }
}
