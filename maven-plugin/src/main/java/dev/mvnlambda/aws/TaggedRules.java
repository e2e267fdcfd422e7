package dev.mvnlambda.aws;

import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/** Rules that are still there though the function, and with it the grants that told of them, may be gone. */
final class TaggedRules {
    /** The type of a rule, as the tagging API calls it. */
    static final String TYPE = "events:rule";

    private final Caller caller;
    private final Clients clients;

    TaggedRules(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /** The ARNs of the rules that serve a function. */
    List<String> of(FunctionScope scope) {
        Map<String, String> marks = scope.stage().marks(scope.name());
        List<TagFilter> filters = List.of(Stage.APP_TAG, Stage.STAGE_TAG, Stage.NAME_TAG).stream()
                .map(key -> TagFilter.builder().key(key).values(marks.get(key)).build())
                .toList();
        return caller.call(
                "tag:GetResources",
                () -> clients
                        .tagging()
                        .getResourcesPaginator(r -> r.tagFilters(filters).resourceTypeFilters(TYPE))
                        .resourceTagMappingList()
                        .stream()
                        .map(ResourceTagMapping::resourceARN)
                        .toList());
    }
}
