package dev.mvnlambda.local.control;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where the account is reached over HTTP, once it is; what its answers hold of addresses follows from it. */
final class Endpoint {

    private final AtomicReference<@Nullable URI> address = new AtomicReference<>();

    void set(URI uri) {
        address.set(uri);
    }

    /** Returns the address; empty until there is one. */
    Optional<URI> address() {
        return Optional.ofNullable(address.get());
    }

    /** Returns the address of a function URL; in-process, the one that AWS would give. */
    String functionUrl(String id, String region) {
        return Optional.ofNullable(address.get())
                .map(uri -> "http://localhost:" + uri.getPort() + "/_url/" + id + "/")
                .orElseGet(() -> "https://" + id + ".lambda-url." + region + ".on.aws/");
    }

    /**
     * Returns the address of an HTTP or WebSocket API; in-process, the one that AWS would give.
     *
     * @param scheme that AWS would give it
     */
    String api(String id, String region, String scheme) {
        return Optional.ofNullable(address.get())
                .map(uri -> (scheme.equals("wss") ? "ws" : "http") + "://localhost:" + uri.getPort() + "/_api/" + id)
                .orElseGet(() -> scheme + "://" + id + ".execute-api." + region + ".amazonaws.com");
    }

    /** Returns where an archive can be read. */
    String codeLocation(String archiveName, Path file) {
        return Optional.ofNullable(address.get())
                .map(uri -> uri + "/_code/" + archiveName)
                .orElseGet(() -> file.toUri().toString());
    }
}
