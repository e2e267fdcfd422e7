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
 * The tagging API of one region; it does not know roles, as AWS's does not.
 */
final class LocalTagging implements ResourceGroupsTaggingApiClient {

    /** What carries tags: the one list. */
    private static final List<Function<Scope, Stream<TaggedResource>>> SOURCES = List.of(
            LocalTagging::functions,
            LocalTagging::logGroups,
            LocalTagging::eventSources,
            LocalTagging::queues,
            LocalTagging::apis,
            LocalTagging::eventBuses,
            LocalTagging::eventRules,
            LocalTagging::scheduleGroups,
            RestApis::tagged,
            LocalTagging::topics,
            LocalTagging::iotRules,
            LocalTagging::iotAuthorizers,
            LocalTagging::userPools,
            LocalTagging::targetGroups,
            LocalTagging::tables,
            LocalTagging::streams);

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
        List<ResourceTagMapping> all = SOURCES.stream()
                .flatMap(source -> source.apply(scope))
                .filter(resource -> !resource.tags().isEmpty())
                .filter(resource -> hasType(request, resource))
                .filter(resource -> request.tagFilters().stream().allMatch(filter -> matches(filter, resource.tags())))
                .filter(resource -> !request.hasResourceARNList()
                        || request.resourceARNList().contains(resource.arn()))
                .sorted(Comparator.comparing(TaggedResource::arn))
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

    private static Stream<TaggedResource> functions(Scope scope) {
        return scope.functions().startingWith(scope.key("")).stream()
                .map(function -> new TaggedResource("lambda:function", scope.arn(function.name()), function.tags()));
    }

    private static Stream<TaggedResource> logGroups(Scope scope) {
        LogGroups groups = new LogGroups(scope);
        return scope.account().logGroups().startingWith(scope.key("")).stream()
                .map(group -> new TaggedResource("logs:log-group", groups.arn(group.name()), group.tags()));
    }

    private static Stream<TaggedResource> eventSources(Scope scope) {
        Mappings mappings = new Mappings(scope);
        return mappings.all().stream()
                .map(mapping -> new TaggedResource(
                        "lambda:event-source-mapping",
                        mappings.arn(mapping.before().uuid()),
                        mapping.tags()));
    }

    private static Stream<TaggedResource> queues(Scope scope) {
        return scope.account().sqs().tags(scope.region()).entrySet().stream()
                .map(queue -> new TaggedResource("sqs:queue", queue.getKey(), queue.getValue()));
    }

    private static Stream<TaggedResource> apis(Scope scope) {
        Apis apis = new Apis(scope);
        return apis.all().stream()
                .map(record -> new TaggedResource(
                        "apigateway:apis",
                        apis.arn(record.api().apiId()),
                        record.api().tags()));
    }

    private static Stream<TaggedResource> eventBuses(Scope scope) {
        EventBuses buses = new EventBuses(scope);
        return buses.all().stream()
                .map(bus -> new TaggedResource("events:event-bus", buses.arn(bus.name()), bus.tags()));
    }

    private static Stream<TaggedResource> eventRules(Scope scope) {
        return new Rules(scope)
                .all().stream()
                        .map(rule ->
                                new TaggedResource("events:rule", rule.rule().arn(), rule.tags()));
    }

    private static Stream<TaggedResource> scheduleGroups(Scope scope) {
        ScheduleGroups groups = new ScheduleGroups(scope);
        return groups.all().stream()
                .map(group -> new TaggedResource("scheduler:schedule-group", groups.arn(group.name()), group.tags()));
    }

    private static Stream<TaggedResource> topics(Scope scope) {
        return scope.account().sns().tags(scope.region()).entrySet().stream()
                .map(topic -> new TaggedResource("sns:topic", topic.getKey(), topic.getValue()));
    }

    private static Stream<TaggedResource> iotRules(Scope scope) {
        TopicRules rules = new TopicRules(scope);
        return rules.all()
                .map(found ->
                        new TaggedResource("iot:rule", rules.arn(found.rule().ruleName()), found.tags()));
    }

    private static Stream<TaggedResource> iotAuthorizers(Scope scope) {
        return new IotAuthorizers(scope)
                .all()
                .map(found ->
                        new TaggedResource("iot:authorizer", found.authorizer().authorizerArn(), found.tags()));
    }

    private static Stream<TaggedResource> userPools(Scope scope) {
        return new UserPools(scope)
                .all()
                .map(pool -> new TaggedResource("cognito-idp:userpool", pool.arn(), pool.userPoolTags()));
    }

    private static Stream<TaggedResource> targetGroups(Scope scope) {
        return new LocalLoadBalancing(scope)
                .groups()
                .map(group -> new TaggedResource(
                        "elasticloadbalancing:targetgroup", group.group().targetGroupArn(), group.tags()));
    }

    private static Stream<TaggedResource> tables(Scope scope) {
        return new DynamoTables(scope)
                .all().stream()
                        .map(record -> new TaggedResource(
                                "dynamodb:table", record.table().tableArn(), record.tags()));
    }

    private static Stream<TaggedResource> streams(Scope scope) {
        return new KinesisStreams(scope)
                .all().stream()
                        .map(record -> new TaggedResource(
                                "kinesis:stream", record.stream().streamARN(), record.tags()));
    }

    private static boolean hasType(GetResourcesRequest request, TaggedResource resource) {
        return request.resourceTypeFilters().isEmpty()
                || request.resourceTypeFilters().stream()
                        .anyMatch(type ->
                                resource.type().equals(type) || resource.type().startsWith(type + ":"));
    }

    private static boolean matches(TagFilter filter, Map<String, String> tags) {
        return tags.containsKey(filter.key())
                && (filter.values().isEmpty() || filter.values().contains(tags.get(filter.key())));
    }

    private static ResourceTagMapping mapping(TaggedResource resource) {
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
