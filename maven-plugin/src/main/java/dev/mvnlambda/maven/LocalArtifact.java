package dev.mvnlambda.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** The class path of lambda-local in the plugin's own version; only a deploy to the local target asks for it. */
final class LocalArtifact {
    private final RepositorySystem repositories;
    private final MavenSession session;

    LocalArtifact(RepositorySystem repositories, MavenSession session) {
        this.repositories = repositories;
        this.session = session;
    }

    List<Path> classPath(String version) throws MojoFailureException {
        Artifact local = new DefaultArtifact("dev.mvnlambda", "lambda-local", "jar", version);
        CollectRequest collect = new CollectRequest(new Dependency(local, "runtime"), remotes());
        DependencyRequest request = new DependencyRequest(collect, null);
        try {
            return repositories
                    .resolveDependencies(session.getRepositorySession(), request)
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .map(artifact -> artifact.getFile().toPath())
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new MojoFailureException(
                    "dev.mvnlambda:lambda-local:" + version + " is needed for -Dlambda.target=local, but "
                            + (session.isOffline()
                                    ? "Maven is offline and the local repository lacks it or a dependency of it. Run once "
                                            + "without -o."
                                    : "it cannot be resolved: " + e.getMessage()),
                    e);
        }
    }

    private List<RemoteRepository> remotes() {
        MavenProject project = session.getTopLevelProject();
        return project.getRemotePluginRepositories().isEmpty()
                ? project.getRemoteProjectRepositories()
                : project.getRemotePluginRepositories();
    }
}
