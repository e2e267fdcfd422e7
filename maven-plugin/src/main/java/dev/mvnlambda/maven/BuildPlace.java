package dev.mvnlambda.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The build directory of one module: its server has a port that the system chose, begins with nothing, and ends with the
 * Maven that started it, however that ends. So builds side by side share nothing, and modules of one build neither.
 */
final class BuildPlace implements LocalPlace {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path directory;

    /** The place of the module whose reports stand there, see {@link ModuleFiles#reports}. */
    BuildPlace(Path reports) {
        this.directory = reports.resolve("local").toAbsolutePath().normalize();
    }

    @Override
    public Path directory() {
        return directory;
    }

    /** By what a server wrote down here; the one of a build that has ended, and so is about to end, counts for none. */
    @Override
    public Optional<Found> find() throws MojoExecutionException, MojoFailureException {
        return answering()
                .filter(found -> ProcessHandle.of(written().path("parent").asLong())
                        .map(ProcessHandle::isAlive)
                        .orElse(false));
    }

    @Override
    public void clear() throws MojoExecutionException, MojoFailureException {
        Optional<Found> left = answering();
        if (left.isPresent()) {
            left.get().server().end(left.get().health());
        }
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new MojoExecutionException("Cannot empty " + directory + ": " + e, e);
            }
        }
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public boolean endsWithBuild() {
        return true;
    }

    @Override
    public String name() {
        return "for this build";
    }

    /** Its port may be that of something else by now. */
    private Optional<Found> answering() throws MojoExecutionException {
        int port = URI.create(written().path("address").asText()).getPort();
        if (port < 0) {
            return Optional.empty();
        }
        try {
            LocalServer server = new LocalServer(port);
            return server.health()
                    .filter(health -> directory.equals(Path.of(health.directory())))
                    .map(health -> new Found(server, health));
        } catch (MojoFailureException e) {
            return Optional.empty();
        }
    }

    private JsonNode written() {
        try {
            return MAPPER.readTree(Files.readAllBytes(directory.resolve("server.json")));
        } catch (IOException e) {
            return MAPPER.createObjectNode();
        }
    }
}
