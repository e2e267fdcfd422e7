package dev.mvnlambda.maven;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.aws.Connection;
import dev.mvnlambda.code.Archive;
import dev.mvnlambda.deploy.Deployer;
import dev.mvnlambda.deploy.DeploymentId;
import dev.mvnlambda.deploy.DeploymentJson;
import dev.mvnlambda.deploy.Planned;
import dev.mvnlambda.deploy.Report;
import dev.mvnlambda.deploy.Request;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.processor.Generation;
import dev.mvnlambda.resource.Choices;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.watch.Change;
import dev.mvnlambda.watch.FileWatch;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Deploys what is compiled to the local Lambda, shows what its functions log, and deploys again whatever is compiled from then
 * on, by any tool, until Ctrl-C: {@code mvn process-classes lambda:local-no-fork}. In a reactor it acts once, after the last
 * module, for all of them; a module that others use counts as its classes are, packaged or not, so that its changes reach them
 * too.
 *
 * <p>A local Lambda that runs already is used, and left running; else one is started, which ends with the goal, however that
 * ends. New code is a new version, and the alias moves to it; calls under way end on the version that they began on. Annotations
 * are read again when their source is saved, and count with the next compilation; new dependencies count when the goal is
 * started again.
 *
 * @since 0.1.0
 */
