package dev.mvnlambda.processor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** One annotation of ours on an element: its members by name, written or default, each knowing where it stands. */
final class Mark {
    private final Element element;
    private final AnnotationMirror outermost;
    private final AnnotationMirror mirror;
    private final @Nullable AnnotationValue self;
    private final String function;
    private final Problems problems;

    private Mark(
            Element element,
            AnnotationMirror outermost,
            AnnotationMirror mirror,
            @Nullable AnnotationValue self,
            String function,
            Problems problems) {
        this.element = element;
        this.outermost = outermost;
        this.mirror = mirror;
        this.self = self;
        this.function = function;
        this.problems = problems;
    }

    /**
     * The annotation that stands on an element.
     *
     * @param function what messages call the function
     */
    static Mark on(Element element, AnnotationMirror mirror, String function, Problems problems) {
        return new Mark(element, mirror, mirror, null, function, problems);
    }

    /** The annotation that is a value in this one. */
    Mark nested(AnnotationValue value, AnnotationMirror inner) {
        return new Mark(element, outermost, inner, value, function, problems);
    }

    /** What messages call the function. */
    String function() {
        return function;
    }

    /** Whether it is the annotation of ours of that simple name. */
    boolean isNamed(String annotation) {
        return Supertypes.isNamed(mirror.getAnnotationType(), Marks.PACKAGE + "." + annotation);
    }

    /** The annotation of ours that its declaration bears. */
    Optional<Mark> meta(String annotation) {
        return mirror.getAnnotationType().asElement().getAnnotationMirrors().stream()
                .map(meta -> new Mark(element, outermost, meta, self, function, problems))
                .filter(meta -> meta.isNamed(annotation))
                .findFirst();
    }

    Member member(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(this + " has no member " + name
                        + "; give lambda-annotations and lambda-processor the same version"));
    }

    /** A member that not every annotation has. */
    Optional<Member> find(String name) {
        return mirror.getAnnotationType().asElement().getEnclosedElements().stream()
                .filter(enclosed -> enclosed.getSimpleName().contentEquals(name))
                .filter(ExecutableElement.class::isInstance)
                .map(method -> member(name, (ExecutableElement) method))
                .findFirst();
    }

    /** The texts that were written into it, those of lists one by one. */
    Stream<Member> writtenTexts() {
        return mirror.getElementValues().keySet().stream()
                .map(method -> member(method.getSimpleName().toString(), method))
                .flatMap(member -> member.isList() ? member.items().stream() : Stream.of(member))
                .filter(Member::isText);
    }

    private Member member(String name, ExecutableElement method) {
        AnnotationValue written = mirror.getElementValues().get(method);
        AnnotationValue standard = method.getDefaultValue();
        return new Member(this, name, written != null ? written : standard, written, standard);
    }

    boolean flag(String member) {
        return member(member).flag();
    }

    String text(String member) {
        return member(member).text();
    }

    /** The name of an enum constant. */
    String constant(String member) {
        return member(member).constant();
    }

    List<Member> items(String member) {
        return member(member).items();
    }

    List<String> texts(String member) {
        return items(member).stream().map(Member::text).toList();
    }

    /** A number, which is a problem when it is out of bounds. */
    int number(String member, ProblemId id, int least, int most, String unit) {
        return member(member).number(id, least, most, unit);
    }

    void error(ProblemId id, String text) {
        error(id, null, text);
    }

    void error(ProblemId id, @Nullable AnnotationValue at, String text) {
        problems.error(id, place(at), text);
    }

    void warning(ProblemId id, @Nullable AnnotationValue at, String text) {
        problems.warning(id, place(at), text);
    }

    private Place place(@Nullable AnnotationValue at) {
        return new Place(element, outermost, at != null ? at : self);
    }

    @Override
    public String toString() {
        return "@" + mirror.getAnnotationType().asElement().getSimpleName();
    }
}
