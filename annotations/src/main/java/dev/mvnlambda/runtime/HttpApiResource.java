package dev.mvnlambda.runtime;

/**
 * What a deploy tells every function that has a route of the HTTP API: its address, in one environment variable, or, in a unit
 * test, in the system property {@code mvnlambda.resource.Api}, which wins.
 */
public final class HttpApiResource {
    private static final String NAME = "Api";

    private final String variable;

    /**
     * Names the API.
     *
     * @param variable the environment variable that a deploy sets
     */
    public HttpApiResource(String variable) {
        this.variable = variable;
    }

    /** The API's HTTPS address, without a slash at its end, so that a path can follow. */
    public String url() {
        return Told.of(NAME, variable)
                .flatMap(told -> told.member("url"))
                .orElseThrow(() -> new NotLinkedException(
                        "The address of the HTTP API is not known here: only functions with an @HttpRoute are told it, when they are"
                                + " deployed; in a unit test set the system property " + Told.property(NAME)
                                + " to {\"url\":\"…\"}."));
    }
}
