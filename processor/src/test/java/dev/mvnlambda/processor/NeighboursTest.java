package dev.mvnlambda.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.processor.Generation.Input;
import dev.mvnlambda.processor.Generation.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside Lombok and MapStruct, as they run in users' builds: found on a processor path. */
class NeighboursTest {
    @TempDir
    private Path module;

    @BeforeEach
    void aHandlerThatStandsOnBoth() throws IOException {
        write("Order.java", """
                package shop;
                import lombok.*;
                @Value @Builder public class Order { String id; long cents; }
                """);
        write(
                "Row.java",
                "package shop; import lombok.*; @Data public class Row { private String id; private long cents; }");
        write("RowMapper.java", """
                package shop;
                @org.mapstruct.Mapper public interface RowMapper {
                    RowMapper INSTANCE = org.mapstruct.factory.Mappers.getMapper(RowMapper.class);
                    Row row(Order order);
                }
                """);
        write("Intake.java", """
                package shop;
                import com.amazonaws.services.lambda.runtime.*;
                import dev.mvnlambda.annotation.*;
                import lombok.*;
                @Versioned @Link(Audit.class) @NoArgsConstructor @AllArgsConstructor
                public class Intake implements RequestHandler<Order, String> {
                    private RowMapper mapper = RowMapper.INSTANCE;
                    @Getter private String last;
                    public String handleRequest(Order order, Context context) {
                        last = mapper.row(Order.builder().id(order.getId()).build()).getId();
                        return getLast() + Resource.Audit.qualifier() + Resource.Intake.qualifier().orElseThrow();
                    }
                }
                """);
        write("Audit.java", """
                package shop;
                import com.amazonaws.services.lambda.runtime.*;
                @dev.mvnlambda.annotation.LambdaFunction @lombok.extern.java.Log
                public class Audit implements RequestHandler<Audit.Entry, String> {
                    public record Entry(String text) {}
                    public String handleRequest(Entry entry, Context context) { log.info(entry.text()); return ""; }
                }
                """);
    }

    @Test
    void whatTheyMakeIsNoProblemForTheGoal() {
        Outcome outcome = generate();

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.manifest().orElseThrow().functions())
                .extracting(FunctionSpec::name)
                .containsExactly("Audit", "Intake");
    }

    @Test
    void theGoalAndTheProcessorDoNotFight() throws IOException {
        generate();

        assertThat(compile()).isEmpty();
        assertThat(module.resolve("out/shop/Resource$Intake.class")).exists();
        assertThat(module.resolve("out/META-INF")).doesNotExist();
    }

    @Test
    void theProcessorAloneWritesBesideThem() throws IOException {
        assertThat(compile("-Amvnlambda.resourcePackage=shop")).isEmpty();

        assertThat(module.resolve("out/shop/Resource$Intake.class")).exists();
        assertThat(module.resolve("out/META-INF/lambda/manifest.json")).exists();
    }

    @Test
    void problemsAreFoundBesideThem() throws IOException {
        write("Bad.java", "package shop; @dev.mvnlambda.annotation.Url public class Bad extends Row {}");

        assertThat(compile("-Amvnlambda.resourcePackage=shop")).contains("Bad.java:1", "[HandlerType] Bad");
    }

    private Outcome generate() {
        return Generation.run(new Input(
                List.of(module.resolve("src")),
                classPath(),
                null,
                null,
                "shop",
                module.resolve("generated"),
                module.resolve("classes")));
    }

    /** What the compiler says, with all processors found on the processor path. */
    private String compile(String... options) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> all = new ArrayList<>(List.of(
                    "-d", Files.createDirectories(module.resolve("out")).toString(),
                    "-cp", join(classPath()),
                    "-processorpath", join(classPath())));
            all.addAll(List.of(options));
            compiler.getTask(said, files, null, all, null, files.getJavaFileObjectsFromPaths(sources()))
                    .call();
        }
        return said.toString();
    }

    private List<Path> sources() {
        return SourceFiles.under(List.of(module.resolve("src"), module.resolve("generated")), module.resolve("none"))
                .files();
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    private static String join(List<Path> paths) {
        return String.join(
                File.pathSeparator, paths.stream().map(Path::toString).toList());
    }

    private void write(String name, String source) throws IOException {
        Path file = module.resolve("src/shop").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }
}
