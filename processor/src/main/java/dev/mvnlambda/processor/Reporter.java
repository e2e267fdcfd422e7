package dev.mvnlambda.processor;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Hands problems to the compiler. A {@link Messager} places those of a repeated annotation at the element only; where
 * the compiler offers its trees, they are placed at the value.
 */
final class Reporter {
    private final Messager messager;
    private final @Nullable Trees trees;

    Reporter(ProcessingEnvironment environment) {
        messager = environment.getMessager();
        trees = trees(environment);
    }

    void report(Problems problems) {
        problems.all().forEach(this::report);
    }

    private void report(Problems.Problem problem) {
        Place place = problem.place();
        Element element = place.element();
        TreePath path = element == null || trees == null ? null : trees.getPath(element);
        Tree tree = path == null ? null : RepeatedAnnotations.tree(place, path.getLeaf());
        if (trees != null && path != null && tree != null) {
            trees.printMessage(problem.kind(), problem.message(), tree, path.getCompilationUnit());
        } else {
            messager.printMessage(problem.kind(), problem.message(), element, place.mirror(), place.value());
        }
    }

    /** Absent in compilers that have none, and where the environment is wrapped. */
    private static @Nullable Trees trees(ProcessingEnvironment environment) {
        try {
            return Trees.instance(environment);
        } catch (IllegalArgumentException | LinkageError e) {
            return null;
        }
    }
}
