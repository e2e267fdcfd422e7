package dev.mvnlambda.maven;

import dev.mvnlambda.code.Library;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** The jars that a module needs at run time: scopes compile and runtime, as Maven resolved them. */
final class RuntimeLibraries {
    private static final Set<String> SCOPES = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    private final MavenSession session;

    RuntimeLibraries(MavenSession session) {
        this.session = session;
    }

    List<Library> of(MavenProject project) throws MojoFailureException {
        List<Library> libraries = new ArrayList<>();
        for (Artifact artifact : project.getArtifacts()) {
            if (SCOPES.contains(artifact.getScope())
                    && artifact.getArtifactHandler().isAddedToClasspath()) {
                libraries.add(library(artifact));
            }
        }
        return libraries;
    }

    private Library library(Artifact artifact) throws MojoFailureException {
        File file = artifact.getFile();
        if (file == null || file.isDirectory()) {
            throw new MojoFailureException(artifact.getGroupId() + ":" + artifact.getArtifactId()
                    + " is not packaged yet, but the archive holds jars only. Run mvn package, or a later phase.");
        }
        return new Library(artifact.getGroupId(), file.toPath(), artifact.isSnapshot() || isOfThisBuild(artifact));
    }

    private boolean isOfThisBuild(Artifact artifact) {
        return session.getAllProjects().stream()
                .anyMatch(project -> project.getGroupId().equals(artifact.getGroupId())
                        && project.getArtifactId().equals(artifact.getArtifactId())
                        && project.getVersion().equals(artifact.getVersion()));
    }
}
