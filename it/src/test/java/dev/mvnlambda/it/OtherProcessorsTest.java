package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OtherProcessorsTest {

    @Test
    void lombokMapStructAndOurOwnProcessorWorkSideBySide() {
        Project project = Project.copyOf("beside-lombok-and-mapstruct");

        project.mvn("package").succeeded();

        assertThat(project.file("target/lambda/beside-lombok-and-mapstruct.zip"))
                .exists();
        assertThat(project.text("target/classes/META-INF/lambda/manifest.json")).contains("\"Till\"");
    }

    @Test
    void aSecondBuildWithoutCleanGivesTheSameArchive() {
        Project project = Project.copyOf("beside-lombok-and-mapstruct");
        project.mvn("package").succeeded();
        byte[] first = project.bytes("target/lambda/beside-lombok-and-mapstruct.zip");

        project.mvn("package").succeeded();

        assertThat(project.bytes("target/lambda/beside-lombok-and-mapstruct.zip"))
                .isEqualTo(first);
    }
}
