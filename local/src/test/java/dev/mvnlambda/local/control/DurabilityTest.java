package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.State;

class DurabilityTest extends AccountTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void allOfAFunctionOutlivesARestart() {
        create(
                "f",
                request -> request.publish(true)
                        .tags(Map.of("k", "v"))
                        .environment(environment -> environment.variables(Map.of("AB", "1"))));
        settle();
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
        lambda.addPermission(request -> request.functionName("f")
                .qualifier("live")
                .statementId("s")
                .principal("*")
                .action("lambda:InvokeFunction"));
        lambda.createFunctionUrlConfig(request -> request.functionName("f")
                .qualifier("live")
                .authType(FunctionUrlAuthType.NONE)
                .cors(cors -> cors.allowOrigins("*").maxAge(5)));
        List<Object> before = everything();

        reopen(LocalOptions.in(directory));

        assertThat(everything()).isEqualTo(before);
        assertThat(lambda.invoke(request -> request.functionName("f:live")).executedVersion())
                .isEqualTo("1");
    }

    @Test
    void whatIsPendingWhenTheServerIsKilledBecomesActiveNevertheless() {
        create("f", request -> request);

        reopen(LocalOptions.in(directory));

        assertThat(shown("f").state()).isEqualTo(State.PENDING);
        settle();
        assertThat(shown("f").state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void anUnfinishedWriteIsAsIfItNeverWas() throws IOException {
        function("f");
        GetFunctionResponse before = lambda.getFunction(request -> request.functionName("f"));
        Files.writeString(directory.resolve("functions").resolve("f.json123.tmp"), "{\"key\":");
        Files.createDirectories(
                directory.resolve("code").resolve("unfinished-1").resolve("lib"));

        reopen(LocalOptions.in(directory));

        assertThat(lambda.getFunction(request -> request.functionName("f"))).isEqualTo(before);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files).noneMatch(file -> file.toString().matches(".*(tmp|unfinished-1)"));
        }
    }

    @Test
    void whatCannotBeSavedIsNotAcknowledgedAndNotThere() throws IOException {
        function("f");
        Files.move(directory.resolve("functions"), directory.resolve("before"));
        Files.createFile(directory.resolve("functions")); // as good as a full disk

        assertThatThrownBy(() -> create("g", request -> request))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("g cannot be saved: ");
        assertThatThrownBy(() -> lambda.deleteFunction(request -> request.functionName("f")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("f cannot be deleted: ");
        assertThat(lambda.listFunctions().functions())
                .extracting("functionName")
                .containsExactly("f");

        Files.delete(directory.resolve("functions"));
        Files.move(directory.resolve("before"), directory.resolve("functions"));
        function("g");
        reopen(LocalOptions.in(directory));
        assertThat(lambda.listFunctions().functions())
                .extracting("functionName")
                .containsExactly("f", "g");
    }

    @Test
    void namesThatDifferInCaseAreTwoFunctions() {
        function("orders");
        function("Orders");

        reopen(LocalOptions.in(directory));

        assertThat(shown("orders").functionName()).isEqualTo("orders");
        assertThat(shown("Orders").functionName()).isEqualTo("Orders");
    }

    @Test
    void aDeletedFunctionStaysDeleted() {
        function("f");
        lambda.deleteFunction(request -> request.functionName("f"));

        reopen(LocalOptions.in(directory));

        assertThat(lambda.listFunctions().functions()).isEmpty();
    }

    @Test
    void aDirectoryBelongsToOneAccountAtATime() {
        assertThatThrownBy(() -> ControlPlane.open(LocalOptions.in(directory), clock, runtime))
                .isInstanceOf(DirectoryInUseException.class)
                .hasMessageContaining(directory.toString());
    }

    @Test
    void anArchiveThatLeavesItsDirectoryIsRefused() throws IOException {
        refused(
                () -> create("f", request -> request.code(code -> code.zipFile(Archives.of("../../escaped")))),
                400,
                "InvalidParameterValueException",
                "Could not unzip uploaded file. Please check your file, then try to upload again.");

        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files).noneMatch(file -> file.endsWith("escaped"));
        }
        assertThat(lambda.listFunctions().functions()).isEmpty();
    }

    @Test
    void equalArchivesAreUnpackedOnce() throws IOException {
        function("f");
        function("g");

        try (Stream<Path> archives = Files.list(directory.resolve("code"))) {
            assertThat(archives.filter(Files::isDirectory)).hasSize(1);
        }
    }

    private List<Object> everything() {
        return List.of(
                lambda.getFunction(request -> request.functionName("f")),
                lambda.getFunction(request -> request.functionName("f:1")),
                lambda.getAlias(request -> request.functionName("f").name("live")),
                lambda.getPolicy(request -> request.functionName("f").qualifier("live")),
                lambda.getFunctionUrlConfig(request -> request.functionName("f").qualifier("live")),
                plane.iam().getRole(request -> request.roleName("role")));
    }

    @Test
    void whatAnOlderBuildSavedIsOpened() throws IOException {
        function("f");
        plane.close();
        try (Stream<Path> files = Files.list(directory.resolve("functions"))) {
            for (Path file : files.toList()) {
                ObjectNode saved = (ObjectNode) JSON.readTree(Files.readAllBytes(file));
                saved.remove(List.of("invokeConfigs", "provisioned"));
                Files.write(file, JSON.writeValueAsBytes(saved));
            }
        }
        reopen(LocalOptions.in(directory));
        assertThat(lambda.getFunction(r -> r.functionName("f")).configuration().functionName())
                .isEqualTo("f");
    }
}
