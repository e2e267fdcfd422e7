package dev.mvnlambda.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** The caret of a problem stands at the very value that is wrong. */
class ProblemPlaceTest {
    @Test
    void aProblemStandsAtTheValue() {
        assertThat(places("@LambdaFunction(timeout = 1, memory = /**/64)")).containsExactly("64");
    }

    @Test
    void aProblemThatNoValueHasStandsAtTheAnnotation() {
        assertThat(places("@Versioned @Logging(level = /**/LogLevel.INFO)")).containsExactly("LogLevel.INFO");
        assertThat(places("@Versioned /**/@FileSystem(accessPoint = \"${x}\")"))
                .containsExactly("@FileSystem(accessPoint = \"${x}\")");
    }

    @Test
    void aProblemOfOneOfSeveralStandsAtItsValue() {
        assertThat(places("""
                @Environment(name = "AA", value = "x")
                @Environment(name = /**/"B", value = "x")
                @Environment(name = "CC", value = "x") @Environment(value = "x", name = /**/"AA")""")).containsExactly("\"B\"", "\"AA\"");
        assertThat(places("@SqsTrigger(queue = \"a\") @SqsTrigger(queue = \"b\", batchSize = /**/0)"))
                .containsExactly("0");
    }

    @Test
    void aProblemOfOneItemStandsThere() {
        assertThat(places("@Layers({\"${a}\", /**/\"b\"})")).containsExactly("\"b\"");
        assertThat(
                        places(
                                "@Allow(actions = \"*\", resources = \"*\") @Allow(actions = {\"*\", /**/\"b\"}, resources = \"*\")"))
                .containsExactly("\"b\"");
        assertThat(places("@Url(cors = @Cors(allowMethods = {\"GET\", /**/\"OPTIONS\"}))"))
                .containsExactly("\"OPTIONS\"");
        assertThat(places("@SqsTrigger(queue = \"a\") @SqsTrigger(queue = \"b\", filters = {\"{}\", /**/\"b\"})"))
                .containsExactly("\"b\"");
    }

    @Test
    void aProblemOfALinkStandsAtTheClass() {
        assertThat(places("@Link(/**/String.class) @Link(/**/Object.class)")).hasSize(2);
    }

    @Test
    void whereTheCompilerOffersNoTreesTheElementIsThePlace() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new WrappedProcessor())
                .compile(Sources.files(Sources.handler(
                        "Shop",
                        "@Environment(name = \"AA\", value = \"x\")\n@Environment(name = \"B\", value = \"x\")")));

        assertThat(Sources.problems(compilation)).hasSize(1).first().asString().startsWith("Shop:3: [EnvironmentName]");
    }

    /** What stands where the problems are; each has to follow an empty comment. */
    private static List<String> places(String annotations) {
        String source = """
                import dev.mvnlambda.annotation.*;
                %s
                public class Shop implements com.amazonaws.services.lambda.runtime.RequestStreamHandler {
                    public void handleRequest(java.io.InputStream in, java.io.OutputStream out,
                        com.amazonaws.services.lambda.runtime.Context context) {}
                }
                """.formatted(annotations);
        return Compiler.javac()
                .withProcessors(new ManifestProcessor())
                .compile(JavaFileObjects.forSourceString("Shop", source))
                .diagnostics()
                .stream()
                .filter(diagnostic -> diagnostic.getMessage(null).startsWith("["))
                .map(diagnostic -> text(source, diagnostic))
                .toList();
    }

    private static String text(String source, Diagnostic<? extends JavaFileObject> diagnostic) {
        int start = (int) diagnostic.getStartPosition();
        int caret = (int) diagnostic.getPosition();
        int end = (int) diagnostic.getEndPosition();
        return source.startsWith("/**/", start - 4) || source.startsWith("/**/", caret - 5)
                ? source.substring(Math.min(start, caret), end)
                : "not here: " + source.substring(start, end);
    }
}
