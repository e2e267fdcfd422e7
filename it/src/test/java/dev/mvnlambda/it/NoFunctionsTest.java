package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoFunctionsTest {

    @Test
    void aModuleWithoutFunctionsIsPassedQuietly() {
        Project project = Project.copyOf("no-functions");

        project.mvn("package", "-q").succeeded();

        assertThat(project.file("target/no-functions-1.0.jar")).exists();
        assertThat(project.file("target/lambda")).doesNotExist();
        assertThat(project.file("target/generated-sources/lambda")).doesNotExist();
    }

    @Test
    void deployingItNeedsNoAccountAndSaysSo() {
        Project project = Project.copyOf("no-functions");

        project.mvn("lambda:deploy").succeeded().says("No functions here");
    }

    @Test
    void aQuietBuildPrintsNothing() {
        assertThat(Project.copyOf("no-functions")
                        .mvn("package", "-q")
                        .succeeded()
                        .log())
                .as("but what newer JVMs warn of in Maven itself")
                .allMatch(line -> line.isBlank() || line.startsWith("WARNING: "));
    }
}
