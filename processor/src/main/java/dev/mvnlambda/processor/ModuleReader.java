package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.LinkSpec;
import dev.mvnlambda.manifest.Manifest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads all functions of a module, and what holds between them: names, links, circles of links, routes, authorizers. */
final class ModuleReader {
    private final Elements elements;
    private final List<Manifest> modules;
    private final List<FunctionSpec> others;
    private final boolean whole;
    private final HandlerReader handlers;
    private final FunctionReader functions;

    /**
     * A reader of one module.
     *
     * @param modules other ones, whose functions may be linked
     * @param whole whether it is all of the module that is read, so that what is not among it is not there
     */
    ModuleReader(Elements elements, Types types, List<Manifest> modules, boolean whole) {
        this.elements = elements;
        this.modules = modules;
        this.others =
                modules.stream().flatMap(module -> module.functions().stream()).toList();
        this.whole = whole;
        this.handlers = new HandlerReader(elements, types);
        this.functions = new FunctionReader(types);
    }

    /** Reads the functions of annotated classes and methods, in their order, and what annotated packages say. */
    LambdaModule read(Collection<? extends Element> annotated, List<PackageElement> packages, Problems problems) {
        List<DeclaredFunction> declared = annotated.stream()
                .flatMap(element -> problems.guarded(Place.of(element), () -> declared(element, problems)).stream())
                .toList();
        Map<String, List<Link>> links = links(declared);
        List<FunctionSpec> linked = linkedOthers(links.values());
        FunctionNames names = new FunctionNames(linked);
        declared.forEach(names::check);
        declared.forEach(new CreatedQueues()::check);
        declared.forEach(new CreatedTopics()::check);
        declared.forEach(new BucketOverlaps()::check);
        declared.forEach(new ClaimedUserPools()::check);
        declared.forEach(new Routes()::check);
        Authorizers authorizers = new Authorizers(modules);
        HttpApiReader httpApi = new HttpApiReader();
        for (Marks marks : marks(packages, declared, problems)) {
            authorizers.add(marks);
            httpApi.add(marks);
        }
        if (whole) {
            declared.forEach(authorizers::check);
        }
        List<FunctionSpec> specs = declared.stream()
                .flatMap(function -> spec(function, links, problems).stream())
                .toList();
        if (!names.areClashing()) {
            new LinkCycles(links).check();
        }
        return new LambdaModule(specs, linked, authorizers.jwts(), httpApi.spec());
    }

    private List<Marks> marks(List<PackageElement> packages, List<DeclaredFunction> declared, Problems problems) {
        List<Marks> all = new ArrayList<>();
        for (PackageElement named : packages) {
            all.add(new Marks(named, "package " + named.getQualifiedName(), problems));
            if (whole && declared.isEmpty()) {
                problems.error(
                        ProblemId.PACKAGE,
                        Place.of(named),
                        "package %s says how an API is, but this module has no function that it would be made for; move it to one that has."
                                .formatted(named.getQualifiedName()));
            }
        }
        declared.forEach(function -> all.add(function.marks()));
        return all;
    }

    private Optional<FunctionSpec> spec(DeclaredFunction function, Map<String, List<Link>> links, Problems problems) {
        List<LinkSpec> specs = links.getOrDefault(function.name(), List.of()).stream()
                .map(Link::spec)
                .toList();
        return problems.guarded(Place.of(function.handler().element()), () -> functions.read(function, specs));
    }

    private DeclaredFunction declared(Element element, Problems problems) {
        Handler handler = handlers.read(element, problems);
        Optional<String> written = new Marks(element, handler.simpleName(), problems)
                .one("LambdaFunction")
                .map(mark -> mark.text("name"));
        String name = FunctionNames.name(written, handler);
        return new DeclaredFunction(name, handler, new Marks(element, name, problems), problems);
    }

    private Map<String, List<Link>> links(List<DeclaredFunction> declared) {
        List<LinkTarget> targets = Stream.concat(
                        declared.stream().map(LinkTarget::of), others.stream().map(LinkTarget::of))
                .toList();
        LinkReader reader = new LinkReader(elements, targets);
        Map<String, List<Link>> links = new LinkedHashMap<>();
        declared.forEach(function -> links.computeIfAbsent(function.name(), name -> new ArrayList<>())
                .addAll(reader.read(function)));
        return links;
    }

    private List<FunctionSpec> linkedOthers(Collection<List<Link>> links) {
        List<String> names = links.stream()
                .flatMap(List::stream)
                .map(link -> link.to().name())
                .toList();
        return others.stream().filter(other -> names.contains(other.name())).toList();
    }
}
