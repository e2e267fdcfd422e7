package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.CorsSpec;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** AWS keeps the names of headers in lower case, since case does not count in them. */
final class CorsHeaders {
    private CorsHeaders() {}

    /** The same rules as AWS gives them back. */
    static @Nullable CorsSpec lowerCase(@Nullable CorsSpec cors) {
        return cors == null
                ? null
                : new CorsSpec(
                        cors.allowOrigins(),
                        cors.allowMethods(),
                        lowerCase(cors.allowHeaders()),
                        lowerCase(cors.exposeHeaders()),
                        cors.allowCredentials(),
                        cors.maxAge());
    }

    private static List<String> lowerCase(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
