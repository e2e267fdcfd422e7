package dev.mvnlambda.local.s3;

import dev.mvnlambda.local.wire.WireRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a path names.
 *
 * @param bucket empty when it names none
 * @param key empty when it names none; whatever slashes it holds
 */
record S3Path(String bucket, String key) {

    static S3Path of(WireRequest request) {
        String path = request.rawPath().substring(request.rawPath().startsWith("/") ? 1 : 0);
        int slash = path.indexOf('/');
        return slash < 0
                ? new S3Path(decoded(path), "")
                : new S3Path(decoded(path.substring(0, slash)), decoded(path.substring(slash + 1)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The query parameters that decide what is asked: neither the signature's, nor the client's own note. */
    static Set<String> asked(WireRequest request) {
        return request.query().keySet().stream()
                .filter(name -> !name.equals("x-id") && !name.startsWith("X-Amz-"))
                .collect(Collectors.toSet());
    }
}
