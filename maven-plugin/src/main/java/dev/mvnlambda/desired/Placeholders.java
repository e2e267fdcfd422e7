package dev.mvnlambda.desired;

import dev.mvnlambda.resource.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves <code>${name}</code> in the values of annotations, and collects what it does not know. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final String ENVIRONMENT = "env.";

    private final Map<String, String> own = new TreeMap<>();
    private final Map<String, String> properties;
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    /**
     * A resolver for one stage.
     *
     * @param properties Maven's
     * @param environment the system's
     */
    Placeholders(Stage stage, Map<String, String> properties, Map<String, String> environment) {
        own.put("app", stage.app());
        own.put("stage", stage.name());
        own.put("region", stage.identity().region());
        own.put("account", stage.identity().account());
        this.properties = properties;
        this.environment = environment;
    }

    /** The text with every placeholder resolved; one that is not known stays, and is a problem. */
    String resolve(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, text)));
    }

    private String value(MatchResult found, String text) {
        String name = found.group(1);
        String value = name.startsWith(ENVIRONMENT)
                ? environment.get(name.substring(ENVIRONMENT.length()))
                : own.getOrDefault(name, properties.get(name));
        if (value != null) {
            return value;
        }
        String whole = found.group();
        String start = text.equals(whole)
                ? whole + " is not known; "
                : "'" + text + "' holds " + whole + ", which is not known; ";
        problems.add(start + wayOut(name));
        return whole;
    }

    private String wayOut(String name) {
        return name.startsWith(ENVIRONMENT)
                ? "set the environment variable " + name.substring(ENVIRONMENT.length()) + "."
                : "known are " + String.join(", ", own.keySet()) + ", env.NAME and the Maven properties "
                        + String.join(", ", new TreeSet<>(properties.keySet())) + ".";
    }

    /** All that was not known so far, a line each. */
    List<String> problems() {
        return List.copyOf(problems);
    }
}
