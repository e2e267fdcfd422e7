package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.AuthorizerSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code @Authorizer}. */
final class AuthorizerReader {
    static final String ANNOTATION = "Authorizer";

    /** What a route says for AWS's own check. */
    static final String IAM = "IAM";

    private static final int LONGEST_TTL = 3600;
    private static final Pattern NAME = Pattern.compile("(?!IAM$)[a-zA-Z0-9._-]{1,128}");
    private static final Pattern IOT_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");

    /** By API. */
    private static final Map<String, List<String>> EVENTS = Map.of(
            "HTTP", List.of("APIGatewayV2CustomAuthorizerEvent"),
            "REST", List.of("APIGatewayCustomAuthorizerEvent"),
            "WEBSOCKET", List.of("APIGatewayCustomAuthorizerEvent"),
            "IOT", List.of());

    private AuthorizerReader() {}

    /** Sorted by name. */
    static List<AuthorizerSpec> read(Marks marks) {
        return marks.all(ANNOTATION).stream()
                .map(AuthorizerReader::read)
                .sorted(Comparator.comparing(AuthorizerSpec::name).thenComparing(AuthorizerSpec::api))
                .toList();
    }

    /** What asks these authorizers; an unknown API does not count. */
    static List<Sender> senders(Marks marks) {
        return marks.all(ANNOTATION).stream()
                .flatMap(mark -> Optional.ofNullable(EVENTS.get(mark.constant("api"))).stream()
                        .map(events -> new Sender(mark, sender(mark), events)))
                .toList();
    }

    private static String sender(Mark mark) {
        String api = mark.constant("api");
        return api.equals("IOT") ? mark + " of IoT" : "%s of a %s API".formatted(mark, api);
    }

    private static AuthorizerSpec read(Mark mark) {
        String api = mark.constant("api");
        String type = type(mark, api);
        List<String> sources = IdentitySourceReader.read(mark, api, type);
        return new AuthorizerSpec(name(mark, api), api, type, sources, ttl(mark, api, sources));
    }

    private static String type(Mark mark, String api) {
        boolean token = mark.constant("type").equals(AuthorizerSpec.TOKEN);
        if (token && !api.equals("REST")) {
            mark.member("type")
                    .error(
                            ProblemId.AUTHORIZER_TYPE,
                            "%s has type = TOKEN, but only a REST API hands over a token alone; leave type out, or set api = ApiKind.REST."
                                    .formatted(mark.function()));
            return AuthorizerSpec.REQUEST;
        }
        return token ? AuthorizerSpec.TOKEN : AuthorizerSpec.REQUEST;
    }

    private static String name(Mark mark, String api) {
        return api.equals("IOT")
                ? mark.member("name")
                        .text(
                                ProblemId.AUTHORIZER_NAME,
                                IOT_NAME,
                                "an authorizer of IoT is named by 1 to 128 letters, digits, - or _; change it")
                : checkedName(mark);
    }

    /** A name that routes can say. */
    static String checkedName(Mark mark) {
        return mark.member("name")
                .text(
                        ProblemId.AUTHORIZER_NAME,
                        NAME,
                        "an authorizer is named by 1 to 128 letters, digits, -, _ or ., and IAM is AWS's own; change it");
    }

    private static int ttl(Mark mark, String api, List<String> sources) {
        int ttl = mark.number("ttl", ProblemId.AUTHORIZER_TTL, 0, LONGEST_TTL, "seconds");
        if (ttl > 0 && (api.equals("WEBSOCKET") || api.equals("IOT"))) {
            mark.member("ttl")
                    .error(
                            ProblemId.AUTHORIZER_TTL,
                            "%s has ttl = %d, but %s remembers no answer by it; leave ttl out."
                                    .formatted(mark.function(), ttl, api.equals("IOT") ? "IoT" : "a WebSocket API"));
        } else if (ttl > 0 && sources.isEmpty()) {
            mark.member("ttl")
                    .error(
                            ProblemId.AUTHORIZER_TTL,
                            "%s has ttl = %d, but AWS remembers answers by identity sources, and there are none; name some in identitySources, or leave ttl out."
                                    .formatted(mark.function(), ttl));
        }
        return ttl;
    }
}
