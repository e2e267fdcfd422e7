package dev.mvnlambda.processor;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What AWS is told to call.
 *
 * @param element the annotated class or method
 * @param type the class, or that of the method
 * @param text {@code pkg.Class} or {@code pkg.Class::method}
 * @param simpleName of the class, followed by the method if there is one: the function's name by default
 * @param kind how AWS calls it
 * @param eventOrNull see {@link #event()}
 * @param answerOrNull see {@link #answer()}
 */
record Handler(
        Element element,
        TypeElement type,
        String text,
        String simpleName,
        Kind kind,
        @Nullable TypeMirror eventOrNull,
        @Nullable TypeMirror answerOrNull) {

    /** How AWS calls a handler. */
    enum Kind {
        /** With an event that it turns into an object. */
        EVENT,
        /** With the bytes of the event. */
        STREAM,
        /** Through the durable SDK. */
        DURABLE,
        /** Not known, which has been reported. */
        UNKNOWN
    }

    /** The type that an event is turned into. */
    Optional<TypeMirror> event() {
        return Optional.ofNullable(eventOrNull);
    }

    /** The type that is turned into the answer. */
    Optional<TypeMirror> answer() {
        return Optional.ofNullable(answerOrNull);
    }

    /** The binary name of the class. */
    String className() {
        int separator = text.indexOf("::");
        return separator < 0 ? text : text.substring(0, separator);
    }

    /** The name of the method, or empty for the class itself. */
    String method() {
        int separator = text.indexOf("::");
        return separator < 0 ? "" : text.substring(separator + 2);
    }

    boolean isMethod() {
        return !method().isEmpty();
    }
}
