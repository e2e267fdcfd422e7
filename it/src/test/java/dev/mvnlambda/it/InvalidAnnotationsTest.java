package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidAnnotationsTest {

    @Test
    void allErrorsAreToldAtOnceAtFileAndLine() {
        Project project = Project.copyOf("invalid-annotations");

        Build build = project.mvn("compile").failed();

        String source =
                project.file("src/main/java/com/example/invalid/Slow.java").toString();
        assertThat(build.lines("[ERROR] " + source + ":[10,")).isNotEmpty();
        assertThat(build.lines("[ERROR] " + source + ":[11,")).isNotEmpty();
        build.doesNotSay("Caused by");
    }

    @Test
    void nothingIsPackagedThen() {
        Project project = Project.copyOf("invalid-annotations");

        project.mvn("package").failed();

        assertThat(project.file("target/lambda")).doesNotExist();
    }
}
