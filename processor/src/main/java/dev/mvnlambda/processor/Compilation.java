package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.processor.Generation.Input;
import dev.mvnlambda.processor.Generation.Outcome;
import dev.mvnlambda.processor.Generation.Problem;
import dev.mvnlambda.processor.Generation.Severity;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** One run of the compiler over a module, with our processor alone and without making classes. */
final class Compilation {
    /** What a processor says, and here only ours can; all else is left to the user's own compilation. */
    private static final Set<String> OURS = Set.of("compiler.err.proc.messager", "compiler.warn.proc.messager");

    private final Input input;
    private final SourceFiles sources;
    private final Path classes;
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

    Compilation(Input input) {
        this.input = input;
        this.sources = SourceFiles.under(input.sourceRoots(), input.generatedSources());
        this.classes = input.classes().toAbsolutePath().normalize();
    }

    Outcome run() throws IOException {
        Charset encoding = encoding();
        if (encoding == null) {
            return unread("encoding " + input.encoding() + " is not known to this Java");
        }
        JavaCompiler compiler = compiler();
        try (GeneratedFiles files =
                new GeneratedFiles(compiler.getStandardFileManager(diagnostics, null, encoding), encoding)) {
            return sources.mentionAnnotations()
                    ? compile(compiler, files)
                    : write(files, new Outcome(List.of(), new Manifest(List.of()), null));
        }
    }

    private Outcome compile(JavaCompiler compiler, GeneratedFiles files) throws IOException {
        ManifestProcessor processor = new ManifestProcessor(true, !sources.modular());
        StandardJavaFileManager standard = files.standard();
        List<Path> classPath = classPath();
        standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        try {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    Writer.nullWriter(),
                    files,
                    diagnostics,
                    options(classPath),
                    null,
                    standard.getJavaFileObjectsFromPaths(sources.files()));
            task.setProcessors(List.of(processor));
            task.call();
        } catch (IllegalArgumentException e) {
            return unread(e.toString());
        }
        if (!processor.hasEnded()) {
            return unread(firstError());
        }
        Outcome outcome = new Outcome(problems(), processor.manifest().orElse(null), null);
        return outcome.failed() ? outcome : write(files, outcome);
    }

    private Outcome write(GeneratedFiles files, Outcome outcome) throws IOException {
        files.writeSources(input.generatedSources().toAbsolutePath().normalize());
        files.writeResource(Manifest.PATH, classes);
        return outcome;
    }

    private List<Path> classPath() {
        return input.classPath().stream()
                .map(entry -> entry.toAbsolutePath().normalize())
                .filter(entry -> !entry.equals(classes))
                .toList();
    }

    private List<String> options(List<Path> classPath) {
        String manifests = OtherModules.manifests(classPath).stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> options = new ArrayList<>(List.of(
                "-proc:only",
                "-implicit:none",
                "-Xmaxerrs",
                String.valueOf(Integer.MAX_VALUE),
                "-Xmaxwarns",
                String.valueOf(Integer.MAX_VALUE),
                "-A" + ManifestProcessor.RESOURCE_PACKAGE + "=" + input.resourcePackage(),
                "-A" + ManifestProcessor.MANIFESTS + "=" + manifests));
        if (input.release() != null) {
            options.addAll(List.of("--release", input.release()));
        }
        return options;
    }

    private List<Problem> problems() {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> OURS.contains(diagnostic.getCode()))
                .map(Compilation::problem)
                .toList();
    }

    private static Problem problem(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        return new Problem(
                diagnostic.getKind() == Diagnostic.Kind.ERROR ? Severity.ERROR : Severity.WARNING,
                source == null ? null : Path.of(source.toUri()),
                Math.max(0, diagnostic.getLineNumber()),
                Math.max(0, diagnostic.getColumnNumber()),
                diagnostic.getMessage(Locale.ROOT));
    }

    private String firstError() {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .findFirst()
                .orElse("javac ended without a word");
    }

    private static Outcome unread(String reason) {
        return new Outcome(List.of(), null, reason);
    }

    private @Nullable Charset encoding() {
        try {
            return input.encoding() == null ? Charset.defaultCharset() : Charset.forName(input.encoding());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static JavaCompiler compiler() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException(
                    "The Java at " + System.getProperty("java.home") + " has no compiler; run Maven with a JDK.");
        }
        return compiler;
    }
}
