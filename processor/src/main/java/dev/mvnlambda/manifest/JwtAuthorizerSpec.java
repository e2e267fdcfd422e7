package dev.mvnlambda.manifest;

import java.util.List;

/**
 * An authorizer of HTTP APIs that checks tokens by itself.
 *
 * @param name that routes say
 * @param issuer URL of who signs the tokens
 * @param audience of which a token has to name one
 * @param scopes of which a token has to hold one; empty when any will do
 */
public record JwtAuthorizerSpec(String name, String issuer, List<String> audience, List<String> scopes) {
    /** Copies what it is given. */
    public JwtAuthorizerSpec {
        audience = List.copyOf(audience);
        scopes = List.copyOf(scopes);
    }
}
