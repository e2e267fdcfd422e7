package dev.mvnlambda.processor;

import dev.mvnlambda.processor.Handler.Kind;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Checks that AWS could create a handler's class and call its method. */
final class HandlerShape {
    private static final String INPUT_STREAM = "java.io.InputStream";
    private static final String OUTPUT_STREAM = "java.io.OutputStream";
    private static final String CONTEXT = "com.amazonaws.services.lambda.runtime.Context";

    /** Makes a constructor that is not in the source. */
    private static final String LOMBOK_CONSTRUCTOR = "lombok.NoArgsConstructor";

    private final Elements elements;
    private final Types types;

    HandlerShape(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** Whether AWS could create an instance. */
    boolean checkClass(TypeElement type, Element annotated, Problems problems) {
        String fault = fault(type);
        if (!fault.isEmpty()) {
            problems.error(ProblemId.HANDLER_CLASS, Place.of(annotated), type.getSimpleName() + " " + fault);
        }
        return fault.isEmpty();
    }

    private static String fault(TypeElement type) {
        if (type.getKind() != ElementKind.CLASS && type.getKind() != ElementKind.RECORD) {
            return "is no class, and AWS has to create an instance of it; annotate a class.";
        }
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            return "is abstract, and AWS has to create an instance of it; annotate a subclass that is not.";
        }
        if (!type.getModifiers().contains(Modifier.PUBLIC)) {
            return "is not public, and AWS calls public classes only; make it public.";
        }
        if (type.getNestingKind() == NestingKind.MEMBER && !type.getModifiers().contains(Modifier.STATIC)) {
            return "is an inner class, and AWS cannot create it without the outer one; make it static.";
        }
        if (!type.getTypeParameters().isEmpty()) {
            return "has type parameters, and AWS cannot know what they stand for; annotate a subclass that sets them.";
        }
        return hasConstructor(type)
                ? ""
                : "has no public constructor without parameters, and AWS calls that one; add it.";
    }

    private static boolean hasConstructor(TypeElement type) {
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .anyMatch(constructor -> constructor.getParameters().isEmpty()
                                && constructor.getModifiers().contains(Modifier.PUBLIC))
                || type.getAnnotationMirrors().stream()
                        .anyMatch(mirror -> Supertypes.isNamed(mirror.getAnnotationType(), LOMBOK_CONSTRUCTOR));
    }

    /** Whether AWS could call the method. */
    boolean checkMethod(ExecutableElement method, Problems problems) {
        String fault = fault(method);
        if (!fault.isEmpty()) {
            problems.error(
                    ProblemId.HANDLER_METHOD,
                    Place.of(method),
                    AnnotatedTypes.type(method).getSimpleName() + "::" + method.getSimpleName() + " " + fault);
        }
        return fault.isEmpty();
    }

    private String fault(ExecutableElement method) {
        if (!method.getModifiers().contains(Modifier.PUBLIC)) {
            return "is not public, and AWS calls public methods only; make it public.";
        }
        if (!method.getTypeParameters().isEmpty()) {
            return "has type parameters, and AWS cannot know what they stand for; write the types.";
        }
        if (isOverloaded(method)) {
            return "is one of several methods of that name, and AWS takes any of them; rename it.";
        }
        return kind(method) == Kind.UNKNOWN
                ? "takes %s, but AWS calls (I), (I, Context), (InputStream, OutputStream) or (InputStream, OutputStream, Context); change its parameters."
                        .formatted(method.getParameters().stream()
                                .map(parameter -> parameter.asType().toString())
                                .toList()
                                .toString()
                                .replace('[', '(')
                                .replace(']', ')'))
                : "";
    }

    private boolean isOverloaded(ExecutableElement method) {
        TypeElement type = AnnotatedTypes.type(method);
        return new Supertypes(type.asType(), types)
                .elements().stream()
                        .flatMap(declared -> ElementFilter.methodsIn(declared.getEnclosedElements()).stream())
                        .filter(other -> other.getModifiers().contains(Modifier.PUBLIC))
                        .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
                        .anyMatch(other -> !other.equals(method) && !elements.overrides(method, other, type));
    }

    /** How AWS calls a method of these parameters. */
    static Kind kind(ExecutableElement method) {
        List<TypeMirror> parameters =
                method.getParameters().stream().map(VariableElement::asType).toList();
        boolean streams = parameters.size() >= 2
                && Supertypes.isNamed(parameters.get(0), INPUT_STREAM)
                && Supertypes.isNamed(parameters.get(1), OUTPUT_STREAM);
        boolean context = parameters.size() >= 2 && Supertypes.isNamed(parameters.get(parameters.size() - 1), CONTEXT);
        if (streams && (parameters.size() == 2 || (parameters.size() == 3 && context))) {
            return Kind.STREAM;
        }
        boolean event = parameters.size() == 1 || (parameters.size() == 2 && context);
        return event && !isSpecial(parameters.get(0)) ? Kind.EVENT : Kind.UNKNOWN;
    }

    private static boolean isSpecial(TypeMirror type) {
        return Supertypes.isNamed(type, INPUT_STREAM)
                || Supertypes.isNamed(type, OUTPUT_STREAM)
                || Supertypes.isNamed(type, CONTEXT);
    }
}
