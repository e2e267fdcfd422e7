package dev.mvnlambda.processor;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The packages and classes that bear annotations of ours, or whose methods do, kept by name, since elements do not outlive a round. */
final class AnnotatedTypes {
    private final Set<String> written = new TreeSet<>();
    private final Set<String> generated = new TreeSet<>();
    private final Set<String> packages = new TreeSet<>();

    /** Adds those of a round; those of a later one than the first are generated. */
    void add(Set<? extends TypeElement> annotations, RoundEnvironment round, boolean first) {
        annotations.stream()
                .filter(Marks::isOurs)
                .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
                .forEach(element -> add(element, first));
    }

    private void add(Element element, boolean first) {
        if (element instanceof PackageElement named) {
            packages.add(named.getQualifiedName().toString());
        } else {
            (first ? written : generated).add(type(element).getQualifiedName().toString());
        }
    }

    /** The class itself, or that of a method. */
    static TypeElement type(Element element) {
        return (TypeElement)
                (element.getKind() == ElementKind.METHOD
                        ? Objects.requireNonNull(element.getEnclosingElement())
                        : element);
    }

    /** Those that are written by hand, as they are in this round. */
    TypeElement[] types(Elements elements) {
        return written.stream().map(elements::getTypeElement).toArray(TypeElement[]::new);
    }

    /** The packages, sorted, as they are in this round. */
    List<PackageElement> packages(Elements elements) {
        return packages.stream().map(elements::getPackageElement).toList();
    }

    /** The annotated classes and methods: by the name of the class, then as they stand in it. */
    List<Element> elements(Elements elements) {
        return Stream.of(types(elements))
                .flatMap(type -> Stream.concat(
                        Stream.of(type),
                        type.getEnclosedElements().stream()
                                .filter(enclosed -> enclosed.getKind() == ElementKind.METHOD)))
                .filter(AnnotatedTypes::isMarked)
                .map(Element.class::cast)
                .toList();
    }

    private static boolean isMarked(Element element) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(mirror ->
                        Marks.isOurs((TypeElement) mirror.getAnnotationType().asElement()));
    }

    /** Reports annotations in generated classes: whether a deploy saw them would hang on who else generates. */
    void refuseGenerated(Elements elements, Problems problems) {
        for (String name : generated) {
            TypeElement type = elements.getTypeElement(name);
            problems.error(
                    ProblemId.GENERATED_HANDLER,
                    Place.of(type),
                    "%s is generated, and functions are read from written sources only; annotate a class of your own that extends it."
                            .formatted(type.getSimpleName()));
        }
    }
}
