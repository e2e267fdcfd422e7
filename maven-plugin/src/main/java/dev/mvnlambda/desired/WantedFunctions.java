package dev.mvnlambda.desired;

import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.LinkSpec;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.ManifestJson;
import dev.mvnlambda.resource.Code;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.InputException;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From the manifests of modules to what a deployment wants of each function: placeholders, runtimes and links resolved. */
public final class WantedFunctions {
    private final Stage stage;
    private final Map<String, FunctionSpec> specs = new TreeMap<>();
    private final Map<String, Module> modules = new TreeMap<>();
    private final DeclaredApis apis = new DeclaredApis();
    private final List<String> problems = new ArrayList<>();

    private WantedFunctions(Stage stage) {
        this.stage = stage;
    }

    /**
     * What is wanted, sorted by name.
     *
     * @param properties Maven's, for placeholders
     * @throws InputException with all that is wrong
     */
    public static List<Wanted> of(
            List<Module> modules, Stage stage, Map<String, String> properties, Map<String, String> environment) {
        WantedFunctions functions = new WantedFunctions(stage);
        functions.collect(modules, new Placeholders(stage, properties, environment));
        Links links = new Links(functions.specs);
        functions.problems.addAll(links.problems());
        if (!functions.problems.isEmpty()) {
            throw new InputException(functions.problems);
        }
        return functions.specs.values().stream()
                .map(spec -> functions.wanted(spec, links))
                .toList();
    }

    private void collect(List<Module> all, Placeholders placeholders) {
        Contradictions contradictions = new Contradictions();
        for (Module module : all) {
            Manifest manifest = ManifestJson.resolved(module.manifest(), placeholders::resolve);
            apis.add(manifest);
            for (FunctionSpec spec : manifest.functions()) {
                if (specs.put(spec.name(), spec) != null) {
                    problems.add(
                            "Two modules have a function " + spec.name()
                                    + ", but a name is unique in an app. Give one of them another with @LambdaFunction(name = …).");
                }
                modules.put(spec.name(), module);
                contradictions.add(spec, scope(spec));
            }
        }
        problems.addAll(contradictions.problems());
        problems.addAll(apis.problems());
        problems.addAll(placeholders.problems());
    }

    private Wanted wanted(FunctionSpec spec, Links links) {
        Module module = modules.get(spec.name());
        if (module == null) {
            throw new IllegalStateException(spec.name());
        }
        return new Wanted(
                spec,
                scope(spec),
                new Code(module.archive().codeSha256(), module.archive().contentHash()),
                runtime(spec, module),
                spec.links().stream().map(link -> linked(spec, link, links)).toList(),
                authorizers(),
                apis.of(this::scope));
    }

    private Map<String, String> authorizers() {
        Map<String, String> functions = new TreeMap<>();
        specs.values()
                .forEach(spec ->
                        spec.authorizers().forEach(one -> functions.put(one.api() + ":" + one.name(), spec.name())));
        return functions;
    }

    private FunctionScope scope(FunctionSpec spec) {
        return new FunctionScope(stage, spec.name(), spec.alias());
    }

    private static String runtime(FunctionSpec spec, Module module) {
        try {
            return spec.runtime().isEmpty() ? module.archive().runtimeFor(spec.handlerClass()) : spec.runtime();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Wanted.LinkedFunction linked(FunctionSpec spec, LinkSpec link, Links links) {
        FunctionSpec linked = specs.get(link.function());
        if (linked == null) {
            throw new IllegalStateException(link.function());
        }
        return new Wanted.LinkedFunction(
                linked, scope(linked), links.passesUrl(link), links.isBefore(spec.name(), link.function()));
    }
}
