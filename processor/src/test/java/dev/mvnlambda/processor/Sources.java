package dev.mvnlambda.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.ManifestJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Compiles small sources with the processor; each is put into the package {@code shop} and has all imports. */
final class Sources {
    private static final String PREAMBLE = "package shop; import dev.mvnlambda.annotation.*;"
            + " import com.amazonaws.services.lambda.runtime.*; import com.amazonaws.services.lambda.runtime.events.*;"
            + " import software.amazon.lambda.durable.DurableHandler; import java.io.*; import java.util.*; ";
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record|@interface) (\\w+)");
    private static final String BODY = " { public Object handleRequest(Object in, Context context) { return in; } }\n";

    private Sources() {}

    /** A handler class that bears the annotations, which begin in its first line. */
    static String handler(String name, String annotations) {
        return annotations.strip() + "\npublic class " + name + " implements RequestHandler<Object, Object>" + BODY;
    }

    /** A durable handler class that bears the annotations, which begin in its first line. */
    static String durable(String name, String annotations) {
        return annotations.strip() + "\npublic class " + name + " extends DurableHandler<Object, Object> {}\n";
    }

    /** What is wrong with the handler {@code Shop} of these annotations. */
    static List<String> problemsOf(String annotations) {
        return problems(handler("Shop", annotations));
    }

    /** What is wrong with these sources, as {@code Shop:1: [Id] text}, after {@code warning:} if it is one. */
    static List<String> problems(String... sources) {
        return problems(compile(sources));
    }

    static List<String> problems(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getMessage(null).startsWith("["))
                .map(Sources::text)
                .toList();
    }

    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        String warning = diagnostic.getKind() == Diagnostic.Kind.ERROR ? "" : "warning: ";
        JavaFileObject source = diagnostic.getSource();
        String place = source == null ? "" : file(source) + ":" + diagnostic.getLineNumber() + ": ";
        return warning + place + diagnostic.getMessage(null);
    }

    private static String file(JavaFileObject source) {
        return String.valueOf(Path.of(source.getName()).getFileName()).replace(".java", "");
    }

    /** The manifest of these sources, in which nothing is wrong. */
    static Manifest manifest(String... sources) {
        Compilation compilation = compile(sources);
        JavaFileObject manifest = compilation
                .generatedFile(StandardLocation.CLASS_OUTPUT, Manifest.PATH)
                .orElseThrow(() ->
                        new IllegalStateException(compilation.diagnostics().toString()));
        try {
            return ManifestJson.read(manifest.getCharContent(true).toString(), Manifest.PATH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Compilation compile(String... sources) {
        return compiler().compile(files(sources));
    }

    /** The processor alone, writing {@code shop.Resource}. */
    static Compiler compiler() {
        return Compiler.javac()
                .withProcessors(new ManifestProcessor())
                .withOptions("-A" + ManifestProcessor.RESOURCE_PACKAGE + "=shop");
    }

    static List<JavaFileObject> files(String... sources) {
        return Arrays.stream(sources).map(Sources::file).toList();
    }

    private static JavaFileObject file(String source) {
        Matcher type = TYPE.matcher(source);
        if (!type.find()) {
            throw new IllegalArgumentException("no type in " + source);
        }
        return JavaFileObjects.forSourceString("shop." + type.group(1), PREAMBLE + source);
    }
}
