package dev.mvnlambda.maven;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.deploy.Deployer;
import dev.mvnlambda.deploy.DeploymentJson;
import dev.mvnlambda.deploy.Planned;
import dev.mvnlambda.deploy.Report;
import dev.mvnlambda.deploy.ReportFormatter;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Deploys the packaged modules: plans, applies, reports. From the command line of a reactor it acts once, after the last
 * module, for all of them: {@code mvn package lambda:deploy-no-fork}. Bound to a phase it acts there, for the modules
 * packaged so far.
 *
 * <p>Integration tests of the same module that Failsafe runs later in the build are told by system properties what was deployed:
 * {@code lambda.stage} and {@code lambda.region}; {@code lambda.endpoint}, if something stands in for AWS;
 * {@code lambda.arn.<Function>}, what callers call; {@code lambda.url.<Function>} for a function with a URL;
 * {@code lambda.api.http} (or {@code rest}, {@code websocket}), the address of an API; {@code lambda.queue.<queue>}, the URL of a
 * queue, and {@code lambda.topic.<topic>}, the ARN of a topic, that call a function;
 * {@code mvnlambda.resource.<Function>}, so that {@code Resource} tells name, ARN and URL in tests too. When the target is
 * {@code local}, and only then, also {@code aws.endpointUrl}, {@code aws.region}, {@code aws.accessKeyId} and
 * {@code aws.secretAccessKey}, by which clients of the AWS SDK for Java 2 reach the local Lambda, and AWS never. All of it stands
 * in {@code target/lambda/deploy.properties}, which the goal names in the property {@code failsafe.systemPropertiesFile} (Failsafe
 * 3) unless you have set that yourself; what Failsafe is told otherwise, such as {@code systemPropertyVariables} and
 * {@code -D}, wins.
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

    /**
     * Whether a local Lambda makes what the app refers to and others make on AWS, when it is not there: queues, topics, buckets,
     * event buses, tables, data streams and log groups. They begin empty, a queue with a visibility timeout of six times that of
     * its functions, a table with a stream. They are nobody's: {@code lambda:remove} leaves them. Not looked at when the target
     * is {@code aws}, where a plan says what is missing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.local.create", defaultValue = "false")
    private boolean localCreate;

    @Override
    final Planned plan(Deployer deployer, Supplier<Planned> planning) {
        return isLocal() ? new LocalSources(localCreate, getLog()).plan(deployer, planning) : planning.get();
    }

    @Override
    final String reportName() {
        return "deploy.json";
    }

    @Override
    final void goOn(Planned planned, Deployer deployer, AwsAccount account) throws IOException, MojoExecutionException {
        if (!planned.plan().isEmpty() && protect != null && protect.contains(stage)) {
            confirmation(yes).demand("change the protected stage " + stage);
        }
        Report report = deployer.apply(
                planned,
                parallelism,
                (outcome, done, total) -> getLog().info(ReportFormatter.progress(outcome, done, total)));
        write(reporter(), reportName(), DeploymentJson.report(report, runId, account.calls()));
        new ReportPrinter(getLog()).print(report);
        TestProperties tests = TestProperties.of(report.addresses(), isLocal());
        if (reporter().getFile() != null) {
            tests.handOver(
                    ModuleFiles.reports(reporter()), project.getProperties(), session.getUserProperties(), getLog());
        }
    }
}
