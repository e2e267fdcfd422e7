package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.JwtAuthorizerSpec;
import dev.mvnlambda.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The authorizers of a module, by their APIs and names: each is there once, and routes name those that are there. */
final class Authorizers {
    private static final String HTTP = "HTTP";

    private final Map<List<String>, String> owners = new HashMap<>();
    private final List<JwtAuthorizerSpec> jwts = new ArrayList<>();

    /** Starts with those of other modules. */
    Authorizers(List<Manifest> others) {
        others.forEach(other -> {
            other.jwtAuthorizers().forEach(jwt -> owners.put(List.of(HTTP, jwt.name()), "another module"));
            other.functions()
                    .forEach(function -> function.authorizers()
                            .forEach(one -> owners.put(List.of(one.api(), one.name()), function.name())));
        });
    }

    /** Takes in those that stand on one element. */
    void add(Marks marks) {
        marks.all(AuthorizerReader.ANNOTATION).forEach(mark -> claim(mark, mark.constant("api")));
        marks.all(JwtAuthorizerReader.ANNOTATION).forEach(mark -> {
            claim(mark, HTTP);
            jwts.add(JwtAuthorizerReader.read(mark));
        });
    }

    private void claim(Mark mark, String api) {
        Member name = mark.member("name");
        String other = name.isKnown() ? owners.putIfAbsent(List.of(api, name.text()), mark.function()) : null;
        if (other != null) {
            name.error(
                    ProblemId.DUPLICATE_AUTHORIZER,
                    "%s has an authorizer \"%s\", but %s has one of that name, and routes have to know which is meant; change one of them."
                            .formatted(
                                    mark.function(),
                                    name.text(),
                                    other.equals(mark.function()) ? "it already" : other));
        }
    }

    /** The ones that check tokens by themselves. */
    List<JwtAuthorizerSpec> jwts() {
        return jwts;
    }

    /** Reports routes that name an authorizer that is not there. */
    void check(DeclaredFunction function) {
        TriggerReaders.routes()
                .forEach(reader -> function.marks()
                        .all(reader.annotation())
                        .forEach(mark -> check(mark.member("authorizer"), reader.api())));
    }

    private void check(Member authorizer, String api) {
        String name = authorizer.text();
        if (name.isEmpty()
                || authorizer.isOpen()
                || name.equals(AuthorizerReader.IAM)
                || owners.containsKey(List.of(api, name))) {
            return;
        }
        Set<String> known = new TreeSet<>(List.of(AuthorizerReader.IAM));
        owners.keySet().stream().filter(owner -> owner.get(0).equals(api)).forEach(owner -> known.add(owner.get(1)));
        authorizer.error(
                ProblemId.AUTHORIZER,
                "%s names the authorizer \"%s\", but for a %s API this module, and those that it depends on, have %s; name one of these, or declare it.%s"
                        .formatted(
                                authorizer.mark().function(),
                                name,
                                api,
                                String.join(", ", known),
                                NearestName.hint(name, known)));
    }
}
