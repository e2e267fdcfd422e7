package dev.mvnlambda.plan;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares two records of properties by their components, however deep; the only place that reflects. */
public final class Diff {
    /** Sets an item apart from its list: items that are records come and go one by one. */
    private static final String ITEM = "\n";

    private Diff() {}

    /** What differs between two records of one type, sorted by property; secrets differ, but are not shown. */
    public static List<Change> between(Record before, Record after) {
        SortedMap<String, Object> old = leaves(before);
        SortedMap<String, Object> wanted = leaves(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(wanted.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            Object was = old.get(name);
            Object is = wanted.get(name);
            if (was == null || is == null || !content(was).equals(content(is))) {
                changes.add(new Change(property(name), shown(was, is), is == null ? null : is.toString()));
            }
        }
        return List.copyOf(changes);
    }

    /**
     * The content of a record, a line a leaf, sorted: equal records have equal content.
     *
     * @param secret what stands for a secret, by its property and its text
     */
    public static String content(Record properties, BinaryOperator<String> secret) {
        StringBuilder content = new StringBuilder();
        leaves(properties).forEach((name, leaf) -> {
            String text = leaf instanceof Value.Secret hidden ? secret.apply(name, hidden.text()) : leaf.toString();
            content.append(name).append('=').append(text).append('\n');
        });
        return content.toString();
    }

    /** The content of a record that holds no secrets, or is not shown to anybody. */
    public static String content(Record properties) {
        return content(properties, (property, text) -> text);
    }

    /** The resources that parts of a record wait for to tell them; none when all is known. */
    public static Set<ResourceKey> awaited(Record properties) {
        return leaves(properties).values().stream()
                .filter(Value.FromStep.class::isInstance)
                .map(leaf -> ((Value.FromStep) leaf).key())
                .collect(Collectors.toSet());
    }

    /** All secret texts of a record, which nobody may be shown. */
    public static List<String> secrets(Record properties) {
        return leaves(properties).values().stream()
                .filter(Value.Secret.class::isInstance)
                .map(leaf -> ((Value.Secret) leaf).text())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String property(String name) {
        int item = name.indexOf(ITEM);
        return item < 0 ? name : name.substring(0, item);
    }

    private static String content(Object leaf) {
        return leaf instanceof Value.Secret secret ? secret.text() : leaf.toString();
    }

    /** What was a secret before cannot be told once the source no longer says so, so a value that goes is not shown. */
    private static @Nullable String shown(@Nullable Object was, @Nullable Object is) {
        if (was == null) {
            return null;
        }
        return is instanceof Value.Secret || (is == null && was instanceof Value) ? "(not shown)" : was.toString();
    }

    private static SortedMap<String, Object> leaves(Record properties) {
        SortedMap<String, Object> leaves = new TreeMap<>();
        addRecord(leaves, "", properties);
        return leaves;
    }

    private static void addRecord(SortedMap<String, Object> leaves, String prefix, Record properties) {
        for (RecordComponent component : properties.getClass().getRecordComponents()) {
            if (!component.isAnnotationPresent(AtCreation.class)) {
                add(leaves, prefix + component.getName(), value(component, properties));
            }
        }
    }

    private static void add(SortedMap<String, Object> leaves, String name, @Nullable Object value) {
        if (value instanceof Value) {
            leaves.put(name, value);
        } else if (value instanceof Record nested) {
            addRecord(leaves, name + ".", nested);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> add(leaves, name + "." + key, entry));
        } else if (value instanceof Collection<?> items) {
            if (items.stream().anyMatch(Record.class::isInstance)) {
                items.forEach(item -> leaves.put(name + ITEM + item, item));
            } else if (!items.isEmpty()) {
                leaves.put(
                        name,
                        String.join(", ", items.stream().map(Object::toString).toList()));
            }
        } else if (value != null && !value.equals("")) {
            leaves.put(name, value);
        }
    }

    private static @Nullable Object value(RecordComponent component, Record properties) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(properties);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }
}
