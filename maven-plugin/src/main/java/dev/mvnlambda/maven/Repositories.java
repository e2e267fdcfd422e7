package dev.mvnlambda.maven;

import dev.mvnlambda.resource.InputException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Where Maven finds what a goal needs beside the plugin itself. */
final class Repositories {
    private final RepositorySystem system;
    private final MavenSession session;

    Repositories(RepositorySystem system, MavenSession session) {
        this.system = system;
        this.session = session;
    }

    /**
     * The files of an artifact and of all that it needs at run time.
     *
     * @param purpose what it is needed for
     * @throws InputException if one of them cannot be had
     */
    List<Path> files(Dependency wanted, String purpose) {
        DependencyRequest request = new DependencyRequest(new CollectRequest(wanted, remotes()), null);
        try {
            return system.resolveDependencies(session.getRepositorySession(), request).getArtifactResults().stream()
                    .map(ArtifactResult::getArtifact)
                    .map(artifact -> artifact.getFile().toPath())
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new InputException(name(wanted) + " is needed for " + purpose + ", but " + reason(e));
        }
    }

    /** An artifact as people write it. */
    static String name(Dependency wanted) {
        var artifact = wanted.getArtifact();
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
    }

    private String reason(DependencyResolutionException e) {
        return session.isOffline()
                ? "Maven is offline and the local repository lacks it or a dependency of it. Run once without -o."
                : "it cannot be resolved: " + e.getMessage();
    }

    private List<RemoteRepository> remotes() {
        MavenProject project = session.getTopLevelProject();
        return project.getRemotePluginRepositories().isEmpty()
                ? project.getRemoteProjectRepositories()
                : project.getRemotePluginRepositories();
    }
}
