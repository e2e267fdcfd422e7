package dev.mvnlambda.processor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** A type and all that it extends or implements, with their type arguments, found by name. */
final class Supertypes {
    private final List<TypeMirror> all = new ArrayList<>();

    Supertypes(TypeMirror type, Types types) {
        Deque<TypeMirror> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            TypeMirror next = open.remove();
            all.add(next);
            if (next.getKind() == TypeKind.DECLARED) {
                open.addAll(types.directSupertypes(next));
            }
        }
    }

    Optional<DeclaredType> named(String qualifiedName) {
        return all.stream()
                .filter(type -> isNamed(type, qualifiedName))
                .map(DeclaredType.class::cast)
                .findFirst();
    }

    /** The classes and interfaces themselves. */
    List<Element> elements() {
        return all.stream()
                .filter(type -> type.getKind() == TypeKind.DECLARED)
                .map(type -> ((DeclaredType) type).asElement())
                .toList();
    }

    /** A type among them that the compiler does not know. */
    Optional<TypeMirror> unresolved() {
        return all.stream().filter(type -> type.getKind() == TypeKind.ERROR).findFirst();
    }

    static boolean isNamed(TypeMirror type, String qualifiedName) {
        if (type.getKind() != TypeKind.DECLARED) {
            return false;
        }
        Element element = ((DeclaredType) type).asElement();
        return element instanceof TypeElement declared
                && declared.getQualifiedName().contentEquals(qualifiedName);
    }
}
