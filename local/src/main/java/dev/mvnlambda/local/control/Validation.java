package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Checks a request against the bounds of its members before anything else is looked at, as AWS does. */
final class Validation {

    private final String operation;
    private final List<String> violations = new ArrayList<>();

    private Validation(String operation) {
        this.operation = operation;
    }

    /** Passes requests that keep all bounds; otherwise says all that is wrong at once. */
    static void check(SdkPojo request) {
        String type = request.getClass().getSimpleName();
        Validation validation = new Validation(type.substring(0, type.length() - "Request".length()));
        validation.members(request, "", "");
        validation.report();
    }

    private void members(SdkPojo shape, String prefix, String shownPrefix) {
        for (SdkField<?> field : shape.sdkFields()) {
            String name = decapitalized(field.memberName());
            String path = prefix + name;
            Optional<Object> value = Shapes.value(field, shape);
            if (value.isPresent()) {
                member(path, shownPrefix + name, value.get());
            } else if (Bounds.required(operation).contains(path)) {
                violations.add("Value null at '" + path + "' failed to satisfy constraint: Member must not be null");
            }
        }
    }

    private void member(String path, String shownPath, Object value) {
        if (value instanceof SdkPojo nested) {
            members(nested, path + ".", shownPath + ".");
        } else if (!(value instanceof SdkBytes)) {
            String shown = Bounds.isConfidential(path) ? "Value" : "Value '" + value + "'";
            Bounds.of(operation, path).stream()
                    .filter(constraint -> !constraint.holds(value))
                    .forEach(constraint -> violations.add(
                            shown + " at '" + shownPath + "' failed to satisfy constraint: " + constraint.text()));
            items(path, shownPath, value);
        }
    }

    // AWS counts items from 1
    private void items(String path, String shownPath, Object value) {
        if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof SdkPojo item) {
                    members(item, path + ".", shownPath + "." + (i + 1) + ".member.");
                }
            }
        }
    }

    private void report() {
        if (!violations.isEmpty()) {
            String errors = violations.size() == 1 ? " validation error" : " validation errors";
            throw Faults.validation(violations.size() + errors + " detected: " + String.join("; ", violations));
        }
    }

    private static String decapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
