package dev.mvnlambda.processor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads {@code @Link}: finds the functions that a class stands for. */
final class LinkReader {
    private final Elements elements;
    private final List<LinkTarget> targets;

    LinkReader(Elements elements, List<LinkTarget> targets) {
        this.elements = elements;
        this.targets = targets;
    }

    /** Sorted by the name of the linked function. */
    List<Link> read(DeclaredFunction function) {
        List<Link> links = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Mark mark : function.marks().all("Link")) {
            for (LinkTarget target : targets(mark, function)) {
                if (names.add(target.name())) {
                    links.add(new Link(target, mark, mark.flag("url") && target.hasUrl()));
                } else {
                    mark.error(
                            ProblemId.DUPLICATE_LINK,
                            "%s links %s twice; remove one of them.".formatted(function.name(), target.name()));
                }
            }
        }
        links.sort(Comparator.comparing(link -> link.to().name()));
        return links;
    }

    private List<LinkTarget> targets(Mark mark, DeclaredFunction function) {
        TypeMirror type = mark.member("value").type().orElse(null);
        if (type == null) {
            return List.of();
        }
        String className = binaryName(type);
        List<LinkTarget> ofClass = targets.stream()
                .filter(target -> target.className().equals(className))
                .toList();
        if (ofClass.isEmpty()) {
            mark.member("value")
                    .error(
                            ProblemId.LINK_TARGET,
                            "%s links %s, which is no function of this module or of one it depends on; give it @LambdaFunction, or remove this @Link."
                                    .formatted(function.name(), className));
            return List.of();
        }
        String method = mark.text("method");
        return method.isEmpty() ? withoutItself(ofClass, LinkTarget.of(function)) : ofMethod(mark, method, ofClass);
    }

    /** A class with several functions stands for the others, when one of them links it. */
    private static List<LinkTarget> withoutItself(List<LinkTarget> ofClass, LinkTarget itself) {
        return ofClass.size() == 1
                ? ofClass
                : ofClass.stream().filter(target -> !target.equals(itself)).toList();
    }

    private static List<LinkTarget> ofMethod(Mark mark, String method, List<LinkTarget> ofClass) {
        List<LinkTarget> found = ofClass.stream()
                .filter(target -> target.method().equals(method))
                .toList();
        if (found.isEmpty()) {
            List<String> methods = ofClass.stream()
                    .map(LinkTarget::method)
                    .filter(name -> !name.isEmpty())
                    .sorted()
                    .toList();
            mark.member("method")
                    .error(
                            ProblemId.LINK_METHOD,
                            "%s links the method %s of %s, which is no function there%s; name one, or leave method out.%s"
                                    .formatted(
                                            mark.function(),
                                            method,
                                            ofClass.get(0).className(),
                                            methods.isEmpty() ? "" : ": " + String.join(", ", methods) + " are",
                                            NearestName.hint(method, methods)));
        }
        return found;
    }

    private String binaryName(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? elements.getBinaryName((TypeElement) ((DeclaredType) type).asElement())
                        .toString()
                : type.toString();
    }
}
