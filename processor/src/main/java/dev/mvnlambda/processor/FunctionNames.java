package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.FunctionSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Names functions, and reports names that cannot be, or that two functions have. */
final class FunctionNames {
    /** Classes that stand in {@code Resource} or around its classes. */
    private static final Set<String> TAKEN = Set.of("resource", "api");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private final Map<String, String> taken = new HashMap<>();
    private boolean clashing;

    /** Starts with the functions of other modules, whose names are taken. */
    FunctionNames(List<FunctionSpec> others) {
        others.forEach(other -> take(other.name(), other.handler()));
    }

    /** The name of a function: as written, else that of its handler. */
    static String name(Optional<String> written, Handler handler) {
        return written.filter(name -> !name.isEmpty()).orElse(handler.simpleName());
    }

    /** Whether {@code Resource} can have a class of that name. */
    static boolean isUsable(String name) {
        return NAME.matcher(name).matches()
                && SourceVersion.isName(name)
                && !TAKEN.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Reports a name that is not usable, or is taken already. */
    void check(DeclaredFunction function) {
        if (!isUsable(function.name())) {
            refuse(function, ProblemId.FUNCTION_NAME, rule(function.name()));
            return;
        }
        String other = take(function.name(), function.handler().text());
        if (other != null) {
            clashing = true;
            refuse(
                    function,
                    ProblemId.DUPLICATE_NAME,
                    ("names the function of %s, and %s has that name or one that differs in case or underscores only;"
                                    + " set another name with @LambdaFunction(name = …).")
                            .formatted(function.handler().text(), other));
        }
    }

    /** Whether a name stood for two functions, so that nothing can be said of what it names. */
    boolean areClashing() {
        return clashing;
    }

    private @Nullable String take(String name, String handler) {
        String variable = FunctionSpec.linkVariable(name);
        String flat = name.toLowerCase(Locale.ROOT);
        String byVariable = taken.putIfAbsent(variable, handler);
        String byName = taken.putIfAbsent(flat, handler);
        return byName != null ? byName : byVariable;
    }

    private static String rule(String name) {
        if (TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
            return "cannot name a function, because the generated class has it; set another name with"
                    + " @LambdaFunction(name = …).";
        }
        return "cannot name a function: a name is a Java class name of the letters A to Z, digits or _, beginning with a"
                + " letter; set one with @LambdaFunction(name = …).";
    }

    private static void refuse(DeclaredFunction function, ProblemId id, String text) {
        String message = "\"" + function.name() + "\" " + text;
        function.marks()
                .one("LambdaFunction")
                .map(mark -> mark.member("name"))
                .filter(member -> !member.isUnset())
                .ifPresentOrElse(member -> member.error(id, message), () -> function.error(id, message));
    }
}
