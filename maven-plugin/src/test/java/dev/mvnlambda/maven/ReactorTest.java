package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ReactorTest {
    private final MavenProject root = project("store");
    private final MavenProject payments = project("payments");
    private final MavenProject checkout = project("checkout");
    private final Reactor reactor = new Reactor(session(root, payments, checkout), plugin());

    @Test
    void fromTheCommandLineOnlyTheLastModuleActsForAll() {
        assertThat(reactor.turn(root, commandLine("deploy-no-fork"), false)).isEmpty();
        assertThat(reactor.turn(checkout, commandLine("deploy-no-fork"), false)).isEmpty();
        assertThat(reactor.turn(payments, commandLine("deploy-no-fork"), false))
                .containsExactly(root, payments, checkout);
    }

    @Test
    void aSkippedModuleIsLeftOutAndDoesNotHoldUpTheOthers() {
        reactor.turn(root, commandLine("deploy-no-fork"), false);
        reactor.turn(payments, commandLine("deploy-no-fork"), true);

        assertThat(reactor.turn(checkout, commandLine("deploy-no-fork"), false)).containsExactly(root, checkout);
    }

    @Test
    void twoGoalsOfOneCommandLineEachHaveTheirTurn() {
        for (MavenProject module : List.of(root, payments)) {
            assertThat(reactor.turn(module, commandLine("plan-no-fork"), false)).isEmpty();
            assertThat(reactor.turn(module, commandLine("deploy-no-fork"), false))
                    .isEmpty();
        }

        assertThat(reactor.turn(checkout, commandLine("plan-no-fork"), false)).hasSize(3);
        assertThat(reactor.turn(checkout, commandLine("deploy-no-fork"), false)).hasSize(3);
    }

    @Test
    void boundToAPhaseAGoalActsForWhatIsPackagedSoFar() {
        reactor.packaged(payments);

        assertThat(reactor.turn(payments, bound(), false)).containsExactly(payments);
        reactor.packaged(checkout);
        assertThat(reactor.turn(checkout, bound(), false)).containsExactly(payments, checkout);
        assertThat(reactor.turn(checkout, bound(), true)).isEmpty();
    }

    @Test
    void modulesThatAreDeployedTogetherReportAtTheRoot() {
        assertThat(reactor.reporter(checkout, commandLine("deploy-no-fork"))).isEqualTo(root);
        assertThat(reactor.reporter(checkout, bound())).isEqualTo(checkout);
    }

    private static MojoExecution commandLine(String goal) {
        return new MojoExecution(goal(goal), "default-cli", MojoExecution.Source.CLI);
    }

    private static MojoExecution bound() {
        return new MojoExecution(goal("deploy-no-fork"), "default", MojoExecution.Source.LIFECYCLE);
    }

    private static MojoDescriptor goal(String goal) {
        MojoDescriptor descriptor = new MojoDescriptor();
        descriptor.setGoal(goal);
        descriptor.setPluginDescriptor(plugin());
        return descriptor;
    }

    private static PluginDescriptor plugin() {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setGroupId("dev.mvnlambda");
        plugin.setArtifactId("lambda-maven-plugin");
        return plugin;
    }

    private static MavenProject project(String artifactId) {
        MavenProject project = new MavenProject();
        project.setGroupId("com.example");
        project.setArtifactId(artifactId);
        project.setVersion("1.0");
        return project;
    }

    @SuppressWarnings("deprecation") // the other constructors want a whole Maven
    private static MavenSession session(MavenProject... projects) {
        return new MavenSession(
                null, new DefaultMavenExecutionRequest(), new DefaultMavenExecutionResult(), List.of(projects));
    }
}
