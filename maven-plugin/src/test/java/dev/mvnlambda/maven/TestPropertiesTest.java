package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.deploy.Addresses;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class TestPropertiesTest {
    @TempDir
    Path directory;

    private final Properties project = new Properties();
    private final Properties user = new Properties();
    private final List<String> warnings = new ArrayList<>();
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("lambda").resolve("deploy.properties");
    }

    @Test
    void clientsOfTheSdkAreLedToTheLocalLambda() throws Exception {
        handOver(true, "http://127.0.0.1:4599");

        assertThat(file).hasContent("""
                        aws.accessKeyId=local
                        aws.endpointUrl=http\\://127.0.0.1\\:4599
                        aws.region=us-east-1
                        aws.secretAccessKey=local
                        lambda.endpoint=http\\://127.0.0.1\\:4599
                        lambda.region=us-east-1
                        lambda.stage=dev
                        """);
        assertThat(project).containsExactly(Map.entry("failsafe.systemPropertiesFile", file.toString()));
        assertThat(warnings).isEmpty();
    }

    @Test
    void clientsOfTheSdkAreLeftAloneWhereTheTargetIsAws() throws Exception {
        handOver(false, "");

        assertThat(file).hasContent("""
                lambda.region=us-east-1
                lambda.stage=dev
                """);
    }

    @Test
    void whatAnEndpointOfTheUsersOwnHoldsIsNotForUsToLeadTo() throws Exception {
        handOver(false, "http://localhost:4566");

        assertThat(file).content().contains("lambda.endpoint=").doesNotContain("aws.");
    }

    @Test
    void aSecondDeployOfABuildHandsOverAgain() throws Exception {
        handOver(true, "http://127.0.0.1:1");
        handOver(true, "http://127.0.0.1:2");

        assertThat(file).content().contains("127.0.0.1\\:2");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFileThatTheUserNamedStays() throws Exception {
        project.setProperty("failsafe.systemPropertiesFile", "theirs.properties");

        handOver(true, "http://127.0.0.1:4599");

        assertThat(project).containsExactly(Map.entry("failsafe.systemPropertiesFile", "theirs.properties"));
        assertThat(file).exists();
        assertThat(warnings)
                .containsExactly("Integration tests are not told where functions answer, since "
                        + "failsafe.systemPropertiesFile is theirs.properties. It stands in " + file + " too.");
    }

    @Test
    void aFileFromTheCommandLineWins() throws Exception {
        user.setProperty("failsafe.systemPropertiesFile", "given.properties");

        handOver(true, "http://127.0.0.1:4599");

        assertThat(project).isEmpty();
        assertThat(warnings).singleElement().asString().contains("is given.properties.");
    }

    private void handOver(boolean local, String endpoint) throws Exception {
        Identity identity = new Identity("000000000000", "us-east-1", "aws", "", endpoint);
        TestProperties.of(new Addresses(new Stage("shop", "dev", identity), List.of(), Map.of()), local)
                .handOver(directory.resolve("lambda"), project, user, new SystemStreamLog() {
                    @Override
                    public void warn(CharSequence line) {
                        warnings.add(line.toString());
                    }
                });
    }
}
