package dev.mvnlambda.maven;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.deploy.DeploymentJson;
import dev.mvnlambda.deploy.Report;
import dev.mvnlambda.deploy.ReportFormatter;
import dev.mvnlambda.deploy.Rollback;
import dev.mvnlambda.deploy.RollbackFormatter;
import dev.mvnlambda.deploy.RollbackPlan;
import dev.mvnlambda.deploy.RollbackRequest;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.Choices;
import dev.mvnlambda.resource.InputException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Moves aliases back to where they pointed before the last deployment, all together, in about a second; whoever calls a
 * function through its alias reaches the older version from then on. The version that it moves from is held: a deploy of
 * that same content leaves the alias alone until {@code lambda.release}. Running it once more undoes it; running it again
 * after it stopped half way moves the rest. It goes by the tags in the account and needs no build; outside of a project set
 * {@code -Dlambda.app}.
 *
 * @since 0.1.0
 */
@Mojo(name = "rollback", requiresProject = false, aggregator = true, threadSafe = true)
public final class RollbackMojo extends AccountMojo {

    /**
     * The version to go to, a number such as {@code 7}; needs exactly one function: {@code -Dlambda.function=Orders}.
     * Default: the one before the deployment that is undone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.version")
    private @Nullable String version;

    /**
     * The deployment to undo, by its id: every alias that it moved goes to where it pointed before. {@code lambda:status}
     * shows the ids. Default: the last one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.deployment")
    private @Nullable String deployment;

    /**
     * Confirms a rollback in a stage that {@code lambda.protect} names. Without it an interactive Maven asks, and batch mode
     * stops.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.yes", defaultValue = "false")
    private boolean yes;

    /**
     * Stages whose changes must be confirmed, such as {@code prod,staging}. Default: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.protect")
    private @Nullable List<String> protect;

    @Override
    void run(boolean skipped) throws IOException, MojoExecutionException, MojoFailureException {
        if (skipped) {
            getLog().debug("Skipped, as lambda.skip asks.");
            return;
        }
        try (AwsAccount account = open(List.of(), "")) {
            rollBack(account);
        } catch (InputException e) {
            write(DeploymentJson.failure(app(), stage, "InvalidInput", String.valueOf(e.getMessage())));
            throw e;
        } catch (AccountException e) {
            write(DeploymentJson.failure(app(), stage, e.code(), String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private void rollBack(AwsAccount account) throws IOException, MojoExecutionException {
        Rollback rollback = new Rollback(account, time, runId);
        RollbackPlan plan = rollback.plan(new RollbackRequest(
                request(Choices.usual()),
                Objects.requireNonNullElse(deployment, ""),
                Objects.requireNonNullElse(version, "")));
        RollbackFormatter.plan(plan, time.now()).forEach(getLog()::info);
        if (!plan.isEmpty() && protect != null && protect.contains(stage)) {
            confirmation(yes).demand("roll back in the protected stage " + stage);
        }
        Report report = rollback.apply(
                plan, (outcome, done, total) -> getLog().debug(ReportFormatter.progress(outcome, done, total)));
        write(DeploymentJson.rollback(plan, report, account.calls()));
        if (!plan.isEmpty()) {
            print(plan, report);
        }
    }

    private void write(String json) throws IOException {
        write(session.getTopLevelProject(), "rollback.json", json);
    }

    private void print(RollbackPlan plan, Report report) throws MojoExecutionException {
        RollbackFormatter.report(plan, report).forEach(getLog()::info);
        List<String> failures = RollbackFormatter.failures(report);
        if (!failures.isEmpty()) {
            throw Failures.of(
                    String.join(System.lineSeparator(), failures),
                    report.failure().orElse(null));
        }
    }
}
