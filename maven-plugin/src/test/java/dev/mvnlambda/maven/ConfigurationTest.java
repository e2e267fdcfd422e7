package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.resource.InputException;
import java.io.File;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    @Test
    void theAppIsTheRootModuleWhereverMavenWasStarted() {
        MavenProject root = project("store");
        MavenProject module = project("checkout");
        module.setParent(root);

        assertThat(AppName.of(null, module)).isEqualTo("store");
        assertThat(AppName.of(null, root)).isEqualTo("store");
        assertThat(AppName.of("shop", module)).isEqualTo("shop");
    }

    @Test
    void aParentFromARepositoryIsNotTheRoot() {
        MavenProject corporate = new MavenProject();
        MavenProject module = project("checkout");
        module.setParent(corporate);

        assertThat(AppName.of(null, module)).isEqualTo("checkout");
    }

    @Test
    void withoutAProjectTheAppMustBeNamed() {
        assertThatThrownBy(() -> AppName.of(null, new MavenProject()))
                .isInstanceOf(InputException.class)
                .hasMessage("There is no pom.xml here that names the app. Set -Dlambda.app.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod-2", "a", "12345678901234567890"})
    void aStageIsUpToTwentyLowerCaseLettersDigitsOrHyphens(String stage) {
        assertThat(StageName.checked(stage)).isEqualTo(stage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Prod!", "DEV", "a_b", "123456789012345678901"})
    void anotherStageIsRefusedWithTheElementAndTheProperty(String stage) {
        assertThatThrownBy(() -> StageName.checked(stage))
                .isInstanceOf(InputException.class)
                .hasMessage("<stage> is '" + stage + "', but a stage is 1 to 20 lower-case letters, digits or '-'. "
                        + "Set <stage> or -Dlambda.stage.");
    }

    private static MavenProject project(String artifactId) {
        MavenProject project = new MavenProject();
        project.setArtifactId(artifactId);
        project.setFile(new File(artifactId, "pom.xml"));
        return project;
    }
}
