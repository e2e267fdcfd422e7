package dev.mvnlambda.maven;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.deploy.Deployer;
import dev.mvnlambda.deploy.DeploymentJson;
import dev.mvnlambda.deploy.Planned;
import dev.mvnlambda.deploy.Report;
import dev.mvnlambda.deploy.ReportFormatter;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Deploys the packaged modules: plans, applies, reports. From the command line of a reactor it acts once, after the last
 * module, for all of them: {@code mvn package lambda:deploy-no-fork}. Bound to a phase it acts there, for the modules
 * packaged so far.
 *
 * @since 0.1.0
 */
@Mojo(name = "deploy-no-fork", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public class DeployNoForkMojo extends ReactorMojo {

    /**
     * Stages whose changes must be confirmed, such as {@code prod,staging}. Default: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.protect")
    private @Nullable List<String> protect;

    @Override
    final String reportName() {
        return "deploy.json";
    }

    @Override
    final void goOn(Planned planned, Deployer deployer, AwsAccount account, MavenProject reporter)
            throws IOException, MojoExecutionException {
        if (!planned.plan().isEmpty() && protect != null && protect.contains(stage)) {
            confirmation(yes).demand("change the protected stage " + stage);
        }
        Report report = deployer.apply(
                planned,
                parallelism,
                (outcome, done, total) -> getLog().info(ReportFormatter.progress(outcome, done, total)));
        write(reporter, reportName(), DeploymentJson.report(report, runId, account.calls()));
        new ReportPrinter(getLog()).print(report);
    }
}
