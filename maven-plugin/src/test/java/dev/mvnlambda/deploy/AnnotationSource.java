package dev.mvnlambda.deploy;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * An annotation as its source tells it.
 *
 * @param text its Javadoc, as Markdown
 */
record AnnotationSource(String name, String text, List<Member> members) {

    /**
     * A member.
     *
     * @param usual its default as Java writes it; empty when it has to be given
     * @param text its Javadoc, as Markdown in one line
     */
    record Member(String name, String type, String usual, String text) {}

    static AnnotationSource read(Path file) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            Scanner scanner = new Scanner(DocTrees.instance(task));
            scanner.scan(unit, null);
            String name = file.getFileName().toString().replace(".java", "");
            return new AnnotationSource(name, scanner.text, List.copyOf(scanner.members));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first sentence of its Javadoc. */
    String firstSentence() {
        return text.replaceAll("(?s)\\s+", " ").replaceAll("(?<=\\.)\\s.*|\\s\\(AWS API.*", "");
    }

    /** Members stand in the outermost annotation; a nested one is the container. */
    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final List<Member> members = new ArrayList<>();
        private String text = "";

        Scanner(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree node, Void nothing) {
            if (getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree) {
                text = Javadoc.markdown(comment());
                return super.visitClass(node, null);
            }
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            Tree usual = method.getDefaultValue();
            members.add(new Member(
                    method.getName().toString(),
                    String.valueOf(method.getReturnType()),
                    usual == null ? "" : usual.toString(),
                    Javadoc.markdown(comment()).replaceAll("\\s+", " ")));
            return null;
        }

        private String comment() {
            TreePath path = getCurrentPath();
            DocCommentTree comment = docs.getDocCommentTree(path);
            return comment == null
                    ? ""
                    : comment.getFullBody().stream().map(Object::toString).reduce("", String::concat);
        }
    }
}
