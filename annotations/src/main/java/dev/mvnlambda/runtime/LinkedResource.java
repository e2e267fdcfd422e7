package dev.mvnlambda.runtime;

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
        Told told = Told.of(function, variable)
                .orElseThrow(() -> new NotLinkedException(function + " is not linked here: add @Link(" + function
                        + ".class) to the function that reads Resource." + function + "." + member
                        + "() and deploy it; in a unit test set the system property " + Told.property(function) + "."));
        return told.member(member).orElseThrow(() -> new NotLinkedException(missing(member)));
    }

    private String missing(String member) {
        String cure = member.equals("url")
                ? "give " + function + " a @Url, and leave url = false out of @Link(" + function + ".class)."
                : "deploy again.";
        return "The link to " + function + " has no " + member + ": " + cure;
    }
}
