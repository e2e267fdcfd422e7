package dev.mvnlambda.observed;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.AliasPointer;
import dev.mvnlambda.resource.AliasState;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.Choices;
import dev.mvnlambda.resource.Fingerprint;
import dev.mvnlambda.resource.FunctionReading;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.TagsProperties;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads of one function what it takes to plan it, and no more: what a finished deploy left is told by the function's
 * fingerprint, which comes with the first call.
 */
final class FunctionDiscovery {
    private final FunctionScope scope;
    private final List<Node> nodes;
    private final FunctionReading reading;

    FunctionDiscovery(FunctionScope scope, List<Node> nodes, FunctionReading reading) {
        this.scope = scope;
        this.nodes = nodes;
        this.reading = reading;
    }

    Observation observe(Choices choices) {
        Optional<String> obstacle = reading.obstacle(choices.adopt());
        if (obstacle.isPresent()) {
            return Observation.of(List.of(new Observed.Blocked(scope.key("function"), obstacle.get())));
        }
        Optional<Fingerprint> left = Fingerprint.of(reading.tags());
        TagsProperties wanted = wanted();
        boolean ending = choices.yes() && !kept().isEmpty();
        if (choices.refresh()
                || ending
                || left.isEmpty()
                || !left.get().settings().equals(wanted.settings())) {
            return everything(choices);
        }
        boolean sameCode = left.get().code().equals(wanted.code()) && !reading.holdsOtherCode();
        if (reading.version().orElse("").equals(left.get().version())) {
            return sameCode ? nothing(left.get(), List.of()) : core(left.get());
        }
        Optional<AliasState> alias = sameCode ? reading.alias() : Optional.empty();
        return alias.map(there -> elsewhere(left.get(), there, choices)).orElseGet(() -> everything(choices));
    }

    /** What is wanted is there, but the alias does not lead to it. */
    private Observation elsewhere(Fingerprint left, AliasState alias, Choices choices) {
        if (alias.isMovedByHand() && !choices.release()) {
            return nothing(left, List.of(Hold.movedByHand(scope, alias.version(), left.version())));
        }
        return alias.history().held().equals(left.version()) && !choices.release()
                ? nothing(left, List.of(Hold.warning(scope, alias)))
                : everything(choices);
    }

    private Set<String> kept() {
        return TagsProperties.kept(reading.tags());
    }

    private Observation everything(Choices choices) {
        List<Observed> observed = new ArrayList<>(reading.everything());
        tags().ifPresent(observed::add);
        List<String> warnings = new ArrayList<>(adopted());
        warnings.addAll(reading.remarks());
        if (choices.yes()) {
            return new Observation(observed, Map.of(), warnings);
        }
        KeptUrls urls = new KeptUrls(scope, nodes, observed);
        warnings.addAll(urls.warnings());
        return new Observation(urls.without(observed), Map.of(scope.name(), urls.qualifiers()), warnings);
    }

    private List<String> adopted() {
        return !reading.exists() || scope.stage().owns(reading.tags())
                ? List.of()
                : List.of("The function " + scope.target().functionName()
                        + " was nobody's and is taken over: from now on app "
                        + scope.stage().app() + ", stage "
                        + scope.stage().name() + " owns it.");
    }

    private Observation core(Fingerprint left) {
        List<Observed> observed = new ArrayList<>(reading.core());
        tags().ifPresent(observed::add);
        Set<ResourceKey> read = new HashSet<>();
        observed.forEach(one -> read.add(one.key()));
        nodes.stream()
                .map(Node::key)
                .filter(key -> !read.contains(key))
                .forEach(key -> observed.add(new Observed.Assumed(key, outputs(key, left))));
        return still(observed, List.of());
    }

    /** What was kept is still kept, and told again each time. */
    private Observation still(List<Observed> observed, List<String> more) {
        List<String> warnings = new ArrayList<>(more);
        kept().forEach(qualifier -> warnings.add(KeptUrls.warning(scope, qualifier, "") + KeptUrls.unread(nodes)));
        return new Observation(observed, Map.of(scope.name(), kept()), warnings);
    }

    private Observation nothing(Fingerprint left, List<String> warnings) {
        List<Observed> observed = new ArrayList<>();
        tags().ifPresent(observed::add);
        nodes.stream()
                .filter(node -> !node.last())
                .forEach(node -> observed.add(new Observed.Assumed(node.key(), outputs(node.key(), left))));
        return still(observed, warnings);
    }

    private Map<String, String> outputs(ResourceKey key, Fingerprint left) {
        return switch (key.kind()) {
            case AliasPointer.KIND ->
                Map.of(AliasPointer.VERSION, reading.version().orElse(left.version()));
            case "version" -> Map.of("version", left.version());
            case "url" -> Map.of("url", left.url());
            default ->
                ApiAddress.of(key, scope.stage(), reading.tags())
                        .map(ApiAddress::outputs)
                        .orElse(Map.of());
        };
    }

    private Optional<Observed> tags() {
        return reading.exists()
                ? Optional.of(new Observed.Present(
                        scope.key(TagsProperties.KIND),
                        TagsProperties.of(scope.target().functionArn(), reading.tags()),
                        scope.name(),
                        Map.of(),
                        Set.of(scope.key("function"))))
                : Optional.empty();
    }

    private TagsProperties wanted() {
        return nodes.stream()
                .map(Node::properties)
                .filter(TagsProperties.class::isInstance)
                .map(TagsProperties.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
