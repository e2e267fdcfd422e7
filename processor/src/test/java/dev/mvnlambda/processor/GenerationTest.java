package dev.mvnlambda.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.LinkSpec;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.ManifestJson;
import dev.mvnlambda.processor.Generation.Input;
import dev.mvnlambda.processor.Generation.Outcome;
import dev.mvnlambda.processor.Generation.Problem;
import dev.mvnlambda.processor.Generation.Severity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
    private static final String ENCODING = "UTF-8";
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    private Path module;

    @Test
    void itWritesResourceAndManifest() throws IOException {
        handler("Shop", "@Versioned @Url");

        Outcome outcome = generate();

        assertThat(outcome.failed()).isFalse();
        assertThat(names(outcome)).containsExactly("Shop");
        assertThat(resource()).content().contains("public static final class Shop");
        assertThat(manifest()).hasContent(ManifestJson.write(outcome.manifest().orElseThrow()));
    }

    @Test
    void aProblemHasFileLineAndColumn() throws IOException {
        Path shop = handler("Shop", "@LambdaFunction(\n    memory = 64)");

        Outcome outcome = generate();

        assertThat(outcome.failed()).isTrue();
        assertThat(outcome.manifest()).isEmpty();
        assertThat(outcome.problems())
                .containsExactly(new Problem(
                        Severity.ERROR,
                        shop,
                        3,
                        14,
                        "[Memory] Shop has memory = 64, but 128 to 10240 MB are allowed; choose one of these."));
    }

    @Test
    void aWarningStopsNothing() throws IOException {
        handler("Shop", "@Url(invokeMode = InvokeMode.RESPONSE_STREAM)");

        Outcome outcome = generate();

        assertThat(outcome.problems()).extracting(Problem::severity).containsExactly(Severity.WARNING);
        assertThat(outcome.failed()).isFalse();
        assertThat(manifest()).exists();
    }

    @Test
    void whatOthersGenerateLaterIsNoProblem() throws IOException {
        handler("Shop", "@Versioned", "private final LaterMapper mapper = new LaterMapperImpl(); private Later later;");

        Outcome outcome = generate();

        assertThat(outcome.problems()).isEmpty();
        assertThat(names(outcome)).containsExactly("Shop");
    }

    @Test
    void aThousandMissingTypesHideNoProblem() throws IOException {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            fields.append("Later").append(i).append(" f").append(i).append(";\n");
        }
        write("src/a/Aaa.java", "package a; class Aaa { " + fields + "}");
        handler("Shop", "@LambdaFunction(memory = 64)");

        assertThat(generate().problems()).hasSize(1);
    }

    @Test
    void filesThatAreRightAreNotTouched() throws IOException {
        handler("Shop", "@Versioned");
        generate();
        Files.setLastModifiedTime(resource(), LONG_AGO);
        Files.setLastModifiedTime(manifest(), LONG_AGO);

        generate();

        assertThat(Files.getLastModifiedTime(resource())).isEqualTo(LONG_AGO);
        assertThat(Files.getLastModifiedTime(manifest())).isEqualTo(LONG_AGO);
    }

    @Test
    void aChangedSettingTouchesTheManifestOnly() throws IOException {
        handler("Shop", "@Versioned");
        generate();
        Files.setLastModifiedTime(resource(), LONG_AGO);
        handler("Shop", "@Versioned @LambdaFunction(memory = 2048)");

        generate();

        assertThat(Files.getLastModifiedTime(resource())).isEqualTo(LONG_AGO);
        assertThat(manifest()).content().contains("\"memory\" : 2048");
    }

    @Test
    void whatHasNoCauseAnyMoreIsRemoved() throws IOException {
        Path shop = handler("Shop", "@Versioned");
        generate();
        Files.delete(shop);
        write("src/shop/Other.java", "package shop; class Other {}");

        Outcome outcome = generate();

        assertThat(names(outcome)).isEmpty();
        assertThat(module.resolve("generated")).isEmptyDirectory();
        assertThat(module.resolve("classes")).isEmptyDirectory();
    }

    @Test
    void theLastAnnotationGoneIsNoticedToo() throws IOException {
        handler("Shop", "@Versioned");
        generate();
        write("src/shop/Shop.java", "package shop; import dev.mvnlambda.annotation.*; public class Shop {}");

        assertThat(names(generate())).isEmpty();
        assertThat(manifest()).doesNotExist();
        assertThat(resource()).doesNotExist();
    }

    @Test
    void anotherPackageMovesResource() throws IOException {
        handler("Shop", "@Versioned");
        generate();

        Generation.run(input("other.place", List.of(), "17", ENCODING));

        assertThat(resource()).doesNotExist();
        assertThat(module.resolve("generated/other/place/Resource.java")).exists();
    }

    @Test
    void errorsLeaveWhatIsThere() throws IOException {
        handler("Shop", "@Versioned");
        generate();
        handler("Shop", "@Versioned(keep = 0)");

        assertThat(generate().failed()).isTrue();
        assertThat(manifest()).exists();
    }

    @Test
    void sourcesThatCannotBeParsedAreLeftToTheCompiler() throws IOException {
        handler("Shop", "@Versioned");
        generate();
        write("src/shop/Shop.java", "package shop; @dev.mvnlambda.annotation.Url public class Shop {");

        Outcome outcome = generate();

        assertThat(outcome.failed()).isFalse();
        assertThat(outcome.manifest()).isEmpty();
        assertThat(outcome.unread())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Shop.java:1"));
        assertThat(manifest()).exists();
    }

    @Test
    void anUnknownReleaseOrEncodingIsLeftToTheCompiler() throws IOException {
        handler("Shop", "@Versioned");

        assertThat(Generation.run(input("shop", List.of(), "999", ENCODING)).unread())
                .hasValueSatisfying(reason -> assertThat(reason).contains("999"));
        assertThat(Generation.run(input("shop", List.of(), "17", "utf-9")).unread())
                .contains("encoding utf-9 is not known to this Java");
        assertThat(manifest()).doesNotExist();
    }

    @Test
    void classesOfTheLastBuildAreNoObstacle() throws IOException {
        handler("Shop", "@Versioned");
        generate();
        write("classes/shop/Resource.class", "no class at all");

        Outcome outcome = Generation.run(input("shop", List.of(module.resolve("classes")), "17", ENCODING));

        assertThat(names(outcome)).containsExactly("Shop");
    }

    @Test
    void ownOutputIsNoSource() throws IOException {
        handler("Shop", "@Versioned");
        generate();
        Input again = input("shop", List.of(), "17", ENCODING);
        List<Path> roots = new ArrayList<>(again.sourceRoots());
        roots.add(again.generatedSources());

        Outcome outcome = Generation.run(new Input(
                roots,
                again.classPath(),
                again.release(),
                again.encoding(),
                again.resourcePackage(),
                again.generatedSources(),
                again.classes()));

        assertThat(names(outcome)).containsExactly("Shop");
    }

    @Test
    void aModularModuleNeedsNothingMore() throws IOException {
        write("src/module-info.java", "module shop { requires missing.entirely; }");
        handler("Shop", "@Versioned");

        assertThat(names(generate())).containsExactly("Shop");
        assertThat(resource()).content().doesNotContain("@Generated");
    }

    @Test
    void rootsMayBeMissingOrEmpty() {
        Outcome outcome = generate();

        assertThat(outcome.problems()).isEmpty();
        assertThat(names(outcome)).isEmpty();
        assertThat(module.resolve("generated")).doesNotExist();
    }

    @Test
    void equalSourcesGiveEqualBytes() throws IOException {
        handler("Shop", "@Versioned @Tag(key = \"b\", value = \"x\") @Tag(key = \"a\", value = \"x\")");
        handler("Billing", "@Environment(name = \"BB\", value = \"x\") @Environment(name = \"AA\", value = \"x\")");
        generate();
        String first = Files.readString(manifest());
        Files.delete(manifest());
        Files.delete(resource());

        generate();

        assertThat(manifest()).hasContent(first);
        assertThat(first).containsSubsequence("\"Billing\"", "\"AA\"", "\"BB\"", "\"Shop\"", "\"a\"", "\"b\"");
    }

    @Test
    void aFunctionOfAnotherModuleCanBeLinked() throws IOException {
        Path other = module.resolve("other");
        compileOther(other);
        handler("Shop", "@Link(other.Billing.class)");

        Outcome outcome = Generation.run(input("shop", List.of(other.resolve("classes")), "17", ENCODING));

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.manifest().flatMap(manifest -> manifest.function("Shop")))
                .hasValueSatisfying(shop -> assertThat(shop.links()).containsExactly(new LinkSpec("Billing", true)));
        assertThat(names(outcome)).containsExactly("Shop");
        assertThat(resource())
                .content()
                .contains("class Billing")
                .contains("public static String url()")
                .doesNotContain("Unlinked");
    }

    @Test
    void aFunctionInAnArchiveCanBeLinked() throws IOException {
        Path other = module.resolve("other");
        compileOther(other);
        Path archive = archive(other.resolve("classes"), module.resolve("other.jar"));
        handler("Shop", "@Link(other.Billing.class)");

        Outcome outcome = Generation.run(input("shop", List.of(archive), "17", ENCODING));

        assertThat(outcome.problems()).isEmpty();
        assertThat(resource()).content().contains("class Billing");
    }

    @Test
    void aLinkedFunctionOfAnotherModuleTakesItsName() throws IOException {
        Path other = module.resolve("other");
        compileOther(other);
        handler("Billing", "@Link(other.Billing.class)");

        assertThat(Generation.run(input("shop", List.of(other.resolve("classes")), "17", ENCODING))
                        .problems())
                .extracting(Problem::message)
                .containsExactly(
                        "[DuplicateName] \"Billing\" names the function of shop.Billing, and other.Billing has that name or"
                                + " one that differs in case or underscores only; set another name with @LambdaFunction(name = …).");
    }

    @Test
    void aManifestOfAnotherSchemaIsAProblem() throws IOException {
        write("other/META-INF/lambda/manifest.json", "{ \"schema\" : 99 }");
        handler("Shop", "@Versioned");

        assertThat(Generation.run(input("shop", List.of(module.resolve("other")), "17", ENCODING))
                        .problems())
                .extracting(Problem::message)
                .containsExactly(
                        "[Option] " + module.resolve("other/META-INF/lambda/manifest.json")
                                + " has schema 99, but this plugin reads 1. Build the module again with this version of the plugin.");
    }

    private Path handler(String name, String annotations) throws IOException {
        return handler(name, annotations, "");
    }

    private Path handler(String name, String annotations, String members) throws IOException {
        return write("src/shop/" + name + ".java", """
                package shop; import dev.mvnlambda.annotation.*; import com.amazonaws.services.lambda.runtime.*;
                %s
                public class %s implements RequestHandler<Object, Object> {
                    %s
                    public Object handleRequest(Object in, Context context) { return in; }
                }
                """.formatted(annotations, name, members));
    }

    /** A module with a linked function and another, whose classes and manifest are made. */
    private static void compileOther(Path other) throws IOException {
        Path source = write(other.resolve("src/other/Billing.java"), """
                package other;
                @dev.mvnlambda.annotation.Url
                public class Billing implements com.amazonaws.services.lambda.runtime.RequestStreamHandler {
                    public void handleRequest(java.io.InputStream in, java.io.OutputStream out,
                        com.amazonaws.services.lambda.runtime.Context context) {}
                    @dev.mvnlambda.annotation.Versioned public static class Unlinked extends Billing {}
                }
                """);
        Input input = new Input(
                List.of(other.resolve("src")),
                testClassPath(),
                "17",
                ENCODING,
                "other",
                other.resolve("generated"),
                other.resolve("classes"));
        assertThat(Generation.run(input).problems()).isEmpty();
        ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        other.resolve("classes").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
    }

    private static Path archive(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    private Path write(String path, String text) throws IOException {
        return write(module.resolve(path), text);
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Outcome generate() {
        return Generation.run(input("shop", List.of(), "17", ENCODING));
    }

    private Input input(
            String resourcePackage, List<Path> moreClasses, @Nullable String release, @Nullable String encoding) {
        List<Path> classPath = new ArrayList<>(moreClasses);
        classPath.addAll(testClassPath());
        return new Input(
                List.of(module.resolve("src"), module.resolve("missing")),
                classPath,
                release,
                encoding,
                resourcePackage,
                module.resolve("generated"),
                module.resolve("classes"));
    }

    private static List<Path> testClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    private static List<String> names(Outcome outcome) {
        return outcome.manifest().orElseThrow().functions().stream()
                .map(FunctionSpec::name)
                .toList();
    }

    private Path resource() {
        return module.resolve("generated/shop/Resource.java");
    }

    private Path manifest() {
        return module.resolve("classes").resolve(Manifest.PATH);
    }
}
