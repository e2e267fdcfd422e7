package dev.mvnlambda.maven;

import dev.mvnlambda.code.Archive;
import dev.mvnlambda.code.ArchiveWriter;
import dev.mvnlambda.code.CodeException;
import dev.mvnlambda.manifest.Manifest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Writes {@code target/lambda/<artifactId>.zip}: the module's classes and, under {@code lib}, what they need at run time.
 * Equal input gives equal bytes. A module without functions is passed quietly.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "package",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class PackageMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    /**
     * Whether to do nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "lambda.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        ModuleFiles files = ModuleFiles.of(project);
        Optional<Manifest> manifest = skip ? Optional.empty() : files.manifest();
        if (manifest.isEmpty()) {
            getLog().debug("No functions here, or lambda.skip is set.");
            return;
        }
        try {
            Archive archive =
                    ArchiveWriter.write(files.classes(), new RuntimeLibraries(session).of(project), files.archive());
            new Reactor(session, plugin).packaged(project);
            getLog().info("Packaged " + Texts.count(manifest.get().functions().size(), "function") + ": "
                    + archive.path().getFileName() + ", " + megabytes(archive.size()) + " MB.");
        } catch (CodeException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot write " + files.archive() + ": " + e, e);
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1_048_576.0);
    }
}
