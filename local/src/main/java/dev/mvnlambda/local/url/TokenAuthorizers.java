package dev.mvnlambda.local.url;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.mvnlambda.local.json.Json;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewayv2.model.Authorizer;

/** Verifies the tokens that requests bring: signed by the issuer's RSA key, for this audience, valid now, with a scope of the route. */
final class TokenAuthorizers {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);
    private static final String BEARER = "bearer ";

    private final InstantSource clock;
    private final Issuers issuers = new Issuers();

    TokenAuthorizers(InstantSource clock) {
        this.clock = clock;
    }

    Admission admit(ApiCall call, Authorizer authorizer) {
        String given = call.identity(authorizer.identitySource().get(0));
        if (given == null || given.isBlank()) {
            return challenged(Admission.unauthorized(), "Bearer");
        }
        boolean prefixed = given.regionMatches(true, 0, BEARER, 0, BEARER.length());
        String token = prefixed ? given.substring(BEARER.length()).strip() : given.strip();
        List<String> wanted = call.route().authorizationScopes();
        try {
            JWTClaimsSet claims = verified(token, authorizer);
            List<String> held = scopes(claims).stream().filter(wanted::contains).toList();
            return wanted.isEmpty() || !held.isEmpty()
                    ? Admission.granted(context(claims, held))
                    : challenged(
                            Admission.forbidden(),
                            "Bearer scope=\"" + String.join(" ", wanted) + "\" error=\"insufficient_scope\"");
        } catch (ParseException | BadJOSEException | JOSEException | IOException | IllegalArgumentException e) {
            return challenged(
                    Admission.unauthorized(),
                    "Bearer scope=\"" + String.join(" ", wanted) + "\" error=\"invalid_token\"");
        }
    }

    private static Admission challenged(Admission admission, String challenge) {
        UrlResponse refusal = admission.refusal();
        if (refusal != null) {
            refusal.headers().set("WWW-Authenticate", challenge);
        }
        return admission;
    }

    private JWTClaimsSet verified(String token, Authorizer authorizer)
            throws ParseException, BadJOSEException, JOSEException, IOException {
        String issuer = authorizer.jwtConfiguration().issuer();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, issuers.keys(issuer)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // by the account's clock, below
        JWTClaimsSet claims = processor.process(token, null);
        if (!issuer.equals(claims.getIssuer())
                || !isFor(claims, authorizer.jwtConfiguration().audience())
                || !isNow(claims)) {
            throw new BadJOSEException("Not a token of this issuer, for this audience, now");
        }
        return claims;
    }

    /** The client counts only for a token without an audience. */
    private static boolean isFor(JWTClaimsSet claims, List<String> audience) {
        return claims.getAudience().isEmpty()
                ? claims.getClaim("client_id") instanceof String client && audience.contains(client)
                : claims.getAudience().stream().anyMatch(audience::contains);
    }

    private boolean isNow(JWTClaimsSet claims) {
        Instant now = clock.instant();
        return claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isAfter(now)
                && !isAfter(claims.getNotBeforeTime(), now)
                && !isAfter(claims.getIssueTime(), now);
    }

    /** A time that is not said has passed. */
    private static boolean isAfter(@Nullable Date time, Instant now) {
        return time != null && time.toInstant().isAfter(now);
    }

    private static List<String> scopes(JWTClaimsSet claims) {
        Object scope = claims.getClaim("scope") == null ? claims.getClaim("scp") : claims.getClaim("scope");
        if (scope instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).toList();
        }
        return scope == null ? List.of() : Arrays.asList(scope.toString().split(" ", -1));
    }

    private static ObjectNode context(JWTClaimsSet claims, List<String> scopes) {
        ObjectNode authorizer = Json.mapper().createObjectNode();
        ObjectNode jwt = authorizer.putObject("jwt");
        ObjectNode said = jwt.putObject("claims");
        new TreeMap<>(claims.toJSONObject()).forEach((name, value) -> said.put(name, text(value)));
        if (scopes.isEmpty()) {
            jwt.putNull("scopes");
        } else {
            scopes.forEach(jwt.putArray("scopes")::add);
        }
        return authorizer;
    }

    /** AWS makes a text of each claim. */
    private static String text(@Nullable Object claim) {
        return claim instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
                : String.valueOf(claim);
    }
}