@Mojo(name = "local-no-fork", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public class LocalNoForkMojo extends AccountMojo {
    private static final Duration LEAST_PAUSE = Duration.ofMillis(50);
    private static final int PAUSE_PER_LOOK = 20;
    private static final Duration LAST_DEPLOY = Duration.ofSeconds(5);

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /**
     * Confirms what cannot be taken back: that the old address of a function which has a new one ends.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.yes", defaultValue = "false")
    private boolean yes;

    /**
     * Whether a local Lambda makes what the app refers to and others make on AWS, when it is not there: queues, topics, buckets,
     * event buses, tables, data streams and log groups. They begin empty, a queue with a visibility timeout of six times that of
     * its functions, a table with a stream. They are nobody's: {@code lambda:remove} leaves them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.local.create", defaultValue = "false")
    private boolean localCreate;

    /**
     * A function that a debugger is wanted for, such as {@code Orders}, or {@code Orders:5006}: when it is called, its JVM waits
     * until a debugger attaches to that port of this machine, 1 to 65535 (default: 5005); each new version does so too. It runs
     * one call at a time then, has no timeout, and is waited for by HTTP APIs; queues show their messages again as ever. Default:
     * none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.local.debug")
    private @Nullable String debug;

    private final Set<String> warned = new HashSet<>();

    @Override
    final boolean isLocal() {
        return true;
    }

    @Override
    final MavenProject reporter() {
        return new Reactor(session, plugin).reporter(project, execution);
    }

    @Override
    final void run(boolean skipped) throws IOException, MojoExecutionException, MojoFailureException {
        Reactor reactor = new Reactor(session, plugin);
        List<MavenProject> projects = reactor.turn(project, execution, skipped);
        if (projects.isEmpty()) {
            getLog().debug("Skipped, or left to the last module.");
            return;
        }
        List<DevelopedModule> modules = modules(projects, reactor);
        boolean whole = reactor.isWhole(projects, execution);
        Optional<DebuggedFunction> debugged = DebuggedFunction.of(debug);
        try (LocalSession local = localTarget().session(plugin.getVersion())) {
            LogLines lines = new LogLines(ZoneId.systemDefault());
            LogFollower logs = LogFollower.start(local.server(), lines, getLog()::info);
            Connection connection = connection(local.endpoint());
            DevelopmentLoop loop = new DevelopmentLoop(
                    modules, archived -> deploy(archived, connection, whole, lines, reporter()), getLog());
            Thread end = new Thread(() -> end(loop, local), "lambda-local-end");
            Runtime.getRuntime().addShutdownHook(end);
            try {
                Report report = begin(loop, local.endpoint());
                if (debugged.isPresent()) {
                    debug(debugged.get(), report, local);
                }
                getLog().info("Watching " + report.planned().stage().app()
                        + ": what is compiled is deployed. Ctrl-C ends it.");
                watch(loop, logs);
            } finally {
                settle(loop, end);
            }
            if (!loop.isStopped()) {
                getLog().info(local.lost());
            }
        }
    }

    private Report begin(DevelopmentLoop loop, URI page)
            throws IOException, MojoExecutionException, MojoFailureException {
        Report report = loop.begin();
        new ReportPrinter(getLog()).print(report);
        report.addresses().queues().forEach((name, url) -> getLog().info("Queue " + name + " is at " + url));
        report.addresses().topics().forEach((name, arn) -> getLog().info("Topic " + name + " is " + arn));
        getLog().info("All of it, with the last calls, is on the page at " + page + "/");
        return report;
    }

    private void debug(DebuggedFunction debugged, Report report, LocalSession local)
            throws MojoExecutionException, MojoFailureException {
        local.debug(debugged.functionName(report.planned().functions()), debugged.port());
        getLog().info(debugged.beginning());
    }

    private List<DevelopedModule> modules(List<MavenProject> projects, Reactor reactor)
            throws IOException, MojoExecutionException, MojoFailureException {
        RuntimeLibraries libraries = new RuntimeLibraries(session);
        List<DevelopedModule> modules = new ArrayList<>();
        boolean any = false;
        for (MavenProject one : projects) {
            ModuleFiles files = ModuleFiles.of(one);
            any |= files.manifest().isPresent();
            Optional<Generation.Input> generation = reactor.generation(one);
            if (generation.isPresent()) {
                modules.add(
                        new DevelopedModule(files, libraries.asCompiled(one), generation.get(), time::now, getLog()));
            }
        }
        if (modules.isEmpty() || !any) {
            throw new MojoFailureException(
                    "Nothing to deploy: this build has read no functions. Use mvn lambda:local, or mvn "
                            + "process-classes lambda:local-no-fork; the goal generate of this plugin must be among its executions.");
        }
        return modules;
    }

    private Report deploy(
            List<Module> modules, Connection connection, boolean whole, LogLines lines, @Nullable MavenProject reporter)
            throws IOException {
        String deployment = DeploymentId.next(time);
        List<Archive> archives = modules.stream().map(Module::archive).toList();
        try (AwsAccount account = open(connection, AwsAccount.Deployment.passing(deployment, archives))) {
            Deployer deployer = new Deployer(account, time);
            Request request = request(new Choices(false, false, yes, whole, false));
            Planned planned =
                    new LocalSources(localCreate, getLog()).plan(deployer, () -> deployer.plan(modules, request));
            planned.warnings().stream().filter(warned::add).forEach(getLog()::warn);
            lines.show(planned.functions().stream()
                    .collect(Collectors.toMap(function -> function.target().functionName(), FunctionScope::name)));
            Report report = deployer.apply(planned, parallelism, (outcome, done, total) -> {});
            if (reporter != null) {
                write(reporter, "deploy.json", DeploymentJson.report(report, deployment, account.calls()));
            }
            return report;
        }
    }

    /** Looks at a pace that leaves the machine to others, until the server ends. */
    private void watch(DevelopmentLoop loop, LogFollower logs) throws IOException {
        FileWatch poms = new FileWatch(poms(), file -> true, LEAST_PAUSE, time::now);
        while (!loop.isStopped() && !logs.hasEnded() && !Thread.currentThread().isInterrupted()) {
            poms.look(change -> !change.written().isEmpty()).ifPresent(this::sayThatItCountsLater);
            time.sleep(pause(loop.look()));
        }
    }

    private List<Path> poms() {
        return session.getProjects().stream()
                .map(MavenProject::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .toList();
    }

    private void sayThatItCountsLater(Change change) {
        getLog().warn(change.written().stream().map(Path::toString).sorted().collect(Collectors.joining(", "))
                + " changed. What Maven reads there, such as dependencies, counts when this goal is started again.");
    }

    private static Duration pause(Duration looking) {
        Duration fair = looking.multipliedBy(PAUSE_PER_LOOK);
        return fair.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : fair;
    }

    /** What Ctrl-C leads to. */
    private void end(DevelopmentLoop loop, LocalSession local) {
        loop.stop(LAST_DEPLOY);
        local.close();
        try {
            getLog().info(local.ending());
        } catch (IllegalStateException e) {
            // Maven 4 may have closed its terminal by now, and then has nowhere to say it
        }
    }

    /** Leaves the end to Ctrl-C when that came first; this process ends with it. */
    private static void settle(DevelopmentLoop loop, Thread end) {
        try {
            if (loop.isStopped()) {
                end.join();
            } else {
                Runtime.getRuntime().removeShutdownHook(end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
