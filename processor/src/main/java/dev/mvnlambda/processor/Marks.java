package dev.mvnlambda.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** All annotations of ours on one element, repeated ones one by one. */
final class Marks {
    static final String PACKAGE = "dev.mvnlambda.annotation";
    private static final String CONTAINER = ".List";

    private final Element element;
    private final String function;
    private final Problems problems;

    Marks(Element element, String function, Problems problems) {
        this.element = element;
        this.function = function;
        this.problems = problems;
    }

    static boolean isOurs(TypeElement annotation) {
        return annotation.getQualifiedName().toString().startsWith(PACKAGE + ".");
    }

    boolean has(String annotation) {
        return one(annotation).isPresent();
    }

    /** The annotation of that simple name. */
    Optional<Mark> one(String annotation) {
        return all(annotation).stream().findFirst();
    }

    /** The annotations of that simple name, in the order of the source. */
    List<Mark> all(String annotation) {
        return all().stream().filter(mark -> mark.isNamed(annotation)).toList();
    }

    /** The annotations, in the order of the source. */
    List<Mark> all() {
        List<Mark> marks = new ArrayList<>();
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            Mark mark = Mark.on(element, mirror, function, problems);
            if (isOurs(type) && type.getQualifiedName().toString().endsWith(CONTAINER)) {
                mark.items("value").forEach(item -> item.annotation().ifPresent(marks::add));
            } else if (isOurs(type)) {
                marks.add(mark);
            }
        }
        return marks;
    }
}
