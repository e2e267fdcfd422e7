package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * The event source mappings of the account, listed once for all functions: AWS leaves open which of them a list for one
 * function would show, so they are told apart by the function that their ARN names, whatever its qualifier.
 */
final class Mappings {
    private static final Set<String> MOVING = Set.of("Creating", "Enabling", "Disabling", "Updating");
    private static final String GOING = "Deleting";

    private final Caller caller;
    private final LambdaClient lambda;
    private final TableStreams tables;
    private final Lazy<List<EventSourceMappingConfiguration>> all;

    Mappings(Caller caller, LambdaClient lambda, TableStreams tables) {
        this.caller = caller;
        this.lambda = lambda;
        this.tables = tables;
        this.all = new Lazy<>(this::list);
    }

    private List<EventSourceMappingConfiguration> list() {
        return caller.call(
                "lambda:ListEventSourceMappings",
                () -> lambda.listEventSourceMappingsPaginator(r -> {}).eventSourceMappings().stream()
                        .toList());
    }

    /**
     * The mappings of one function.
     *
     * @param ours declared, or marked as made by this stage
     * @param foreign neither; by UUID the qualifier of the function that each leads to
     * @param qualifiers of the function that declared ones lead to so far; empty for the bare function
     */
    record OfFunction(List<Observed.Present> ours, Map<String, String> foreign, Set<String> qualifiers) {
        static OfFunction none() {
            return new OfFunction(List.of(), Map.of(), Set.of());
        }
    }

    OfFunction of(FunctionScope scope, List<Node> wanted) {
        String functionArn = scope.target().functionArn();
        Map<ResourceKey, List<Observed.Present>> bySource = all.get().stream()
                .filter(one -> leadsTo(functionArn, Objects.requireNonNullElse(one.functionArn(), "")))
                .filter(one -> !GOING.equals(one.state()))
                .map(one -> present(settled(one), scope))
                .collect(Collectors.groupingBy(Observed.Present::key, LinkedHashMap::new, Collectors.toList()));
        Map<ResourceKey, MappingProperties> declared = declared(wanted);
        List<Observed.Present> ours = new ArrayList<>();
        Map<String, String> foreign = new TreeMap<>();
        bySource.forEach((key, found) -> {
            MappingProperties meant = declared.get(key);
            if (meant != null) {
                ours.addAll(oneFirst(found.stream().map(one -> seen(one, meant)).toList(), meant, scope.stage()));
            } else {
                found.forEach(one -> {
                    if (isMarked(one, scope.stage())) {
                        ours.add(one);
                    } else {
                        foreign.put(
                                one.outputs().getOrDefault(EventSourceMappingType.UUID, ""),
                                qualifier(properties(one), functionArn).orElse(""));
                    }
                });
            }
        });
        return new OfFunction(ours, foreign, qualifiers(ours, declared.keySet(), functionArn));
    }

    private static Map<ResourceKey, MappingProperties> declared(List<Node> wanted) {
        Map<ResourceKey, MappingProperties> declared = new HashMap<>();
        for (Node node : wanted) {
            if (node.properties() instanceof MappingProperties mapping) {
                declared.put(node.key(), mapping);
            }
        }
        return declared;
    }

    private Observed.Present seen(Observed.Present one, MappingProperties meant) {
        return new Observed.Present(
                one.key(), seen(properties(one), meant), one.function(), one.outputs(), one.after());
    }

    private MappingProperties seen(MappingProperties found, MappingProperties meant) {
        return LeftToAws.seen(
                found,
                meant,
                stream -> tables.of(stream.table()).stream()
                        .filter(latest -> latest.equals(stream.toString()))
                        .isPresent());
    }

    /** The qualifiers of a function that any mapping leads to, whoever made it. */
    Set<String> qualifiers(FunctionScope scope) {
        String functionArn = scope.target().functionArn();
        return all.get().stream()
                .map(one -> Objects.requireNonNullElse(one.functionArn(), ""))
                .filter(arn -> leadsTo(functionArn, arn))
                .map(arn -> Qualifiers.of(arn, scope))
                .collect(Collectors.toSet());
    }

    private static boolean leadsTo(String functionArn, String arn) {
        return arn.equals(functionArn) || arn.startsWith(functionArn + ":");
    }

    private static Set<String> qualifiers(List<Observed.Present> ours, Set<ResourceKey> declared, String functionArn) {
        return ours.stream()
                .filter(one -> declared.contains(one.key()))
                .map(one -> qualifier(properties(one), functionArn).orElse(""))
                .collect(Collectors.toSet());
    }

