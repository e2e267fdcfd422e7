package dev.mvnlambda.processor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * One value of an annotation, and where it stands. A value that the compiler could not determine is a problem, and then
 * reads as something that no further check objects to.
 *
 * @param name of the member; an item of a list carries that of the list
 * @param value as the compiler read it; absent when a member without a default was not written
 * @param at the written value; absent when the default is in force: then the annotation itself is the place
 * @param standard the default; absent when there is none
 */
record Member(
        Mark mark,
        String name,
        @Nullable AnnotationValue value,
        @Nullable AnnotationValue at,
        @Nullable AnnotationValue standard) {
    /** The number that stands for "not set" in our annotations. */
    static final int UNSET = -1;

    private static final String PLACEHOLDER = "${";

    /** Stands for a text that could not be determined; checks take it for one that a deploy fills in. */
    private static final String UNKNOWN = "${?}";

    String text() {
        return read(String.class).orElse(UNKNOWN);
    }

    /** Whether the compiler could determine the text. */
    boolean isKnown() {
        return !text().equals(UNKNOWN);
    }

    /** Whether a placeholder stands in the text, so that only a deploy can check it. */
    boolean isOpen() {
        return text().contains(PLACEHOLDER);
    }

    boolean flag() {
        return read(Boolean.class).orElse(false);
    }

    String constant() {
        return read(VariableElement.class)
                .map(constant -> constant.getSimpleName().toString())
                .orElse("");
    }

    Optional<TypeMirror> type() {
        return read(TypeMirror.class);
    }

    Optional<Mark> annotation() {
        return read(AnnotationMirror.class)
                .flatMap(mirror -> Optional.ofNullable(value).map(v -> mark.nested(v, mirror)));
    }

    /** The values of a list; a single one written without braces is a list of one. */
    List<Member> items() {
        return read(List.class).stream()
                .flatMap(list -> ((List<?>) list).stream())
                .map(AnnotationValue.class::cast)
                .map(item -> new Member(mark, name, item, at == null ? null : item, null))
                .toList();
    }

    /** A number, which is a problem when it is out of bounds. */
    int number(ProblemId id, int least, int most, String unit) {
        int number = read(Integer.class).orElse(least);
        if (number < least || number > most) {
            error(
                    id,
                    "%s has %s = %d, but %d to %d%s are allowed; choose one of these."
                            .formatted(mark.function(), name, number, least, most, unit.isEmpty() ? "" : " " + unit));
        }
        return number;
    }

    /** A number, which is a problem when it is out of bounds; absent when it is not set. */
    @Nullable Integer optionalNumber(ProblemId id, int least, int most, String unit) {
        return optionalNumber(UNSET).isEmpty() ? null : number(id, least, most, unit);
    }

    /** A number, unless it is the one that stands for "not set". */
    Optional<Integer> optionalNumber(int unset) {
        return read(Integer.class).filter(number -> number != unset);
    }

    /** A text, which is a problem when it does not match; an open one is not, and neither is the default. */
    String text(ProblemId id, Pattern pattern, String rule) {
        String text = text();
        boolean usual = standard != null && text.equals(standard.getValue());
        if (!isOpen() && !usual && !pattern.matcher(text).matches()) {
            error(id, "%s has %s = \"%s\", but %s.".formatted(mark.function(), name, text, rule));
        }
        return text;
    }

    boolean isText() {
        return value != null && value.getValue() instanceof String;
    }

    boolean isList() {
        return value != null && value.getValue() instanceof List;
    }

    /** Whether the default is in force. */
    boolean isUnset() {
        return at == null;
    }

    void error(ProblemId id, String text) {
        mark.error(id, at, text);
    }

    void warning(ProblemId id, String text) {
        mark.warning(id, at, text);
    }

    private <T> Optional<T> read(Class<T> type) {
        Object content = value == null || isErroneous(value) ? null : value.getValue();
        if (type.isInstance(content)) {
            return Optional.of(type.cast(content));
        }
        error(
                ProblemId.UNRESOLVED_VALUE,
                ("%s of %s on %s is not known here; write a constant that the sources of this module or its"
                                + " dependencies hold, not one that is generated later.")
                        .formatted(name, mark, mark.function()));
        return Optional.empty();
    }

    /** The compiler hands over {@code <error>}, and for a text of these letters the same in quotes. */
    private static boolean isErroneous(AnnotationValue value) {
        return value.toString().equals("<error>");
    }
}
