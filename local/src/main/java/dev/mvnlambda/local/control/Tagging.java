package dev.mvnlambda.local.control;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;

/** Tags of functions and event source mappings. */
final class Tagging {

    private static final int MOST = 50;

    private final Scope scope;
    private final Directory directory;
    private final Mappings mappings;

    Tagging(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
        this.mappings = new Mappings(scope);
    }

    TagResourceResponse tag(TagResourceRequest request) {
        if (request.tags().isEmpty()) {
            throw Faults.invalidParameter("An error occurred and the request cannot be processed.");
        }
        change(request.resource(), tags -> tags.putAll(request.tags()));
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(UntagResourceRequest request) {
        Collection<String> keys = request.tagKeys();
        change(request.resource(), tags -> tags.keySet().removeAll(keys));
        return UntagResourceResponse.builder().build();
    }

    ListTagsResponse list(ListTagsRequest request) {
        Map<String, String> tags = Mappings.isArn(request.resource())
                ? mappings.get(mappings.uuid(request.resource())).tags()
                : directory.get(named(request.resource())).tags();
        return ListTagsResponse.builder().tags(tags).build();
    }

    static void checkCount(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw Faults.invalidParameter("Number of tags exceeds resource tag limit.");
        }
    }

    private void change(String resource, Consumer<Map<String, String>> change) {
        if (Mappings.isArn(resource)) {
            mappings.change(mappings.uuid(resource), mapping -> mapping.withTags(changed(mapping.tags(), change)));
        } else {
            changeFunction(named(resource), change);
        }
    }

    private void changeFunction(FunctionName name, Consumer<Map<String, String>> change) {
        directory.change(name, function -> {
            SortedMap<String, String> tags = changed(function.tags(), change);
            FunctionRecord tagged = function.with(draft -> {
                draft.tags.clear();
                draft.tags.putAll(tags);
            });
            return scope.options().switches().taggingChangesRevision()
                    ? Revisions.renewed(tagged, FunctionRecord.LATEST, scope)
                    : tagged;
        });
    }

    private static SortedMap<String, String> changed(
            SortedMap<String, String> current, Consumer<Map<String, String>> change) {
        SortedMap<String, String> tags = new TreeMap<>(current);
        change.accept(tags);
        checkCount(tags);
        return tags;
    }

    private FunctionName named(String resource) {
        FunctionName name = FunctionName.of(resource, null, scope);
        if (name.qualifier().isPresent()) {
            throw Faults.invalidParameter(
                    "Tags on function aliases and versions are not supported. Please specify a function ARN.");
        }
        return name;
    }
}
