package dev.mvnlambda.maven;

import dev.mvnlambda.resource.InputException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The name that marks all that a project deploys. */
final class AppName {
    private AppName() {}

    /** What the user chose, else the artifactId of the root module, whichever module Maven was started in. */
    static String of(@Nullable String chosen, MavenProject topLevel) {
        if (chosen != null && !chosen.isBlank()) {
            return chosen;
        }
        if (topLevel.getFile() == null) {
            throw new InputException("There is no pom.xml here that names the app. Set -Dlambda.app.");
        }
        return root(topLevel).getArtifactId();
    }

    /** The module at the root of all, whichever one Maven was started in. */
    static MavenProject root(MavenProject project) {
        MavenProject root = project;
        // a parent from a repository has no file: it is no module of this build
        while (root.getParent() != null && root.getParent().getFile() != null) {
            root = root.getParent();
        }
        return root;
    }
}
