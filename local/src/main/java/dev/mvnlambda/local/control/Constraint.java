package dev.mvnlambda.local.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bound of one member.
 *
 * @param text as AWS says it
 */
record Constraint(String text, Predicate<Object> holds) {

    static List<Constraint> length(int least, int most) {
        return List.of(
                new Constraint("Member must have length less than or equal to " + most, value -> length(value) <= most),
                new Constraint(
                        "Member must have length greater than or equal to " + least, value -> length(value) >= least));
    }

    static List<Constraint> range(double least, double most) {
        return Stream.concat(
                        Stream.of(new Constraint(
                                "Member must have value less than or equal to " + number(most),
                                value -> ((Number) value).doubleValue() <= most)),
                        atLeast(least).stream())
                .toList();
    }

    static List<Constraint> atLeast(double least) {
        return List.of(new Constraint(
                "Member must have value greater than or equal to " + number(least),
                value -> ((Number) value).doubleValue() >= least));
    }

    /** Binds a share. */
    static List<Constraint> share() {
        return List.of(
                new Constraint("Member must have value less than or equal to 1.0", value -> (Double) value <= 1),
                new Constraint("Member must have value greater than or equal to 0.0", value -> (Double) value >= 0));
    }

    /** What AWS says of some items beside their bounds; a reader of requests lets no null through. */
    static List<Constraint> notNull() {
        return List.of(new Constraint("Member must not be null", value -> true));
    }

    static List<Constraint> pattern(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return List.of(new Constraint(
                "Member must satisfy regular expression pattern: " + regex,
                value -> pattern.matcher(value.toString()).matches()));
    }

    static List<Constraint> oneOf(String... values) {
        List<String> known = List.of(values);
        return List.of(new Constraint(
                "Member must satisfy enum value set: " + known, value -> known.contains(value.toString())));
    }

    /** Binds each item of a list. */
    @SafeVarargs
    static List<Constraint> each(List<Constraint>... ofItem) {
        return nested("Member must satisfy constraint: ", all(ofItem), value -> (Collection<?>) value);
    }

    /** Binds each key of a map. */
    @SafeVarargs
    static List<Constraint> keys(List<Constraint>... ofKey) {
        return nested("Map keys must satisfy constraint: ", all(ofKey), value -> ((Map<?, ?>) value).keySet());
    }

    /** Binds each value of a map. */
    @SafeVarargs
    static List<Constraint> values(List<Constraint>... ofValue) {
        return nested("Map value must satisfy constraint: ", all(ofValue), value -> ((Map<?, ?>) value).values());
    }

    @SafeVarargs
    static List<Constraint> all(List<Constraint>... parts) {
        List<Constraint> all = new ArrayList<>();
        for (List<Constraint> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    boolean holds(Object value) {
        return holds.test(value);
    }

    private static List<Constraint> nested(
            String text, List<Constraint> constraints, Function<Object, Collection<?>> items) {
        String texts = constraints.stream().map(Constraint::text).collect(Collectors.joining(", ", "[", "]"));
        return List.of(new Constraint(
                text + texts,
                value -> items.apply(value).stream()
                        .allMatch(item -> constraints.stream().allMatch(constraint -> constraint.holds(item)))));
    }

    private static int length(Object value) {
        return value instanceof Collection<?> items
                ? items.size()
                : value.toString().length();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
