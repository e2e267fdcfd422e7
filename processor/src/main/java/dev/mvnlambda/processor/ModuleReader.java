package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.LinkSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads all functions of a module, and what holds between them: names, links, circles of links. */
final class ModuleReader {
    private final Elements elements;
    private final List<FunctionSpec> others;
    private final HandlerReader handlers;
    private final FunctionReader functions;

    /** Takes the functions of other modules, which may be linked. */
    ModuleReader(Elements elements, Types types, List<FunctionSpec> others) {
        this.elements = elements;
        this.others = others;
        this.handlers = new HandlerReader(elements, types);
        this.functions = new FunctionReader(types);
    }

    /** Reads the functions of annotated classes and methods, in their order. */
    LambdaModule read(Collection<? extends Element> annotated, Problems problems) {
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
        List<FunctionSpec> specs = declared.stream()
                .flatMap(function -> spec(function, links, problems).stream())
                .toList();
        if (!names.areClashing()) {
            new LinkCycles(links).check();
        }
        return new LambdaModule(specs, linked);
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
