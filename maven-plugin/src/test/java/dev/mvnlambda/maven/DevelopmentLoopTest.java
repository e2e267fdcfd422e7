package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.code.Library;
import dev.mvnlambda.deploy.Planned;
import dev.mvnlambda.deploy.Report;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Plan;
import dev.mvnlambda.processor.Generation;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DevelopmentLoopTest {
    @TempDir
    Path directory;

    private final List<List<Module>> deployed = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private Instant now = Instant.now();

    @Test
    void whatIsCompiledIsDeployedWithTheSettingsOfItsSource() throws Exception {
        source("shop", 512);
        compiled("shop", "Shop", "first");
        DevelopmentLoop loop = begun(module("shop"));

        source("shop", 1024);
        lookUntilQuiet(loop);
        assertThat(deployed).as("saved, but not compiled").hasSize(1);

        compiled("shop", "Shop", "second");
        lookUntilQuiet(loop);

        assertThat(deployed).hasSize(2);
        assertThat(memory(0)).isEqualTo(512);
        assertThat(memory(1)).isEqualTo(1024);
        lookUntilQuiet(loop);
        assertThat(deployed).as("nothing new").hasSize(2);
    }

    @Test
    void aHandlerThatIsWrongIsToldAndDeployedWhenItIsRight() throws Exception {
        source("shop", 512);
        compiled("shop", "Shop", "first");
        DevelopmentLoop loop = begun(module("shop"));

        source("shop", 1);
        compiled("shop", "Shop", "second");
        lookUntilQuiet(loop);
        assertThat(deployed).hasSize(1);
        assertThat(errors).last().asString().startsWith("Not deployed: ").contains("Shop.java", "memory");

        source("shop", 256);
        lookUntilQuiet(loop);
        assertThat(deployed).hasSize(2);
        assertThat(memory(1)).isEqualTo(256);
    }

    @Test
    void aModuleThatHoldsAnotherIsDeployedWithIt() throws Exception {
        source("shop", 512);
        compiled("shop", "Shop", "first");
        Files.createDirectories(directory.resolve("prices/src"));
        compiled("prices", "Prices", "first");
        DevelopmentLoop loop = begun(module("prices"), module("shop", "prices"));

        compiled("prices", "Prices", "second");
        lookUntilQuiet(loop);

        assertThat(deployed).hasSize(2);
        assertThat(code(1)).isNotEqualTo(code(0));
    }

    @Test
    void nothingIsDeployedWhileTheCompilerHasNotWrittenAllItIsToWrite() throws Exception {
        source("shop", 512);
        Path handler = compiled("shop", "Shop", "first");
        DevelopmentLoop loop = begun(module("shop"));

        Files.delete(handler);
        lookUntilQuiet(loop);
        Files.createFile(handler);
        lookUntilQuiet(loop);
        assertThat(deployed).hasSize(1);

        compiled("shop", "Shop", "second");
        lookUntilQuiet(loop);
        assertThat(deployed).hasSize(2);
    }

    private DevelopmentLoop begun(DevelopedModule... modules) throws Exception {
        DevelopmentLoop loop = new DevelopmentLoop(List.of(modules), this::deploy, log());
        assertThat(loop.begin().succeeded()).isTrue();
        return loop;
    }

    private Report deploy(List<Module> modules) {
        deployed.add(List.copyOf(modules));
        Stage stage = new Stage("app", "dev", new Identity("000000000000", "us-east-1", "aws", ""));
        Plan plan = new Plan(List.of(), List.of(), List.of(), List.of(), Set.of(), Outputs.none());
        return new Report(new Planned(stage, List.of(), List.of(), plan, List.of()), List.of(), Duration.ZERO);
    }

    private int memory(int deploy) {
        return deployed.get(deploy).get(0).manifest().functions().get(0).memory();
    }

    private String code(int deploy) {
        return deployed.get(deploy).get(0).archive().codeSha256();
    }

    private void lookUntilQuiet(DevelopmentLoop loop) throws IOException {
        for (int look = 0; look < 3; look++) {
            loop.look();
            now = now.plusSeconds(1);
        }
    }

    private DevelopedModule module(String name, String... libraries) throws IOException {
        Path classes = directory.resolve(name).resolve("classes");
        Generation.Input input = new Generation.Input(
                List.of(directory.resolve(name).resolve("src")),
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(Path::of)
                        .toList(),
                null,
                "UTF-8",
                "com.example." + name,
                directory.resolve(name).resolve("generated"),
                classes);
        assertThat(Generation.run(input).problems()).isEmpty();
        ModuleFiles files = new ModuleFiles(
                classes,
                classes.resolve(Manifest.PATH),
                directory.resolve(name).resolve("lambda").resolve(name + ".zip"));
        List<Library> used = Arrays.stream(libraries)
                .map(library -> Library.ofClasses(
                        "com.example",
                        library + "-1.jar",
                        directory.resolve(library).resolve("classes")))
                .toList();
        return new DevelopedModule(files, used, input, () -> now, log());
    }

    private void source(String module, int memory) throws IOException {
        Path file = directory.resolve(module).resolve("src/Shop.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                @dev.mvnlambda.annotation.LambdaFunction(memory = %d)
                public class Shop implements com.amazonaws.services.lambda.runtime.RequestHandler<String, String> {
                    @Override
                    public String handleRequest(String name, com.amazonaws.services.lambda.runtime.Context context) {
                        return name;
                    }
                }
                """.formatted(memory));
    }

    private Path compiled(String module, String name, String content) throws IOException {
        Path file = directory.resolve(module).resolve("classes").resolve(name + ".class");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private SystemStreamLog log() {
        return new SystemStreamLog() {
            @Override
            public void error(CharSequence line) {
                errors.add(line.toString());
            }
        };
    }
}
