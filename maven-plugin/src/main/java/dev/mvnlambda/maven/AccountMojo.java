package dev.mvnlambda.maven;

import dev.mvnlambda.aws.AwsAccount;
import dev.mvnlambda.aws.Connection;
import dev.mvnlambda.code.Archive;
import dev.mvnlambda.code.CodeException;
import dev.mvnlambda.deploy.DeploymentId;
import dev.mvnlambda.deploy.Request;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.Calls;
import dev.mvnlambda.resource.Choices;
import dev.mvnlambda.resource.InputException;
import dev.mvnlambda.resource.Time;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What all goals share that reach an account: whose it is, where it is, and how failures are told. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields
abstract class AccountMojo extends AbstractMojo {
    @Inject
    private RepositorySystem repositories;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    /**
     * The name of the app; it begins the name of every function. Default: the artifactId of the root module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.app")
    private @Nullable String app;

    /**
     * The stage, such as {@code dev} or {@code prod}: 1 to 20 lower-case letters, digits or {@code -}. Stages of one app
     * share nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.stage", defaultValue = "dev")
    String stage;

    /**
     * The AWS region, such as {@code eu-central-1}. Default: where the AWS SDK finds one, for example {@code AWS_REGION} or
     * the profile.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.region")
    private @Nullable String region;

    /**
     * The profile of {@code ~/.aws/config} that credentials come from. Default: the AWS SDK's chain of providers.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.profile")
    private @Nullable String profile;

    /**
     * An address that speaks AWS's protocols, instead of AWS's own, such as {@code http://localhost:4566}. Default: the
     * environment variable {@code AWS_ENDPOINT_URL}, else AWS.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.endpoint", defaultValue = "${env.AWS_ENDPOINT_URL}")
    private @Nullable String endpoint;

    /**
     * The only account that may be touched, 12 digits: with credentials of another one the goal stops before it reads or
     * changes anything. Not looked at when the target is {@code local}. Default: any.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.account")
    private @Nullable String account;

    /**
     * Where to: {@code aws}, or {@code local} for the local Lambda, which is started in the background if none answers.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.target", defaultValue = "aws")
    private String target;

    /**
     * The port of the local Lambda, 1 to 65535; or 0 for one of the build's own, as integration tests want it: on a free port,
     * with nothing in it, for one module alone, and gone with {@code lambda:local-stop} or, at the latest, with the build. Goals
     * of the same module find it while it is there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.local.port", defaultValue = "4599")
    private int localPort;

    /**
     * Where a local Lambda keeps its state. Default: {@code .mvn-lambda/local} in the user's home; on another port than
     * 4599 {@code .mvn-lambda/local-<port>}. One of the build's own always keeps it in {@code target/lambda/local}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.local.dir")
    private @Nullable File localDir;

    /**
     * The functions to keep to, by their logical names, such as {@code Orders,Billing}; functions that they link come along.
     * Default: all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.function")
    private @Nullable List<String> functions;

    /**
     * How many things are done at once, 1 to 64.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.parallelism", defaultValue = "8")
    int parallelism;

    /**
     * Whether to do nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.skip", defaultValue = "false")
    private boolean skip;

    final Time time = Time.system();
    final String runId = DeploymentId.next(time);

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            run(skip);
        } catch (InputException | CodeException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (AccountException e) {
            throw Failures.of(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(e.toString(), e);
        }
    }

    /** Does what the goal is for, or notes that it is to be skipped. */
    abstract void run(boolean skipped) throws IOException, MojoExecutionException, MojoFailureException;

    /** The module that the goal reports in, and whose own a local Lambda on no particular port is. */
    MavenProject reporter() {
        return project;
    }

    final String app() {
        return AppName.of(app, session.getTopLevelProject());
    }

    final Request request(Choices choices) {
        if (parallelism < 1 || parallelism > 64) {
            throw new InputException("<parallelism> is " + parallelism
                    + ", but it is a number from 1 to 64. Set <parallelism> or -Dlambda.parallelism.");
        }
        return new Request(
                app(),
                StageName.checked(stage),
                isLocal() ? "" : Objects.requireNonNullElse(account, ""),
                functions == null ? Set.of() : Set.copyOf(functions),
                choices,
                parallelism,
                properties(),
                System.getenv());
    }

    /** Opens the account; it is to be closed. */
    final AwsAccount open(List<Archive> archives, String bucket) throws MojoExecutionException, MojoFailureException {
        return open(connection(), new AwsAccount.Deployment(runId, archives, bucket));
    }

    /** Opens an account; it is to be closed. */
    final AwsAccount open(Connection connection, AwsAccount.Deployment deployment) {
        Calls calls = new Calls();
        return new AwsAccount(
                connection.clients(calls, new SdkModules(new Repositories(repositories, session), plugin, getLog())),
                connection.resolvedRegion(),
                deployment,
                calls,
                time);
    }

    /** Writes a report for machines into {@code target/lambda}; nowhere when there is no project. */
    final void write(MavenProject reporter, String name, String json) throws IOException {
        if (reporter.getFile() != null) {
            Path directory = Files.createDirectories(ModuleFiles.reports(reporter));
            Files.writeString(directory.resolve(name), json);
        }
    }

    final Confirmation confirmation(boolean yes) {
        return new Confirmation(yes, session.getRequest().isInteractiveMode(), System.in, getLog()::info);
    }

    private Connection connection() throws MojoExecutionException, MojoFailureException {
        String chosenRegion = Objects.requireNonNullElse(region, "");
        if (isLocal()) {
            return connection(localTarget().endpoint(plugin.getVersion()));
        }
        return new Connection(
                chosenRegion, Objects.requireNonNullElse(profile, ""), Objects.requireNonNullElse(endpoint, ""), false);
    }

    /** The local Lambda that the parameters name. */
    final LocalTarget localTarget() throws MojoFailureException {
        return new LocalTarget(
                LocalTarget.place(localPort, reporter(), localDir),
                localDir,
                new LocalArtifact(new Repositories(repositories, session)),
                getLog());
    }

    /** The way to a local Lambda. */
    final Connection connection(URI local) {
        String chosenRegion = Objects.requireNonNullElse(region, "");
        return Connection.local(chosenRegion.isEmpty() ? LocalTarget.REGION : chosenRegion, local.toString());
    }

    /** Whether the local Lambda is meant, and not AWS. */
    boolean isLocal() {
        if (!Set.of("aws", "local").contains(target)) {
            throw new InputException(
                    "<target> is '" + target + "', but a target is aws or local. Set <target> or -Dlambda.target.");
        }
        return target.equals("local");
    }

    private Map<String, String> properties() {
        MavenProject root = session.getTopLevelProject();
        Map<String, String> properties = new HashMap<>();
        properties.put("project.groupId", root.getGroupId());
        properties.put("project.artifactId", root.getArtifactId());
        properties.put("project.version", root.getVersion());
        root.getProperties()
                .stringPropertyNames()
                .forEach(name -> properties.put(name, root.getProperties().getProperty(name)));
        session.getUserProperties()
                .stringPropertyNames()
                .forEach(
                        name -> properties.put(name, session.getUserProperties().getProperty(name)));
        return properties;
    }
}
