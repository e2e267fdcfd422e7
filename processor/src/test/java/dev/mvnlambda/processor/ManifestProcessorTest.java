package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.compile;
import static dev.mvnlambda.processor.Sources.compiler;
import static dev.mvnlambda.processor.Sources.files;
import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.problems;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.mvnlambda.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

class ManifestProcessorTest {
    private static final String OPTION = "-A" + ManifestProcessor.RESOURCE_PACKAGE + "=shop";

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThat(problems(
                        handler("Shop", "@LambdaFunction(memory = 1, timeout = 0)\n@Versioned(keep = 0)"),
                        handler("Billing", "@Async(retries = 9)"),
                        "@Versioned public class Audit {}"))
                .hasSize(5);
    }

    @Test
    void aHandlerMayHoldWhatIsGenerated() {
        Compilation compilation = compile("""
                @Url @Link(Billing.class)
                public class Shop implements RequestHandler<Object, String> {
                    private final Resource.Billing billing = null;
                    private static final String ARN = Resource.Billing.arn();
                    public String handleRequest(Object in, Context context) { return Resource.Shop.qualifier().orElse(ARN); }
                }""", handler("Billing", "@Versioned"));

        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    }

    @Test
    void whereResourceExistsItOnlyChecks() {
        Compilation compilation = compile(handler("Shop", "@LambdaFunction(memory = 1)"), "public class Resource {}");

        assertThat(problems(compilation)).hasSize(1);
        assertThat(compile(handler("Shop", "@Versioned"), "public class Resource {}")
                        .generatedFile(StandardLocation.CLASS_OUTPUT, Manifest.PATH))
                .isEmpty();
    }

    @Test
    void withoutAPackageItOnlyChecks() {
        Compiler checking = Compiler.javac().withProcessors(new ManifestProcessor());

        assertThat(problems(checking.compile(files(handler("Shop", "@LambdaFunction(memory = 1)")))))
                .hasSize(1);
        assertThat(Compiler.javac()
                        .withProcessors(new ManifestProcessor())
                        .compile(files(handler("Shop", "@Versioned")))
                        .generatedSourceFiles())
                .isEmpty();
    }

    @Test
    void aPackageIsAJavaName() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new ManifestProcessor())
                .withOptions("-A" + ManifestProcessor.RESOURCE_PACKAGE + "=my-shop")
                .compile(files(handler("Shop", "@Versioned")));

        assertThat(problems(compilation))
                .containsExactly("[Option] \"my-shop\" is no Java package, so Resource cannot be written there; set"
                        + " -Dlambda.resourcePackage or <resourcePackage>.");
    }

    @Test
    void functionsAreWrittenByHand() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new HandlerGenerator(), new ManifestProcessor())
                .withOptions(OPTION)
                .compile(files(handler("Shop", "@Versioned")));

        assertThat(problems(compilation))
                .containsExactly(
                        "Made:1: [GeneratedHandler] Made is generated, and functions are read from written sources only;"
                                + " annotate a class of your own that extends it.");
    }

    @Test
    void aFaultOfOursIsReportedAndNotThrown() {
        UnaryOperator<Elements> elements = real ->
                WrappedProcessor.failing(Elements.class, real, "getBinaryName", new IllegalStateException("oops"));
        Compilation compilation = Compiler.javac()
                .withProcessors(new WrappedProcessor(elements, UnaryOperator.identity()))
                .compile(files(handler("Shop", "@Versioned")));

        assertThat(problems(compilation))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Shop:2: [Internal] java.lang.IllegalStateException: oops at ")
                .endsWith(": a fault of mvn-lambda, not of this source; please report it with this line.");
    }

    @Test
    void aFileThatCannotBeWrittenIsReportedAndNotThrown() {
        UnaryOperator<Filer> filer =
                real -> WrappedProcessor.failing(Filer.class, real, "createSourceFile", new IOException("disk full"));
        Compilation compilation = Compiler.javac()
                .withProcessors(new WrappedProcessor(UnaryOperator.identity(), filer))
                .withOptions(OPTION)
                .compile(files(handler("Shop", "@Versioned")));

        assertThat(problems(compilation))
                .containsExactly(
                        "[Output] The compiler could not write Resource or the manifest (disk full); remove what stands"
                                + " in the way.");
    }

    @Test
    void anotherVersionOfTheAnnotationsIsNamed() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new ManifestProcessor())
                .compile(JavaFileObjects.forSourceString("dev.mvnlambda.annotation.Url", """
                        package dev.mvnlambda.annotation;
                        @interface Url {}
                        @Url class Shop {}
                        """));

        assertThat(problems(compilation))
                .anyMatch(problem -> problem.contains("[Internal]")
                        && problem.contains("give lambda-annotations and lambda-processor the same version"));
    }

    @Test
    void itDoesNotClaimAnnotationsNorWarnOfNewerSources() {
        assertThat(compiler().compile(files(handler("Shop", "@Versioned"))).warnings())
                .isEmpty();
        assertThat(new ManifestProcessor().getSupportedSourceVersion()).isEqualTo(SourceVersion.latest());
    }

    /** Makes a class that bears an annotation of ours. */
    private static final class HandlerGenerator extends AbstractProcessor {
        private boolean done;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer source =
                        processingEnv.getFiler().createSourceFile("shop.Made").openWriter()) {
                    source.write("package shop; @dev.mvnlambda.annotation.Versioned public class Made extends Shop {}");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
