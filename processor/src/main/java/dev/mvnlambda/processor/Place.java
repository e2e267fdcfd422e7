package dev.mvnlambda.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where a problem stands: on an element, at one of its annotations, at a value of that.
 *
 * @param element absent for a problem of the whole module
 * @param value absent, or not written in the source, for the annotation as a whole
 */
record Place(
        @Nullable Element element,
        @Nullable AnnotationMirror mirror,
        @Nullable AnnotationValue value) {
    static final Place MODULE = new Place(null, null, null);

    static Place of(Element element) {
        return new Place(element, null, null);
    }
}