    /** Two mappings of one source would share its events out, so that some miss the alias: one stays, the others go. */
    private static List<Observed.Present> oneFirst(List<Observed.Present> found, MappingProperties meant, Stage stage) {
        List<Observed.Present> sorted = found.stream()
                .sorted(Comparator.comparing((Observed.Present one) ->
                                !properties(one).source().equals(meant.source()))
                        .thenComparing(one -> !properties(one).target().equals(meant.target()))
                        .thenComparing(one -> !isMarked(one, stage)))
                .toList();
        List<Observed.Present> named = new ArrayList<>(sorted.subList(0, 1));
        for (Observed.Present second : sorted.subList(1, sorted.size())) {
            ResourceKey key = new ResourceKey(
                    EventSourceMappingType.KIND,
                    second.key().name() + "#" + second.outputs().getOrDefault(EventSourceMappingType.UUID, ""));
            named.add(new Observed.Present(
                    key, second.properties(), second.function(), second.outputs(), second.after()));
        }
        return named;
    }

    private static boolean isMarked(Observed.Present mapping, Stage stage) {
        return stage.owns(properties(mapping).tags());
    }

    private static MappingProperties properties(Observed.Present mapping) {
        return (MappingProperties) mapping.properties();
    }

    /** One mapping as it is now; empty, after it has gone, when it was about to go. */
    Optional<Observed.Present> unlessGoing(String uuid, Node node) {
        Optional<EventSourceMappingConfiguration> found = caller.await(
                () -> find(uuid),
                one -> one.filter(there -> GOING.equals(there.state())).isEmpty());
        return found.map(there -> new Observed.Present(
                node.key(),
                seen(MappingRequests.read(there, tags(arn(there))), (MappingProperties) node.properties()),
                node.function(),
                outputs(there),
                Set.of()));
    }

    private Optional<EventSourceMappingConfiguration> find(String uuid) {
        try {
            return Optional.of(get(uuid));
        } catch (AccountException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Returns once a change has taken effect: until then AWS calls by the old settings. */
    void awaitSettled(String uuid) {
        caller.await(() -> get(uuid), now -> !MOVING.contains(String.valueOf(now.state())));
    }

    private EventSourceMappingConfiguration settled(EventSourceMappingConfiguration found) {
        return MOVING.contains(String.valueOf(found.state()))
                ? caller.await(() -> get(found.uuid()), now -> !MOVING.contains(String.valueOf(now.state())))
                : found;
    }

    private EventSourceMappingConfiguration get(String uuid) {
        var answer = caller.call("lambda:GetEventSourceMapping", () -> lambda.getEventSourceMapping(r -> r.uuid(uuid)));
        EventSourceMappingConfiguration.Builder found = EventSourceMappingConfiguration.builder();
        answer.sdkFieldNameToField()
                .forEach((name, field) -> found.sdkFields().stream()
                        .filter(same -> same.memberName().equals(name))
                        .forEach(same -> same.set(found, field.getValueOrDefault(answer))));
        return found.build();
    }

    private Observed.Present present(EventSourceMappingConfiguration found, FunctionScope scope) {
        MappingProperties properties = MappingRequests.read(found, tags(arn(found)));
        return new Observed.Present(
                MappingKey.of(properties, scope), properties, scope.name(), outputs(found), hangsOn(properties, scope));
    }

    private static Map<String, String> outputs(EventSourceMappingConfiguration found) {
        return Map.of(EventSourceMappingType.UUID, found.uuid(), EventSourceMappingType.ARN, arn(found));
    }

    /** It goes before what it reads, what it calls, and what allows it to. */
    private static Set<ResourceKey> hangsOn(MappingProperties mapping, FunctionScope scope) {
        Set<ResourceKey> keys = new HashSet<>(Set.of(
                scope.key(FunctionType.KIND),
                scope.key(RoleType.KIND),
                scope.key(RoleSurplusType.KIND),
                QueueType.key(SourceArn.parse(mapping.source()))));
        qualifier(mapping, scope.target().functionArn())
                .ifPresent(qualifier -> keys.add(AliasType.key(scope, qualifier)));
        return keys;
    }

    private static Optional<String> qualifier(MappingProperties mapping, String functionArn) {
        return Optional.of(mapping.target())
                .filter(arn -> arn.startsWith(functionArn + ":"))
                .map(arn -> arn.substring(functionArn.length() + 1));
    }

    /** Endpoints that know less than AWS leave the ARN out. */
    private static String arn(EventSourceMappingConfiguration found) {
        if (found.eventSourceMappingArn() != null) {
            return found.eventSourceMappingArn();
        }
        SourceArn function = SourceArn.parse(String.valueOf(found.functionArn()));
        return "arn:" + function.partition() + ":lambda:" + function.region() + ":" + function.account()
                + ":event-source-mapping:" + found.uuid();
    }

    private Map<String, String> tags(String arn) {
        try {
            return caller.find(
                            "lambda:ListTags",
                            () -> lambda.listTags(r -> r.resource(arn)).tags())
                    .map(Tags::withoutAws)
                    .orElse(Map.of());
        } catch (AccountException e) {
            if (e.code().startsWith("AccessDenied")) {
                throw new AccountException(
                        e.code(),
                        e.action(),
                        403,
                        false,
                        "The tags of the event source mapping " + arn + " cannot be read, and they tell whose it is. "
                                + e.getMessage(),
                        e);
            }
            throw e;
        }
    }
}
