package dev.mvnlambda.maven;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.deploy.DeploymentJson;
import dev.mvnlambda.deploy.Status;
import dev.mvnlambda.deploy.StatusFormatter;
import dev.mvnlambda.deploy.StatusReader;
import dev.mvnlambda.resource.Choices;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows what the app has deployed to the stage: versions, aliases, addresses, what stands out, and the
 * deployments and rollbacks that the aliases remember. It goes by the tags in
 * the account and needs no build; outside of a project set {@code -Dlambda.app}.
 *
 * @since 0.1.0
 */
@Mojo(name = "status", requiresProject = false, aggregator = true, threadSafe = true)
public final class StatusMojo extends AccountMojo {

    @Override
    void run(boolean skipped) throws IOException, MojoExecutionException, MojoFailureException {
        if (skipped) {
            getLog().debug("Skipped, as lambda.skip asks.");
            return;
        }
        try (AwsAccount account = open(List.of(), "")) {
            Status status = new StatusReader(account).read(request(Choices.usual()));
            StatusFormatter.lines(status, time.now()).forEach(getLog()::info);
            write(session.getTopLevelProject(), "status.json", DeploymentJson.status(status, account.calls()));
        }
    }
}
