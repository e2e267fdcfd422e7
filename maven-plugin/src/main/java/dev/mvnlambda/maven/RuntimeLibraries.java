package dev.mvnlambda.maven;

import dev.mvnlambda.code.Library;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Jars only: modules of this build have to be packaged. */
    List<Library> of(MavenProject project) throws MojoFailureException {
        List<Library> libraries = new ArrayList<>();
        for (Artifact artifact : needed(project)) {
            libraries.add(library(artifact));
        }
        return libraries;
    }

    /** The same, with modules that this build runs through as they are compiled, packaged or not. */
    List<Library> asCompiled(MavenProject project) throws MojoFailureException {
        List<Library> libraries = new ArrayList<>();
        for (Artifact artifact : needed(project)) {
            Optional<MavenProject> module = session.getProjects().stream()
                    .filter(candidate -> isOf(candidate, artifact) && !artifact.hasClassifier())
                    .findFirst();
            libraries.add(module.isPresent() ? classes(module.get()) : library(artifact));
        }
        return libraries;
    }

    private static Library classes(MavenProject module) {
        return Library.ofClasses(
                module.getGroupId(),
                module.getBuild().getFinalName() + ".jar",
                ModuleFiles.of(module).classes());
    }

    private static List<Artifact> needed(MavenProject project) {
        return project.getArtifacts().stream()
                .filter(artifact -> SCOPES.contains(artifact.getScope())
                        && artifact.getArtifactHandler().isAddedToClasspath())
                .toList();
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
        return session.getAllProjects().stream().anyMatch(project -> isOf(project, artifact));
    }

    private static boolean isOf(MavenProject project, Artifact artifact) {
        return project.getGroupId().equals(artifact.getGroupId())
                && project.getArtifactId().equals(artifact.getArtifactId())
                && project.getVersion().equals(artifact.getVersion());
    }
}
