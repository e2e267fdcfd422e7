package dev.mvnlambda.maven;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.deploy.Deployer;
import dev.mvnlambda.deploy.DeploymentJson;
import dev.mvnlambda.deploy.Planned;
import dev.mvnlambda.resource.InputException;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Prints what a deploy of the packaged modules would do, and changes nothing. From the command line of a reactor it acts
 * once, after the last module: {@code mvn package lambda:plan-no-fork}.
 *
 * @since 0.1.0
 */
@Mojo(name = "plan-no-fork", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public class PlanNoForkMojo extends ReactorMojo {

    @Override
    final String reportName() {
        return "plan.json";
    }

    @Override
    final void goOn(Planned planned, Deployer deployer, AwsAccount account) throws IOException {
        write(reporter(), reportName(), DeploymentJson.plan(planned, account.calls()));
        if (!planned.plan().obstacles().isEmpty()) {
            throw new InputException(planned.plan().obstacles());
        }
    }
}
