package dev.mvnlambda.maven;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** The package of a module's {@code Resource}. */
final class ResourcePackage {
    private ResourcePackage() {}

    /** What the user chose, else a name that the module's coordinates give. */
    static String of(@Nullable String chosen, String groupId, String artifactId) throws MojoFailureException {
        if (chosen == null || chosen.isBlank()) {
            return fromCoordinates(groupId, artifactId);
        }
        if (!SourceVersion.isName(chosen)) {
            throw new MojoFailureException("<resourcePackage> is '" + chosen
                    + "', but that is no name of a Java package. Set <resourcePackage> or -Dlambda.resourcePackage to one "
                    + "such as '" + fromCoordinates(groupId, artifactId) + "'.");
        }
        return chosen;
    }

    private static String fromCoordinates(String groupId, String artifactId) {
        String name = Arrays.stream((groupId + "." + artifactId).split("\\."))
                .map(ResourcePackage::identifier)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
        return name.isEmpty() ? "lambda" : name;
    }

    private static String identifier(String part) {
        String allowed = part.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isJavaIdentifierPart)
                .dropWhile(c -> !Character.isJavaIdentifierStart(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return SourceVersion.isKeyword(allowed) ? "" : allowed;
    }
}
