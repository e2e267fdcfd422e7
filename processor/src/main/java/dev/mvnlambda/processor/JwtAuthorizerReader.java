package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.Issuer;
import dev.mvnlambda.manifest.JwtAuthorizerSpec;

/** Reads {@code @JwtAuthorizer}. */
final class JwtAuthorizerReader {
    static final String ANNOTATION = "JwtAuthorizer";

    private JwtAuthorizerReader() {}

    static JwtAuthorizerSpec read(Mark mark) {
        Member issuer = mark.member("issuer");
        if (!issuer.isOpen() && !Issuer.isOne(issuer.text())) {
            issuer.error(
                    ProblemId.JWT_ISSUER,
                    "%s has issuer = \"%s\", but AWS reads the keys of an issuer at an https address; write it, as the claim iss of its tokens says it."
                            .formatted(mark.function(), issuer.text()));
        }
        if (mark.items("audience").isEmpty()) {
            mark.member("audience")
                    .error(
                            ProblemId.JWT_AUDIENCE,
                            "%s has %s without an audience, but AWS has to know for whom tokens are; name the id of your client."
                                    .formatted(mark.function(), mark));
        }
        return new JwtAuthorizerSpec(
                AuthorizerReader.checkedName(mark), issuer.text(), mark.texts("audience"), mark.texts("scopes"));
    }
}
