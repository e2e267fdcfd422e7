package dev.mvnlambda.maven;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;

/** The class path of lambda-local in the plugin's own version; only a deploy to the local target asks for it. */
final class LocalArtifact {
    private final Repositories repositories;

    LocalArtifact(Repositories repositories) {
        this.repositories = repositories;
    }

    List<Path> classPath(String version) {
        return repositories.files(
                new Dependency(new DefaultArtifact("dev.mvnlambda", "lambda-local", "jar", version), "runtime"),
                "-Dlambda.target=local");
    }
}
