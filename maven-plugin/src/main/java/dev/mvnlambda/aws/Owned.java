package dev.mvnlambda.aws;

import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** Finds what a stage owns, without any source: by tags, and roles, which AWS does not find by tag, by their path. */
final class Owned {
    private static final int MOST_A_PAGE = 100;
    private static final String FUNCTION = "lambda:function";
    private static final String MAPPING = "lambda:event-source-mapping";
    private static final String LOG_GROUP = "logs:log-group";
    private static final String API = "apigateway:apis";
    private static final String REST_API = "apigateway:restapis";

    /** What {@code create} makes. */
    private static final List<String> MADE = List.of("sqs", TopicType.SERVICE, EventBusType.TAGGED);

    /** All that a removal asks for, at once. */
    private static final List<String> ALL = Stream.of(
                    MADE.stream(),
                    Stream.of(FUNCTION, MAPPING, LOG_GROUP, TaggedRules.TYPE, API, REST_API),
                    Stream.of(IotArn.SERVICE, ScheduleRemains.TYPE))
            .flatMap(types -> types)
            .toList();

    private final Caller caller;
    private final ResourceGroupsTaggingApiClient tagging;
    private final Supplier<IamClient> iam;
    private final Map<Stage, List<Tagged>> listed = new HashMap<>();

    Owned(Caller caller, ResourceGroupsTaggingApiClient tagging, Supplier<IamClient> iam) {
        this.caller = caller;
        this.tagging = tagging;
        this.iam = iam;
    }

    /** Something that bears the tags of a stage. */
    record Tagged(String arn, Map<String, String> tags) {
        Tagged {
            tags = Map.copyOf(tags);
        }

        /** The function that it serves; absent for what functions share. */
        Optional<String> function() {
            return Optional.ofNullable(tags.get(Stage.NAME_TAG));
        }

        /** What stands behind the start of the last part of its ARN; absent when it is of another service or kind. */
        Optional<String> of(String service, String start) {
            SourceArn parsed = SourceArn.parse(arn);
            return parsed.service().equals(service) && parsed.resource().startsWith(start)
                    ? Optional.of(parsed.resource().substring(start.length()))
                    : Optional.empty();
        }

        /** Whether it is of a type, as the tagging API calls it. */
        private boolean isOf(String type) {
            String[] parts = type.split(":", 2);
            return of(parts[0], parts.length == 1 ? "" : parts[1]).isPresent();
        }
    }

    /** All that the stage owns, of whatever kind that can be found by tag: read once for a goal. */
    synchronized List<Tagged> tagged(Stage stage) {
        return listed.computeIfAbsent(stage, one -> tagged(one, ALL));
    }

    List<FunctionScope> of(Stage stage) {
        Map<String, Optional<String>> aliases = new TreeMap<>();
        tagged(stage).forEach(found -> note(aliases, found.tags()));
        roles(stage).forEach(role -> note(aliases, tags(role)));
        return scopes(stage, aliases);
    }

    /** The functions that are there, and nothing of those that left something behind: one call for a hundred. */
    List<FunctionScope> deployed(Stage stage) {
        Map<String, Optional<String>> aliases = new TreeMap<>();
        tagged(stage, List.of(FUNCTION)).forEach(found -> note(aliases, found.tags()));
        return scopes(stage, aliases);
    }

    private static List<FunctionScope> scopes(Stage stage, Map<String, Optional<String>> aliases) {
        return aliases.entrySet().stream()
                .map(entry -> new FunctionScope(stage, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void note(Map<String, Optional<String>> aliases, Map<String, String> tags) {
        String name = tags.get(Stage.NAME_TAG);
        if (name != null) {
            aliases.merge(
                    name,
                    Optional.ofNullable(tags.get(Stage.ALIAS_TAG)),
                    (one, other) -> one.isPresent() ? one : other);
        }
    }

    /** Those that are not among the names; of roles only such are looked at more closely, since each takes a call. */
    List<FunctionScope> orphans(Stage stage, Set<String> names) {
        Map<String, Optional<String>> aliases = new TreeMap<>();
        tagged(stage, List.of(FUNCTION, MAPPING, TaggedRules.TYPE)).forEach(found -> note(aliases, found.tags()));
        Set<String> roles = names.stream()
                .flatMap(name -> Stream.of(stage.roleName(name), stage.scheduleRoleName(name)))
                .collect(Collectors.toSet());
        roles(stage).stream()
                .filter(role -> !roles.contains(role.roleName()))
                .forEach(role -> note(aliases, tags(role)));
        aliases.keySet().removeAll(names);
        return scopes(stage, aliases);
    }

    /** What {@code create} made for the stage: by ARN, the function that each serves. */
    Map<String, String> made(Stage stage) {
        return tagged(stage).stream()
                .filter(found -> MADE.stream().anyMatch(found::isOf))
                .collect(Collectors.toMap(
                        Tagged::arn, found -> found.function().orElse(""), (one, same) -> one, TreeMap::new));
    }

    /** Whether the stage made an HTTP or a WebSocket API. */
    boolean hasApi(Stage stage) {
        return tagged(stage).stream()
                .anyMatch(found -> found.of(TaggedApis.SERVICE, TaggedApis.APIS).isPresent());
    }

    private List<Tagged> tagged(Stage stage, List<String> types) {
        List<TagFilter> filters = stage.marks().entrySet().stream()
                .map(mark -> TagFilter.builder()
                        .key(mark.getKey())
                        .values(mark.getValue())
                        .build())
                .toList();
        return caller.call(
                "tag:GetResources",
                () -> tagging
                        .getResourcesPaginator(r ->
                                r.tagFilters(filters).resourceTypeFilters(types).resourcesPerPage(MOST_A_PAGE))
                        .resourceTagMappingList()
                        .stream()
                        .map(found -> new Tagged(found.resourceARN(), tags(found)))
                        .toList());
    }

    private static Map<String, String> tags(ResourceTagMapping found) {
        return found.tags().stream().collect(Collectors.toMap(tag -> tag.key(), tag -> tag.value()));
    }

    private List<Role> roles(Stage stage) {
        return caller.call(
                "iam:ListRoles",
                () -> iam.get().listRolesPaginator(r -> r.pathPrefix(stage.rolePath())).roles().stream()
                        .toList());
    }

    private Map<String, String> tags(Role role) {
        return caller.find(
                        "iam:GetRole",
                        () -> iam.get()
                                .getRole(r -> r.roleName(role.roleName()))
                                .role())
                .map(found -> found.tags().stream().collect(Collectors.toMap(tag -> tag.key(), tag -> tag.value())))
                .orElse(Map.of());
    }
}
