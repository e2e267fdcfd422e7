package dev.mvnlambda.processor;

import dev.mvnlambda.processor.Handler.Kind;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Turns an annotated class or method into a {@link Handler}, and reports what AWS could not call. */
final class HandlerReader {
    private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.";
    static final String REQUEST_HANDLER = RUNTIME + "RequestHandler";
    static final String STREAM_HANDLER = RUNTIME + "RequestStreamHandler";
    static final String DURABLE_HANDLER = "software.amazon.lambda.durable.DurableHandler";
    private static final int LONGEST = 128;

    private final Elements elements;
    private final Types types;
    private final HandlerShape shape;

    HandlerReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
        this.shape = new HandlerShape(elements, types);
    }

    Handler read(Element element, Problems problems) {
        Handler handler = element instanceof ExecutableElement method
                ? ofMethod(method, problems)
                : ofClass((TypeElement) element, problems);
        if (handler.text().length() > LONGEST) {
            problems.error(
                    ProblemId.HANDLER_LENGTH,
                    Place.of(element),
                    "%s has a handler of %d characters, %s, but AWS takes at most %d; shorten the name of its package or class."
                            .formatted(handler.simpleName(), handler.text().length(), handler.text(), LONGEST));
        }
        return handler;
    }

    private Handler ofMethod(ExecutableElement method, Problems problems) {
        TypeElement type = AnnotatedTypes.type(method);
        String name = method.getSimpleName().toString();
        String text = elements.getBinaryName(type) + "::" + name;
        String simpleName = type.getSimpleName() + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        boolean creatable = shape.checkClass(type, method, problems);
        boolean callable = shape.checkMethod(method, problems) && creatable;
        Kind kind = callable ? HandlerShape.kind(method) : Kind.UNKNOWN;
        TypeMirror event = kind == Kind.EVENT ? method.getParameters().get(0).asType() : null;
        TypeMirror answer = kind == Kind.EVENT ? method.getReturnType() : null;
        return new Handler(method, type, text, simpleName, kind, event, answer);
    }

    private Handler ofClass(TypeElement type, Problems problems) {
        String text = elements.getBinaryName(type).toString();
        String simpleName = type.getSimpleName().toString();
        Supertypes supertypes = new Supertypes(type.asType(), types);
        Kind kind = shape.checkClass(type, type, problems) ? kind(type, supertypes, problems) : Kind.UNKNOWN;
        List<? extends TypeMirror> eventAndAnswer = switch (kind) {
            case EVENT -> arguments(type, supertypes, REQUEST_HANDLER, "implements RequestHandler", problems);
            case DURABLE -> arguments(type, supertypes, DURABLE_HANDLER, "extends DurableHandler", problems);
            case STREAM, UNKNOWN -> List.of();
        };
        if (!eventAndAnswer.isEmpty()) {
            return new Handler(type, type, text, simpleName, kind, eventAndAnswer.get(0), eventAndAnswer.get(1));
        }
        return new Handler(type, type, text, simpleName, kind == Kind.STREAM ? kind : Kind.UNKNOWN, null, null);
    }

    private static Kind kind(TypeElement type, Supertypes supertypes, Problems problems) {
        if (supertypes.named(DURABLE_HANDLER).isPresent()) {
            return Kind.DURABLE;
        }
        if (supertypes.named(STREAM_HANDLER).isPresent()) {
            return Kind.STREAM;
        }
        if (supertypes.named(REQUEST_HANDLER).isPresent()) {
            return Kind.EVENT;
        }
        supertypes
                .unresolved()
                .ifPresentOrElse(
                        unknown -> problems.error(
                                ProblemId.UNRESOLVED_TYPE,
                                Place.of(type),
                                ("%s extends or implements %s, which is not known here; let a handler stand on types that"
                                                + " are written, not generated.")
                                        .formatted(type.getSimpleName(), unknown)),
                        () -> problems.error(
                                ProblemId.HANDLER_TYPE,
                                Place.of(type),
                                ("%s implements neither RequestHandler nor RequestStreamHandler, so AWS cannot call it;"
                                                + " implement one, or annotate a public method instead.")
                                        .formatted(type.getSimpleName())));
        return Kind.UNKNOWN;
    }

    private static List<? extends TypeMirror> arguments(
            TypeElement type, Supertypes supertypes, String base, String stands, Problems problems) {
        List<? extends TypeMirror> arguments =
                supertypes.named(base).orElseThrow().getTypeArguments();
        if (arguments.size() == 2 && arguments.get(0).getKind() != TypeKind.TYPEVAR) {
            return arguments;
        }
        problems.error(
                ProblemId.HANDLER_INPUT,
                Place.of(type),
                "%s %s without saying for which types, so AWS cannot make its input; write %s<Input, Output>."
                        .formatted(type.getSimpleName(), stands, base.substring(base.lastIndexOf('.') + 1)));
        return List.of();
    }
}
