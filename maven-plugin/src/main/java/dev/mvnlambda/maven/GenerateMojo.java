package dev.mvnlambda.maven;

import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.processor.Generation;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Reads the annotated handlers of the module, reports what is wrong with them at file and line, and writes
 * {@code Resource.java} and the manifest. A module without functions is passed quietly.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class GenerateMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Parameter(defaultValue = "${project.build.directory}/generated-sources/lambda", readonly = true, required = true)
    private File generatedSources;

    @Parameter(defaultValue = "${maven.compiler.release}", readonly = true)
    private @Nullable String release;

    @Parameter(defaultValue = "${project.build.sourceEncoding}", readonly = true)
    private @Nullable String encoding;

    /**
     * The package of the generated class {@code Resource}, such as {@code com.acme.orders}. Default: groupId, a dot and
     * artifactId in lower case, without what Java does not allow.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.resourcePackage")
    private @Nullable String resourcePackage;

    /**
     * Whether to do nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoFailureException {
        if (skip) {
            getLog().debug("Skipped, as lambda.skip asks.");
            return;
        }
        Generation.Outcome outcome = Generation.run(input());
        outcome.problems().forEach(this::print);
        if (outcome.failed()) {
            throw new MojoFailureException(summary(outcome.problems()));
        }
        outcome.unread().ifPresent(said -> getLog().debug("Left to the compiler: " + said));
        new Reactor(session, plugin).generated(project);
        outcome.manifest().ifPresent(this::use);
    }

    private Generation.Input input() throws MojoFailureException {
        return new Generation.Input(
                project.getCompileSourceRoots().stream().map(Path::of).toList(),
                classPath(),
                release,
                encoding,
                ResourcePackage.of(resourcePackage, project.getGroupId(), project.getArtifactId()),
                generatedSources.toPath(),
                ModuleFiles.of(project).classes());
    }

    private List<Path> classPath() {
        return project.getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .map(Artifact::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .toList();
    }

    private void print(Generation.Problem problem) {
        String text = place(problem) + problem.message();
        if (problem.severity() == Generation.Severity.ERROR) {
            getLog().error(text);
        } else {
            getLog().warn(text);
        }
    }

    private static String place(Generation.Problem problem) {
        if (problem.file() == null) {
            return "";
        }
        String position = problem.line() == 0 ? "" : "[" + problem.line() + "," + problem.column() + "] ";
        return problem.file() + ":" + position;
    }

    private static String summary(List<Generation.Problem> problems) {
        List<Generation.Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Generation.Severity.ERROR)
                .toList();
        String first = place(errors.get(0)) + errors.get(0).message();
        return errors.size() == 1 ? first : errors.size() + " errors, all named above; the first: " + first;
    }

    private void use(Manifest manifest) {
        if (manifest.functions().isEmpty()) {
            getLog().debug("No functions here.");
            return;
        }
        project.addCompileSourceRoot(generatedSources.toString());
        getLog().info("Read " + Texts.count(manifest.functions().size(), "function") + ".");
    }
}
