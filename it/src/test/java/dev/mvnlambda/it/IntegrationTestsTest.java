package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A user's integration tests, as a user runs them: with nothing but {@code mvn verify}. */
class IntegrationTestsTest {

    @Test
    void buildsTestAgainstLocalLambdasOfTheirOwnAndLeaveNoneBehind() throws Exception {
        Project one = Project.copyOf("integration-tests", "one");
        Project other = Project.copyOf("integration-tests", "other");

        skippedTestsDeployNothing(one);
        buildsSideBySideDoNotMeet(one, other);
    }

    private static void skippedTestsDeployNothing(Project project) {
        project.mvn("verify", "-DskipITs").succeeded().says("No local Lambda runs for this build.");

        assertThat(project.file("target/lambda/local")).doesNotExist();
    }

    private static void buildsSideBySideDoNotMeet(Project one, Project other) throws Exception {
        CompletableFuture<Build> beside = CompletableFuture.supplyAsync(() -> other.mvn("verify"));
        tested(one.mvn("verify"));
        tested(beside.get());

        hasEnded(one);
        hasEnded(other);
        assertThat(deployed(one).member("endpoint"))
                .isNotEqualTo(deployed(other).member("endpoint"));
        assertThat(one.text("target/lambda/deploy.properties").replace("\\", ""))
                .contains("lambda.url.Tracking=" + deployed(one).of("Tracking", "url") + "\n");
    }

    private static void tested(Build build) {
        build.succeeded()
                .says("Started a local Lambda at ")
                .says("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0")
                .says(" has ended; what it and its functions logged stays in ");
    }

    private static Deployed deployed(Project project) {
        return Deployed.read(project.text("target/lambda/deploy.json"));
    }

    /** Waits for the end of the server that a project's last build had for itself. */
    private static void hasEnded(Project project) throws Exception {
        String pid =
                Deployed.read(project.text("target/lambda/local/server.json")).member("pid");
        Optional<ProcessHandle> server = ProcessHandle.of(Long.parseLong(pid));
        if (server.isPresent()) {
            server.get().onExit().get(1, TimeUnit.MINUTES);
        }
    }
}
