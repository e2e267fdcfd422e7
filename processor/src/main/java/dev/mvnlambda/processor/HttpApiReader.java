package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.HttpApiSpec;
import org.jspecify.annotations.Nullable;

/** Reads {@code @HttpApi}, of which a module has one at most. */
final class HttpApiReader {
    static final String ANNOTATION = "HttpApi";

    private @Nullable HttpApiSpec spec;
    private String owner = "";

    /** Takes in the one that stands on an element, if one does. */
    void add(Marks marks) {
        marks.one(ANNOTATION).ifPresent(this::add);
    }

    private void add(Mark mark) {
        if (spec != null) {
            mark.error(
                    ProblemId.DUPLICATE_HTTP_API,
                    "%s has %s, but %s has it already, and an app has one HTTP API; remove one of them."
                            .formatted(mark.function(), mark, owner));
            return;
        }
        owner = mark.function();
        spec = new HttpApiSpec(
                mark.member("cors").annotation().flatMap(CorsReader::read).orElse(null));
    }

    /** Absent when none was taken in. */
    @Nullable HttpApiSpec spec() {
        return spec;
    }
}
