package dev.mvnlambda.maven;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.deploy.Deployer;
import dev.mvnlambda.deploy.DeploymentJson;
import dev.mvnlambda.deploy.Planned;
import dev.mvnlambda.deploy.Remover;
import dev.mvnlambda.deploy.Report;
import dev.mvnlambda.deploy.ReportFormatter;
import dev.mvnlambda.deploy.Request;
import dev.mvnlambda.plan.PlanFormatter;
import dev.mvnlambda.resource.Choices;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes everything that this app and stage own, and nothing else. It goes by the tags in the account and needs no build;
 * outside of a project set {@code -Dlambda.app}.
 *
 * @since 0.1.0
 */
@Mojo(name = "remove", requiresProject = false, aggregator = true, threadSafe = true)
public final class RemoveMojo extends AccountMojo {

    /**
     * Confirms the removal. Without it an interactive Maven asks, and batch mode stops.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.yes", defaultValue = "false")
    private boolean yes;

    /**
     * Whether log groups are removed too, and the queues and topics that <code>create = true</code> made.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.deleteData", defaultValue = "false")
    private boolean deleteData;

    @Override
    void run(boolean skipped) throws IOException, MojoExecutionException, MojoFailureException {
        if (skipped) {
            getLog().debug("Skipped, as lambda.skip asks.");
            return;
        }
        try (AwsAccount account = open(List.of(), "")) {
            Request request = request(Choices.usual());
            Planned planned = new Remover(account).plan(request, deleteData);
            if (planned.plan().isEmpty()) {
                getLog().info("Nothing deployed.");
                return;
            }
            PlanFormatter.lines(planned.plan()).forEach(getLog()::info);
            confirmation(yes).demand("remove " + meant(request) + " from stage " + stage);
            Report report = new Deployer(account, time)
                    .apply(
                            planned,
                            parallelism,
                            (outcome, done, total) -> getLog().info(ReportFormatter.progress(outcome, done, total)));
            write(session.getTopLevelProject(), "remove.json", DeploymentJson.report(report, runId, account.calls()));
            print(report);
        }
    }

    private void print(Report report) throws MojoExecutionException {
        getLog().info(ReportFormatter.summary(report));
        List<String> failures = ReportFormatter.failures(report);
        if (!failures.isEmpty()) {
            throw Failures.of(
                    String.join(System.lineSeparator(), failures),
                    report.failure().orElse(null));
        }
    }

    private static String meant(Request request) {
        return request.functions().isEmpty()
                ? request.app()
                : String.join(", ", new TreeSet<>(request.functions())) + " of " + request.app();
    }
}
