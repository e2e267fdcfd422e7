package dev.mvnlambda.local.wire;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two names of the errors of a service that changed from Query to JSON: the shape, and the code of old. */
final class QueryErrors {

    private static final QueryErrors NONE = new QueryErrors(null);

    private final @Nullable Map<String, String> codes;
    private final Map<String, String> shapes;

    /** Takes the codes that differ from their shape's name, by shape. */
    QueryErrors(@Nullable Map<String, String> codes) {
        this.codes = codes;
        this.shapes = codes == null
                ? Map.of()
                : codes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /** The errors of a service that never spoke Query. */
    static QueryErrors none() {
        return NONE;
    }

    /** Returns the shape of an error that is given by either name. */
    String shape(WireError error) {
        return shapes.getOrDefault(error.code(), error.code());
    }

    /** Adds the code of old where clients look for it. */
    WireResponse addTo(WireResponse response, WireError error) {
        if (codes == null) {
            return response;
        }
        String code = codes.getOrDefault(error.code(), error.code());
        return response.header("x-amzn-query-error", code + ";" + (error.isSenders() ? "Sender" : "Receiver"));
    }
}
