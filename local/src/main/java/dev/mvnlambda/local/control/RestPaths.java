package dev.mvnlambda.local.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.CreateResourceRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourcesRequest;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.Resource;

/** The paths of REST APIs, which API Gateway calls resources: a tree of path parts. */
final class RestPaths {

    private static final Pattern PART = Pattern.compile("[a-zA-Z0-9._:-]+|\\{[a-zA-Z0-9._:-]+\\+?}");
    private static final String METHODS = "methods";

    private final RestApiTable table;

    RestPaths(RestApiTable table) {
        this.table = table;
    }

    Resource create(CreateResourceRequest request) {
        String id = RestApiTable.newId(6);
        return get(
                table.change(
                        request.restApiId(),
                        api -> api.withResources(RestApiTable.with(
                                api.resources(), checked(api, get(api, request.parentId()), request.pathPart(), id)))),
                id);
    }

    private static Resource checked(RestApiRecord api, Resource parent, @Nullable String part, String id) {
        if (part == null || !PART.matcher(part).matches()) {
            throw RestApiFaults.badRequest("Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path"
                    + " variable and curly braces at the beginning and the end.");
        }
        if (parent.path().endsWith("+}")) {
            throw RestApiFaults.badRequest(
                    "Cannot create a child of a resource with a greedy path variable: " + parent.pathPart());
        }
        for (Resource sibling : api.resources()) {
            if (parent.id().equals(sibling.parentId())) {
                checkSibling(sibling, part);
            }
        }
        return Resource.builder()
                .id(id)
                .parentId(parent.id())
                .pathPart(part)
                .path((parent.path().equals("/") ? "" : parent.path()) + "/" + part)
                .build();
    }

    private static void checkSibling(Resource sibling, String part) {
        if (sibling.pathPart().equals(part)) {
            throw RestApiFaults.conflict("Another resource with the same parent already has this name: " + part);
        }
        if (sibling.pathPart().startsWith("{") && part.startsWith("{")) {
            throw RestApiFaults.badRequest("A sibling (" + sibling.pathPart()
                    + ") of this resource already has a variable path part -- only one is allowed");
        }
    }

    /** A path goes with all below it. */
    void delete(String apiId, String id) {
        table.change(apiId, api -> {
            Resource gone = get(api, id);
            if (gone.parentId() == null) {
                throw RestApiFaults.badRequest("The root resource of an API cannot be deleted");
            }
            return api.withResources(RestApiTable.without(
                    api.resources(),
                    one -> one.path().equals(gone.path()) || one.path().startsWith(gone.path() + "/")));
        });
    }

    Resource get(String apiId, String id, List<String> embed) {
        return shown(get(table.get(apiId), id), embed);
    }

    Page<Resource> list(GetResourcesRequest request) {
        List<Resource> all = table.get(request.restApiId()).resources().stream()
                .sorted(java.util.Comparator.comparing(Resource::path))
                .map(one -> shown(one, request.embed()))
                .toList();
        return Page.of(all, Resource::path, request.position(), request.limit(), RestApis.USUAL_PAGE);
    }

    /** Methods are named only, unless a caller wants them whole. */
    private static Resource shown(Resource resource, List<String> embed) {
        if (embed.contains(METHODS) || !resource.hasResourceMethods()) {
            return resource;
        }
        Map<String, Method> names = new TreeMap<>();
        resource.resourceMethods()
                .keySet()
                .forEach(name -> names.put(name, Method.builder().build()));
        return resource.toBuilder().resourceMethods(names).build();
    }

    static Resource get(RestApiRecord api, String id) {
        return Optional.ofNullable(id)
                .flatMap(wanted -> api.resources().stream()
                        .filter(one -> one.id().equals(wanted))
                        .findFirst())
                .orElseThrow(() -> RestApiFaults.notFound("Invalid Resource identifier specified"));
    }
}
