package dev.mvnlambda.processor;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** Finds the source of a value in the n-th of several annotations, which the compiler wraps in a container unwritten. */
final class RepeatedAnnotations {
    private RepeatedAnnotations() {}

    /** The source of the place; absent when it is in no repeated annotation. */
    static @Nullable Tree tree(Place place, Tree declaration) {
        if (place.mirror() == null || place.value() == null) {
            return null;
        }
        int index = 0;
        for (AnnotationMirror repeated : contained(place.mirror())) {
            if (holds(repeated, place.value())) {
                AnnotationTree tree = nth(index, repeated, annotations(declaration));
                return tree == null ? null : valueTree(repeated, place.value(), tree);
            }
            index++;
        }
        return null;
    }

    private static List<AnnotationMirror> contained(AnnotationMirror container) {
        return container.getElementValues().values().stream()
                .filter(value -> value.getValue() instanceof List<?>)
                .flatMap(value -> ((List<?>) value.getValue()).stream())
                .map(item -> ((AnnotationValue) item).getValue())
                .filter(AnnotationMirror.class::isInstance)
                .map(AnnotationMirror.class::cast)
                .toList();
    }

    private static boolean holds(AnnotationMirror mirror, AnnotationValue wanted) {
        return wanted.getValue() == mirror
                || mirror.getElementValues().values().stream().anyMatch(value -> holds(value, wanted));
    }

    private static boolean holds(AnnotationValue value, AnnotationValue wanted) {
        return value == wanted || (value.getValue() instanceof List<?> items && index(items, wanted) >= 0);
    }

    private static int index(List<?> items, AnnotationValue wanted) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static List<? extends AnnotationTree> annotations(Tree declaration) {
        if (declaration instanceof ClassTree type) {
            return type.getModifiers().getAnnotations();
        }
        if (declaration instanceof PackageTree named) {
            return named.getAnnotations();
        }
        return declaration instanceof MethodTree method ? method.getModifiers().getAnnotations() : List.of();
    }

    private static @Nullable AnnotationTree nth(
            int index, AnnotationMirror mirror, List<? extends AnnotationTree> annotations) {
        String name = mirror.getAnnotationType().asElement().getSimpleName().toString();
        List<? extends AnnotationTree> named = annotations.stream()
                .filter(tree -> ("." + tree.getAnnotationType()).endsWith("." + name))
                .toList();
        return index < named.size() ? named.get(index) : null;
    }

    private static Tree valueTree(AnnotationMirror mirror, AnnotationValue wanted, AnnotationTree annotation) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> member :
                mirror.getElementValues().entrySet()) {
            if (holds(member.getValue(), wanted)) {
                Tree source = memberTree(member.getKey().getSimpleName().toString(), annotation);
                return member.getValue() == wanted ? source : itemTree(member.getValue(), wanted, source);
            }
        }
        return annotation;
    }

    private static Tree memberTree(String name, AnnotationTree annotation) {
        for (ExpressionTree argument : annotation.getArguments()) {
            if (!(argument instanceof AssignmentTree assignment)) {
                return argument;
            }
            if (assignment.getVariable() instanceof IdentifierTree variable
                    && variable.getName().contentEquals(name)) {
                return assignment.getExpression();
            }
        }
        return annotation;
    }

    private static Tree itemTree(AnnotationValue list, AnnotationValue wanted, Tree source) {
        int index = index((List<?>) list.getValue(), wanted);
        return source instanceof NewArrayTree array
                        && index < array.getInitializers().size()
                ? array.getInitializers().get(index)
                : source;
    }
}
