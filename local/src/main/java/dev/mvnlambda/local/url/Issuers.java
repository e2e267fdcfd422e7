package dev.mvnlambda.local.url;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.mvnlambda.local.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of token issuers, found through their OpenID configuration and read again when an unknown one signs. */
final class Issuers {
    private static final int PATIENCE_MILLIS = 1500;
    private static final int LARGEST = 512 << 10;

    private final DefaultResourceRetriever web =
            new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST);
    private final Map<String, JWKSource<SecurityContext>> known = new ConcurrentHashMap<>();

    /**
     * Returns the keys of an issuer.
     *
     * @throws IOException when its configuration cannot be read
     * @throws IllegalArgumentException when that names no address of keys
     */
    JWKSource<SecurityContext> keys(String issuer) throws IOException {
        JWKSource<SecurityContext> found = known.get(issuer);
        if (found == null) {
            found = JWKSourceBuilder.create(keysAddress(issuer).toURL(), web)
                    .rateLimited(false)
                    .build();
            known.put(issuer, found);
        }
        return found;
    }

    private URI keysAddress(String issuer) throws IOException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URI configuration = URI.create(base + "/.well-known/openid-configuration");
        String content = web.retrieveResource(configuration.toURL()).getContent();
        return URI.create(Json.mapper().readTree(content).path("jwks_uri").asText());
    }
}
