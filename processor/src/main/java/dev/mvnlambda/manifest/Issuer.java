package dev.mvnlambda.manifest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** The address of who signs tokens. */
public final class Issuer {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Issuer() {}

    /** Whether AWS takes it, or the local Lambda, which may know one on its own machine. */
    public static boolean isOne(String address) {
        try {
            URI uri = new URI(address);
            boolean safe =
                    "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && HERE.contains(uri.getHost()));
            return safe && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
