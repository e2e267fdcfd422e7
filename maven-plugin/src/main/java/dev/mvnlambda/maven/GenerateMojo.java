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
        Generation.Input input = input();
        Generation.Outcome outcome = Generation.run(input);
        new HandlerProblems(getLog()).print(outcome);
        outcome.unread().ifPresent(said -> getLog().debug("Left to the compiler: " + said));
        new Reactor(session, plugin).generated(project, input);
        outcome.manifest().ifPresent(manifest -> use(manifest, input.resourcePackage()));
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

    private void use(Manifest manifest, String resource) {
        if (manifest.functions().isEmpty()) {
            getLog().debug("No functions here.");
            return;
        }
        project.addCompileSourceRoot(generatedSources.toString());
        getLog().info("Read " + Texts.count(manifest.functions().size(), "function") + "; their class is " + resource
                + ".Resource.");
    }
}
