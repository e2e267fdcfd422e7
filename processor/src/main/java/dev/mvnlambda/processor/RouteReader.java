package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.RouteSpec;
import java.util.Optional;

/** Reads one annotation that gives a function a route of an API. */
abstract class RouteReader implements TriggerReader {
    private final String annotation;
    private final String api;
    private final String event;

    /**
     * A reader of routes.
     *
     * @param api as the manifest says it
     * @param event that the API sends
     */
    RouteReader(String annotation, String api, String event) {
        this.annotation = annotation;
        this.api = api;
        this.event = event;
    }

    @Override
    public final String annotation() {
        return annotation;
    }

    @Override
    public final String event(Mark mark) {
        return event;
    }

    /** The kind of API, as the manifest says it. */
    final String api() {
        return api;
    }

    @Override
    public final RouteSpec read(Mark mark) {
        Member key = mark.member("value");
        if (!key.isOpen()) {
            problem(key.text())
                    .ifPresent(problem -> key.error(
                            ProblemId.ROUTE,
                            "%s has %s(\"%s\"), but %s.".formatted(mark.function(), mark, key.text(), problem)));
        }
        return new RouteSpec(
                api,
                key.text(),
                mark.text("authorizer"),
                mark.find("streaming").map(Member::flag).orElse(false));
    }

    /** Seconds that the API waits for an answer. */
    abstract int patience();

    /** What the API does then, as the second half of a sentence about seconds. */
    abstract String lateness();

    /** What is wrong with a route's key, as the second half of a sentence. */
    abstract Optional<String> problem(String key);

    /** The same for keys of which only one can be. */
    abstract String pattern(String key);
}
