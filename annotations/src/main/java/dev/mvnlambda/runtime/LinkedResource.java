package dev.mvnlambda.runtime;

import java.util.Map;

/**
 * What a deploy tells one function about another that it links: a JSON object of texts in one environment variable, or,
 * in a unit test, in the system property {@code mvnlambda.resource.<Name>}, which wins.
 */
public final class LinkedResource {
    private final String function;
    private final String variable;

    /**
     * Names a linked function.
     *
     * @param function its logical name, such as {@code OrderIntake}
     * @param variable the environment variable that a deploy sets, such as {@code MVNLAMBDA_RESOURCE_ORDER_INTAKE}
     */
    public LinkedResource(String function, String variable) {
        this.function = function;
        this.variable = variable;
    }

    /** The function's name in AWS. */
    public String name() {
        return value("name");
    }

    /** The ARN to call: of the alias when versions are published, else of the function. */
    public String arn() {
        return value("arn");
    }

    /** The function's HTTPS address, with a slash at its end. */
    public String url() {
        return value("url");
    }

    private String value(String member) {
        String property = "mvnlambda.resource." + function;
        String json = System.getProperty(property);
        String source = "system property " + property;
        if (json == null) {
            json = System.getenv(variable);
            source = "environment variable " + variable;
        }
        if (json == null) {
            throw new NotLinkedException(function + " is not linked here: add @Link(" + function
                    + ".class) to the function that reads Resource." + function + "." + member
                    + "() and deploy it; in a unit test set the system property " + property + ".");
        }
        String value = members(json, source).get(member);
        if (value == null) {
            String cure = member.equals("url")
                    ? "give " + function + " a @Url, and leave url = false out of @Link(" + function + ".class)."
                    : "deploy again.";
            throw new NotLinkedException("The link to " + function + " has no " + member + ": " + cure);
        }
        return value;
    }

    private static Map<String, String> members(String json, String source) {
        try {
            return new FlatJson(json).members();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The " + source + " is no JSON object of texts: " + e.getMessage(), e);
        }
    }
}
