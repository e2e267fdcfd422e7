package dev.mvnlambda.maven;

import dev.mvnlambda.code.ArchiveWriter;
import dev.mvnlambda.code.Library;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.processor.Generation;
import dev.mvnlambda.watch.Change;
import dev.mvnlambda.watch.FileWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** One module while a developer works on it: what changes in it, and what it is then. */
final class DevelopedModule {
    private static final Duration SAVED = Duration.ofMillis(60);
    private static final Duration COMPILED = Duration.ofMillis(100);

    private final ModuleFiles files;
    private final List<Library> libraries;
    private final Generation.Input generation;
    private final Log log;
    private final FileWatch sources;
    private final FileWatch classes;
    private @Nullable String wrong;

    /**
     * Begins to watch.
     *
     * @param generation how the handlers of the module were read
     */
    DevelopedModule(
            ModuleFiles files, List<Library> libraries, Generation.Input generation, InstantSource clock, Log log)
            throws IOException {
        this.files = files;
        this.libraries = List.copyOf(libraries);
        this.generation = generation;
        this.log = log;
        Path generated = generation.generatedSources().toAbsolutePath().normalize();
        List<Path> roots = generation.sourceRoots().stream()
                .filter(root -> !root.toAbsolutePath().normalize().equals(generated))
                .toList();
        this.sources = new FileWatch(roots, file -> file.toString().endsWith(".java"), SAVED, clock);
        Path manifest = files.manifestFile().getParent();
        this.classes = new FileWatch(List.of(files.classes()), file -> !file.startsWith(manifest), COMPILED, clock);
    }

    /** Reads the handlers again if their sources have changed; says whether it did. */
    boolean readWhatWasSaved() throws IOException {
        return read(sources.look(change -> true));
    }

    /** What was compiled, or copied to the classes, once all of it is there. */
    Optional<Change> compiled() throws IOException {
        Optional<Change> change = classes.look(this::isWhole);
        if (change.isPresent()) {
            read(sources.lookAtOnce()); // settings and code go together
        }
        return change;
    }

    /** Whether its archive holds the classes of another module. */
    boolean uses(DevelopedModule other) {
        return libraries.stream().anyMatch(library -> library.file().equals(other.files.classes()));
    }

    /**
     * Writes its archive; empty when it has no functions.
     *
     * @throws MojoFailureException if there is something wrong with its handlers
     */
    Optional<Module> packaged() throws IOException, MojoExecutionException, MojoFailureException {
        if (wrong != null) {
            throw new MojoFailureException(wrong);
        }
        Optional<Manifest> manifest = files.manifest();
        return manifest.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Module(manifest.get(), ArchiveWriter.write(files.classes(), libraries, files.archive())));
    }

    private boolean read(Optional<Change> saved) {
        if (saved.isEmpty()) {
            return false;
        }
        try {
            new HandlerProblems(log).print(Generation.run(generation));
            wrong = null;
        } catch (MojoFailureException e) {
            wrong = e.getMessage();
        }
        return true;
    }

    /**
     * Compilers remove first what they are about to write: while a class is missing that has a source, one is at work. A class
     * file without content is about to get some.
     */
    private boolean isWhole(Change change) {
        return change.gone().stream().noneMatch(this::hasSource)
                && change.written().stream().noneMatch(DevelopedModule::isBegun);
    }

    private boolean hasSource(Path classFile) {
        String name = files.classes().relativize(classFile).toString();
        if (!name.endsWith(".class") || name.contains("$")) {
            return false;
        }
        String source = name.substring(0, name.length() - ".class".length()) + ".java";
        return generation.sourceRoots().stream().anyMatch(root -> Files.exists(root.resolve(source)));
    }

    private static boolean isBegun(Path file) {
        try {
            return Objects.requireNonNull(file.getFileName()).toString().endsWith(".class") && Files.size(file) == 0;
        } catch (IOException e) {
            return true;
        }
    }
}
