package dev.mvnlambda.aws;

import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** What serves a function by its tags, also when the function and its grants, which told of it, are gone. */
final class TagSearch {
    private final Caller caller;
    private final ResourceGroupsTaggingApiClient tagging;

    TagSearch(Caller caller, ResourceGroupsTaggingApiClient tagging) {
        this.caller = caller;
        this.tagging = tagging;
    }

    /**
     * The ARNs of what serves a function.
     *
     * @param type as the tagging API calls it
     */
    List<String> of(FunctionScope scope, String type) {
        Map<String, String> marks = scope.stage().marks(scope.name());
        List<TagFilter> filters = Stream.of(Stage.APP_TAG, Stage.STAGE_TAG, Stage.NAME_TAG)
                .map(key -> TagFilter.builder().key(key).values(marks.get(key)).build())
                .toList();
        return caller.call(
                "tag:GetResources",
                () -> tagging
                        .getResourcesPaginator(r -> r.tagFilters(filters).resourceTypeFilters(type))
                        .resourceTagMappingList()
                        .stream()
                        .map(ResourceTagMapping::resourceARN)
                        .toList());
    }
}
