package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.IdentitySources;
import java.util.List;

/** Reads what an authorizer tells callers apart by. */
final class IdentitySourceReader {
    private IdentitySourceReader() {}

    /**
     * The sources, the usual one of a token filled in.
     *
     * @param type of the authorizer, as the manifest says it
     */
    static List<String> read(Mark mark, String api, String type) {
        List<Member> sources = mark.items("identitySources");
        if (!type.equals(AuthorizerSpec.TOKEN)) {
            sources.forEach(source -> check(source, api));
            return texts(sources);
        }
        sources.forEach(IdentitySourceReader::checkToken);
        if (sources.size() > 1) {
            sources.get(1)
                    .error(
                            ProblemId.IDENTITY_SOURCE,
                            "%s has %d identity sources, but a token comes in one header; leave one of them."
                                    .formatted(mark.function(), sources.size()));
        }
        return sources.isEmpty() ? List.of(IdentitySources.USUAL_TOKEN) : texts(sources);
    }

    private static List<String> texts(List<Member> sources) {
        return sources.stream().map(Member::text).toList();
    }

    private static void checkToken(Member source) {
        if (!source.isOpen() && !IdentitySources.isToken(source.text())) {
            source.error(
                    ProblemId.IDENTITY_SOURCE,
                    "%s has the identity source \"%s\", but a token comes in one header; write it like %s."
                            .formatted(source.mark().function(), source.text(), IdentitySources.USUAL_TOKEN));
        }
    }

    private static void check(Member source, String api) {
        if (source.isOpen() || IdentitySources.isOne(source.text(), api)) {
            return;
        }
        List<String> beginnings = IdentitySources.beginnings(api);
        source.error(
                ProblemId.IDENTITY_SOURCE,
                beginnings.isEmpty()
                        ? "%s has an identity source, but IoT has none; leave identitySources out."
                                .formatted(source.mark().function())
                        : "%s has the identity source \"%s\", but in a %s API one begins with %s; write it so."
                                .formatted(
                                        source.mark().function(), source.text(), api, String.join(", ", beginnings)));
    }
}
