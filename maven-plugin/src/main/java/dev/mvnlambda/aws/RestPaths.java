package dev.mvnlambda.aws;

import dev.mvnlambda.resource.AccountException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The paths of REST APIs, which routes of several functions share: each part is made with the first route that needs it, and
 * goes with the last. One route is made or removed at a time.
 */
final class RestPaths {
    private final ApiChanges changes;
    private final Clients clients;
    private final RestApis apis;
    private final Map<String, Map<String, String>> known = new HashMap<>();

    RestPaths(Caller caller, Clients clients, RestApis apis) {
        this.changes = new ApiChanges(caller);
        this.clients = clients;
        this.apis = apis;
    }

    /** The id of a path, which is made where it is missing. */
    synchronized String made(String api, String path) {
        Map<String, String> paths = known.computeIfAbsent(api, this::read);
        String there = paths.get(path);
        if (there != null) {
            return there;
        }
        String parent = made(api, parent(path));
        String made = made(api, parent, path);
        known.computeIfAbsent(api, this::read).put(path, made);
        return made;
    }

    private String made(String api, String parent, String path) {
        apis.forget();
        try {
            return changes.call(
                            "apigateway:POST",
                            () -> clients.apiGateway()
                                    .createResource(r -> r.restApiId(api)
                                            .parentId(parent)
                                            .pathPart(path.substring(path.lastIndexOf('/') + 1))))
                    .id();
        } catch (AccountException e) {
            // another deployer made it meanwhile, or an earlier try did
            String there = e.isConflict() ? read(api).get(path) : null;
            if (there == null) {
                throw e;
            }
            return there;
        }
    }

    private Map<String, String> read(String api) {
        apis.forget();
        return new TreeMap<>(apis.get(api).map(RestApi::paths).orElse(Map.of()));
    }

    /** Removes a method, unless it leads to another function by now, and the parts of its path that nothing needs any more. */
    synchronized void remove(String api, RestApi.Method method) {
        apis.forget();
        known.remove(api);
        Optional<RestApi> there = apis.get(api);
        if (there.isEmpty() || !isStill(there.get(), method)) {
            return;
        }
        apis.forget();
        String resource = there.get().paths().getOrDefault(method.path(), "");
        changes.find(
                "apigateway:DELETE",
                () -> clients.apiGateway()
                        .deleteMethod(r -> r.restApiId(api).resourceId(resource).httpMethod(method.verb())));
        prune(there.get(), method);
    }

    private static boolean isStill(RestApi api, RestApi.Method method) {
        return api.method(method.route())
                .filter(now -> InvokeArn.function(now.uri()).equals(InvokeArn.function(method.uri())))
                .isPresent();
    }

    private void prune(RestApi api, RestApi.Method gone) {
        Map<String, String> left = new TreeMap<>(api.paths());
        for (String path = gone.path(); !path.equals("/") && isEmpty(path, api, gone, left); path = parent(path)) {
            String resource = left.getOrDefault(path, "");
            changes.find(
                    "apigateway:DELETE",
                    () -> clients.apiGateway()
                            .deleteResource(r -> r.restApiId(api.id()).resourceId(resource)));
            left.remove(path);
        }
    }

    private static boolean isEmpty(String path, RestApi api, RestApi.Method gone, Map<String, String> left) {
        return left.containsKey(path)
                && left.keySet().stream().noneMatch(other -> other.startsWith(path + "/"))
                && api.methods().stream()
                        .noneMatch(method ->
                                method.path().equals(path) && !method.route().equals(gone.route()));
    }

    private static String parent(String path) {
        int end = path.lastIndexOf('/');
        return end == 0 ? "/" : path.substring(0, end);
    }
}
