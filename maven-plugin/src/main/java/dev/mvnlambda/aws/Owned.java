package dev.mvnlambda.aws;

import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.ArrayList;
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

    /** What {@code create} makes. */
    private static final List<String> MADE = List.of("sqs", TopicType.SERVICE, EventBusType.TAGGED);

    private final Caller caller;
    private final ResourceGroupsTaggingApiClient tagging;
    private final Supplier<IamClient> iam;

    Owned(Caller caller, ResourceGroupsTaggingApiClient tagging, Supplier<IamClient> iam) {
        this.caller = caller;
        this.tagging = tagging;
        this.iam = iam;
    }

    List<FunctionScope> of(Stage stage) {
        Map<String, Optional<String>> aliases = new TreeMap<>();
        List<String> kinds = new ArrayList<>(List.of(FUNCTION, MAPPING, LOG_GROUP, TaggedRules.TYPE));
        kinds.addAll(MADE);
        tagged(stage, kinds).forEach(found -> note(aliases, tags(found)));
        roles(stage).forEach(role -> note(aliases, tags(role)));
        return scopes(stage, aliases);
    }

    /** The functions that are there, and nothing of those that left something behind: one call for a hundred. */
    List<FunctionScope> deployed(Stage stage) {
        Map<String, Optional<String>> aliases = new TreeMap<>();
        tagged(stage, List.of(FUNCTION)).forEach(found -> note(aliases, tags(found)));
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
        tagged(stage, List.of(FUNCTION, MAPPING, TaggedRules.TYPE)).forEach(found -> note(aliases, tags(found)));
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
        return tagged(stage, MADE).stream()
                .collect(Collectors.toMap(
                        ResourceTagMapping::resourceARN,
                        found -> tags(found).getOrDefault(Stage.NAME_TAG, ""),
                        (one, same) -> one,
                        TreeMap::new));
    }

    /** Whether the stage made an API. */
    boolean hasApi(Stage stage) {
        return !tagged(stage, List.of(API)).isEmpty();
    }

    private List<ResourceTagMapping> tagged(Stage stage, List<String> types) {
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
