package dev.mvnlambda.local.wire;

import java.util.List;
import java.util.Optional;

/**
 * The credential scope of a signature; the signature itself is not checked, it only shows that no web page made the request.
 *
 * @param service the signing name
 */
record Credentials(String accessKey, String region, String service) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String CREDENTIAL = "Credential=";
    private static final int SCOPE_PARTS = 5;

    /** Reads the scope from the header, or from the query of a presigned address. */
    static Optional<Credentials> of(WireRequest request) {
        return request.header("authorization")
                .filter(header -> header.startsWith(ALGORITHM))
                .flatMap(Credentials::inHeader)
                .or(() -> request.queryParameter("X-Amz-Credential"))
                .flatMap(Credentials::scope);
    }

    private static Optional<String> inHeader(String header) {
        int start = header.indexOf(CREDENTIAL);
        if (start < 0) {
            return Optional.empty();
        }
        String rest = header.substring(start + CREDENTIAL.length());
        return Optional.of(rest.split("[, ]", 2)[0]);
    }

    // an access key may hold slashes, the rest of the scope does not
    private static Optional<Credentials> scope(String credential) {
        List<String> parts = List.of(credential.split("/", -1));
        int size = parts.size();
        if (size < SCOPE_PARTS) {
            return Optional.empty();
        }
        String accessKey = String.join("/", parts.subList(0, size - SCOPE_PARTS + 1));
        return Optional.of(new Credentials(accessKey, parts.get(size - 3), parts.get(size - 2)));
    }
}
