package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.compiler;
import static dev.mvnlambda.processor.Sources.files;
import static dev.mvnlambda.processor.Sources.handler;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

class ResourceTest {
    @Test
    void aQualifierNeedsNoLink() throws ReflectiveOperationException {
        Class<?> resource = load(handler("Shop", "@Versioned(alias = \"live\")"), handler("Legacy", "@LambdaFunction"));

        assertThat(call(resource, "Shop", "qualifier")).isEqualTo(Optional.of("live"));
        assertThat(call(resource, "Legacy", "qualifier")).isEqualTo(Optional.empty());
    }

    @Test
    void aUnitTestSetsAProperty() throws ReflectiveOperationException {
        Class<?> resource = load(handler("Shop", "@Versioned @Url"));
        System.setProperty("mvnlambda.resource.Shop", "{\"name\":\"n\",\"arn\":\"a\",\"url\":\"u\"}");
        try {
            assertThat(call(resource, "Shop", "name")).isEqualTo("n");
            assertThat(call(resource, "Shop", "arn")).isEqualTo("a");
            assertThat(call(resource, "Shop", "url")).isEqualTo("u");
        } finally {
            System.clearProperty("mvnlambda.resource.Shop");
        }
    }

    @Test
    void onlyAFunctionWithAUrlHasOne() throws ReflectiveOperationException {
        Class<?> resource = load(handler("Shop", "@Versioned"));

        assertThat(nested(resource, "Shop").getMethods())
                .filteredOn(method -> method.getDeclaringClass() != Object.class)
                .extracting("name")
                .containsExactlyInAnyOrder("name", "arn", "qualifier");
    }

    @Test
    void aQualifierIsNoConstantThatOtherModulesWouldInline() throws ReflectiveOperationException {
        assertThat(nested(load(handler("Shop", "@Versioned")), "Shop").getFields())
                .isEmpty();
    }

    @Test
    void namesThatTheGeneratedCodeUsesMayBeFunctions() {
        String[] handlers = {"String", "Optional", "Override", "LinkedResource", "Generated", "Object", "System"};
        List<JavaFileObject> sources = Arrays.stream(handlers)
                .map(name -> JavaFileObjects.forSourceString("shop." + name + "Handler", """
                        package shop;
                        @dev.mvnlambda.annotation.LambdaFunction(name = "%s")
                        @dev.mvnlambda.annotation.Versioned @dev.mvnlambda.annotation.Url
                        public class %sHandler implements com.amazonaws.services.lambda.runtime.RequestStreamHandler {
                            public void handleRequest(java.io.InputStream in, java.io.OutputStream out,
                                com.amazonaws.services.lambda.runtime.Context context) {}
                        }
                        """.formatted(name, name)))
                .toList();

        assertThat(compiler().compile(sources).status()).isEqualTo(Compilation.Status.SUCCESS);
    }

    @Test
    void generatedCodeGivesNoWarning() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new ManifestProcessor())
                .withOptions("-A" + ManifestProcessor.RESOURCE_PACKAGE + "=shop", "-Xlint:all,-processing", "-Werror")
                .compile(files(handler("Shop", "@Versioned @Url"), handler("Legacy", "@LambdaFunction")));

        assertThat(compilation.diagnostics()).isEmpty();
    }

    private static Object call(Class<?> resource, String function, String method) throws ReflectiveOperationException {
        return nested(resource, function).getMethod(method).invoke(null);
    }

    private static Class<?> nested(Class<?> resource, String function) {
        return List.of(resource.getClasses()).stream()
                .filter(type -> type.getSimpleName().equals(function))
                .findFirst()
                .orElseThrow();
    }

    private static Class<?> load(String... sources) throws ReflectiveOperationException {
        Compilation compilation = Sources.compile(sources);
        ClassLoader loader = new ClassLoader(ResourceTest.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                try (var in = compilation
                        .generatedFile(StandardLocation.CLASS_OUTPUT, name.replace('.', '/') + ".class")
                        .orElseThrow(() -> new ClassNotFoundException(name))
                        .openInputStream()) {
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
        return loader.loadClass("shop.Resource");
    }
}
