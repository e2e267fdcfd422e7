package dev.mvnlambda.maven;

import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.InputException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The function that a debugger is wanted for.
 *
 * @param name its logical name
 * @param port where its JVM waits for the debugger
 */
record DebuggedFunction(String name, int port) {
    private static final int USUAL_PORT = 5005;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile("(?<name>\\w+)(:(?<port>\\d{1,5}))?");

    /** What a parameter names; nothing without one. */
    static Optional<DebuggedFunction> of(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        int port = form.matches()
                ? Optional.ofNullable(form.group("port")).map(Integer::valueOf).orElse(USUAL_PORT)
                : 0;
        if (port < 1 || port > HIGHEST_PORT) {
            throw new InputException("<debug> is '" + text
                    + "', but it is the name of a function, such as Orders, or that and a port from 1 to 65535, such as "
                    + "Orders:5006. Set <debug> or -Dlambda.local.debug.");
        }
        return Optional.of(new DebuggedFunction(form.group("name"), port));
    }

    /** Its name in the account. */
    String functionName(List<FunctionScope> functions) {
        return functions.stream()
                .filter(function -> function.name().equals(name))
                .map(function -> function.target().functionName())
                .findFirst()
                .orElseThrow(() -> new InputException("There is no function " + name
                        + " to debug; there are "
                        + functions.stream().map(FunctionScope::name).sorted().collect(Collectors.joining(", "))
                        + ". Set -Dlambda.local.debug to one of them."));
    }

    /** What is said when it begins. */
    String beginning() {
        return name + " waits for a debugger at localhost:" + port
                + " when it is called, and so does each new version; it runs one call at a time, without a timeout.";
    }
}
