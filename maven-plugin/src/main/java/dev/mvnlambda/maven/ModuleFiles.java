package dev.mvnlambda.maven;

import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.ManifestException;
import dev.mvnlambda.manifest.ManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/**
 * Where a module's results stand.
 *
 * @param classes its class output
 * @param manifestFile written by {@code lambda:generate}
 * @param archive written by {@code lambda:package}
 */
record ModuleFiles(Path classes, Path manifestFile, Path archive) {

    static ModuleFiles of(MavenProject project) {
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        return new ModuleFiles(
                classes, classes.resolve(Manifest.PATH), reports(project).resolve(project.getArtifactId() + ".zip"));
    }

    /** Where archives and reports go: {@code target/lambda}. */
    static Path reports(MavenProject project) {
        return Path.of(project.getBuild().getDirectory()).resolve("lambda");
    }

    /** What the module declares; absent when it has no functions. */
    Optional<Manifest> manifest() throws MojoExecutionException, MojoFailureException {
        if (!Files.exists(manifestFile)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ManifestJson.read(Files.readString(manifestFile), manifestFile.toString()))
                    .filter(manifest -> !manifest.functions().isEmpty());
        } catch (ManifestException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot read " + manifestFile + ": " + e, e);
        }
    }
}
