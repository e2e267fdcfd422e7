package dev.mvnlambda.local.control;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/**
 * The tagging API of one region, which knows functions, event source mappings, log groups and queues; AWS's does not know
 * roles either.
 */
final class LocalTagging implements ResourceGroupsTaggingApiClient {

    /**
     * Something with tags.
     *
     * @param type such as {@code lambda:function}
     */
    private record Resource(String type, String arn, Map<String, String> tags) {}

    private static final int PAGE = 50;

    private final Scope scope;

    LocalTagging(Scope scope) {
        this.scope = scope;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public GetResourcesResponse getResources(GetResourcesRequest request) {
        List<ResourceTagMapping> all = resources()
                .filter(resource -> !resource.tags().isEmpty())
                .filter(resource -> hasType(request, resource))
                .filter(resource -> request.tagFilters().stream().allMatch(filter -> matches(filter, resource.tags())))
                .filter(resource -> !request.hasResourceARNList()
                        || request.resourceARNList().contains(resource.arn()))
                .sorted(Comparator.comparing(Resource::arn))
                .map(LocalTagging::mapping)
                .toList();
        Page<ResourceTagMapping> page = Page.of(
                all,
                ResourceTagMapping::resourceARN,
                blankToNull(request.paginationToken()),
                request.resourcesPerPage(),
                PAGE);
        return GetResourcesResponse.builder()
                .resourceTagMappingList(page.items())
                .paginationToken(Objects.requireNonNullElse(page.next(), ""))
                .build();
    }

    private Stream<Resource> resources() {
        Stream<Resource> functions = scope.functions().startingWith(scope.key("")).stream()
                .map(function -> new Resource("lambda:function", scope.arn(function.name()), function.tags()));
        LogGroups groups = new LogGroups(scope);
        Stream<Resource> logGroups = scope.account().logGroups().startingWith(scope.key("")).stream()
                .map(group -> new Resource("logs:log-group", groups.arn(group.name()), group.tags()));
        Mappings mappings = new Mappings(scope);
        Stream<Resource> eventSources = mappings.all().stream()
                .map(mapping -> new Resource(
                        "lambda:event-source-mapping",
                        mappings.arn(mapping.before().uuid()),
                        mapping.tags()));
        Stream<Resource> queues = scope.account().sqs().tags(scope.region()).entrySet().stream()
                .map(queue -> new Resource("sqs:queue", queue.getKey(), queue.getValue()));
        return Stream.of(functions, logGroups, eventSources, queues).flatMap(Function.identity());
    }

    private static boolean hasType(GetResourcesRequest request, Resource resource) {
        return request.resourceTypeFilters().isEmpty()
                || request.resourceTypeFilters().stream()
                        .anyMatch(type ->
                                resource.type().equals(type) || resource.type().startsWith(type + ":"));
    }

    private static boolean matches(TagFilter filter, Map<String, String> tags) {
        return tags.containsKey(filter.key())
                && (filter.values().isEmpty() || filter.values().contains(tags.get(filter.key())));
    }

    private static ResourceTagMapping mapping(Resource resource) {
        List<Tag> tags = resource.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return ResourceTagMapping.builder()
                .resourceARN(resource.arn())
                .tags(tags)
                .build();
    }

    private static @Nullable String blankToNull(@Nullable String token) {
        return token == null || token.isBlank() ? null : token;
    }
}
