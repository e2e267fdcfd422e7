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

/** Tags of functions, event source mappings and code signing configurations. */
final class Tagging {

    private static final int MOST = 50;

    private final Scope scope;
    private final Directory directory;
    private final Mappings mappings;
    private final CodeSigningTable signings;

    Tagging(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
        this.mappings = new Mappings(scope);
        this.signings = new CodeSigningTable(scope);
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
        return ListTagsResponse.builder().tags(tags(request.resource())).build();
    }

    private Map<String, String> tags(String resource) {
        if (Mappings.isArn(resource)) {
            return mappings.get(mappings.uuid(resource)).tags();
        }
        return CodeSigningTable.isArn(resource)
                ? signings.get(resource).tags()
                : directory.get(named(resource)).tags();
    }

    static void checkCount(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw Faults.invalidParameter("Number of tags exceeds resource tag limit.");
        }
    }

    private void change(String resource, Consumer<Map<String, String>> change) {
        if (Mappings.isArn(resource)) {
            mappings.change(mappings.uuid(resource), mapping -> mapping.withTags(changed(mapping.tags(), change)));
        } else if (CodeSigningTable.isArn(resource)) {
            signings.change(resource, signing -> signing.withTags(changed(signing.tags(), change)));
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
