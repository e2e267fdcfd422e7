package dev.mvnlambda.maven;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.code.Archive;
import dev.mvnlambda.code.CodeException;
import dev.mvnlambda.deploy.Deployer;
import dev.mvnlambda.deploy.DeploymentJson;
import dev.mvnlambda.deploy.Planned;
import dev.mvnlambda.deploy.Request;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.plan.PlanFormatter;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.Choices;
import dev.mvnlambda.resource.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What plan and deploy share: they go by the packaged modules of a build, and begin with a plan. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class ReactorMojo extends AccountMojo {
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /**
     * An S3 bucket of the same region that code goes through; needed when an archive has more than 50 MB. Default: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.bucket")
    private @Nullable String bucket;

    /**
     * Whether everything is read from the account, also what the fingerprint of the last deploy says is as wanted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.refresh", defaultValue = "false")
    private boolean refresh;

    /**
     * Whether a function of the right name that nobody owns is taken over, with its URL, mappings and settings. One that another
     * app or stage owns never is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.adopt", defaultValue = "false")
    private boolean adopt;

    /**
     * Confirms what cannot be taken back: that the old address of a function which has a new one ends; changes in a stage that
     * {@code lambda.protect} names (without it an interactive Maven asks, and batch mode stops).
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.yes", defaultValue = "false")
    boolean yes;

    /**
     * Whether versions that a rollback holds are let go: without it, a deploy of just the content that was rolled back from
     * leaves the alias where the rollback moved it. A deploy of other content lets go by itself.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.release", defaultValue = "false")
    private boolean release;

    @Override
    final void run(boolean skipped) throws IOException, MojoExecutionException, MojoFailureException {
        Reactor reactor = new Reactor(session, plugin);
        List<MavenProject> projects = reactor.turn(project, execution, skipped);
        List<Module> modules = modules(projects);
        if (modules.isEmpty()) {
            sayWhy(projects);
            return;
        }
        try {
            planAndGoOn(modules, reactor.isWhole(projects, execution));
        } catch (InputException | CodeException e) {
            write(reporter(), reportName(), DeploymentJson.failure(app(), stage, "InvalidInput", message(e)));
            throw e;
        } catch (AccountException e) {
            write(reporter(), reportName(), DeploymentJson.failure(app(), stage, e.code(), message(e)));
            throw e;
        }
    }

    @Override
    final MavenProject reporter() {
        return new Reactor(session, plugin).reporter(project, execution);
    }

    /** The file that the goal reports to. */
    abstract String reportName();

    /** The plan to print and to go on from. */
    Planned plan(Deployer deployer, Supplier<Planned> planning) {
        return planning.get();
    }

    /** Goes on from a plan that was printed. */
    abstract void goOn(Planned planned, Deployer deployer, AwsAccount account)
            throws IOException, MojoExecutionException, MojoFailureException;

    private void planAndGoOn(List<Module> modules, boolean whole)
            throws IOException, MojoExecutionException, MojoFailureException {
        List<Archive> archives = modules.stream().map(Module::archive).toList();
        try (AwsAccount account = open(archives, chosenBucket())) {
            Deployer deployer = new Deployer(account, time);
            Request request = request(new Choices(refresh, adopt, yes, whole, release));
            Planned planned = plan(deployer, () -> deployer.plan(modules, request));
            PlanFormatter.lines(planned.plan()).forEach(getLog()::info);
            planned.warnings().forEach(getLog()::warn);
            goOn(planned, deployer, account);
        }
    }

    private List<Module> modules(List<MavenProject> projects)
            throws IOException, MojoExecutionException, MojoFailureException {
        List<Module> modules = new ArrayList<>();
        for (MavenProject one : projects) {
            module(ModuleFiles.of(one)).ifPresent(modules::add);
        }
        return modules;
    }

    private Optional<Module> module(ModuleFiles files)
            throws IOException, MojoExecutionException, MojoFailureException {
        var manifest = files.manifest();
        if (manifest.isEmpty()) {
            return Optional.empty();
        }
        Archive archive = Archive.read(files.archive());
        archive.checkHolds(files.classes());
        if (chosenBucket().isEmpty()) {
            archive.checkDirectUpload();
        }
        return Optional.of(new Module(manifest.get(), archive));
    }

    private void sayWhy(List<MavenProject> projects) {
        if (projects.isEmpty()) {
            getLog().debug("Skipped, or left to the last module.");
        } else {
            getLog().info(
                            "No functions here. A function is an annotated handler class, found by the goal generate of this "
                                    + "plugin, which must be among its executions.");
        }
    }

    private String chosenBucket() {
        return Objects.requireNonNullElse(bucket, "");
    }

    private static String message(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }
}
