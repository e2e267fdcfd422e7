package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.ApiKeySourceType;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.EndpointConfiguration;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.IpAddressType;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.Stage;

/** REST APIs themselves, and the tags of them and of their stages. */
final class RestApis {

    static final int USUAL_PAGE = 25;

    private static final int MOST_TAGS = 50;
    private static final Patches PATCHES = new Patches(
            "name",
            "description",
            "binaryMediaTypes",
            "minimumCompressionSize",
            "apiKeySource",
            "policy",
            "disableExecuteApiEndpoint",
            "endpointConfiguration",
            "version");

    private final RestApiTable table;

    RestApis(RestApiTable table) {
        this.table = table;
    }

    RestApi create(CreateRestApiRequest request) {
        if (request.cloneFrom() != null) {
            throw new UnsupportedOperationException("CreateRestApi with cloneFrom");
        }
        if (request.name() == null || request.name().isBlank()) {
            throw RestApiFaults.badRequest("Invalid request input: the name of a REST API must not be empty");
        }
        checkCount(request.tags());
        String id = RestApiTable.newId(10);
        Resource root = Resource.builder().id(RestApiTable.newId(10)).path("/").build();
        RestApi api = Shapes.copy(request, RestApi.builder())
                .id(id)
                .createdDate(table.scope().now())
                .apiKeySource(request.apiKeySource() == null ? ApiKeySourceType.HEADER : request.apiKeySource())
                .endpointConfiguration(endpoint(request.endpointConfiguration()))
                .disableExecuteApiEndpoint(Boolean.TRUE.equals(request.disableExecuteApiEndpoint()))
                .rootResourceId(root.id())
                .build();
        table.add(id, new RestApiRecord(api, List.of(root), List.of(), List.of(), List.of()));
        return api;
    }

    private static EndpointConfiguration endpoint(@Nullable EndpointConfiguration wanted) {
        return wanted == null || wanted.types().isEmpty()
                ? EndpointConfiguration.builder()
                        .types(EndpointType.EDGE)
                        .ipAddressType(IpAddressType.IPV4)
                        .build()
                : wanted.toBuilder()
                        .ipAddressType(wanted.ipAddressType() == null ? IpAddressType.IPV4 : wanted.ipAddressType())
                        .build();
    }

    RestApi get(String id) {
        return table.get(id).api();
    }

    Page<RestApi> list(@Nullable String position, @Nullable Integer limit) {
        List<RestApi> all = table.all().stream().map(RestApiRecord::api).toList();
        return Page.of(all, RestApi::id, position, limit, USUAL_PAGE);
    }

    RestApi update(String id, List<PatchOperation> operations) {
        return table.change(
                        id,
                        found -> found.withApi(PATCHES.applied(found.api().toBuilder(), operations)
                                .build()))
                .api();
    }

    void delete(String id) {
        table.remove(id);
    }

    Map<String, String> tags(String arn) {
        String[] path = path(arn);
        RestApiRecord api = table.get(path[0]);
        return path.length == 1
                ? api.api().tags()
                : api.stages().stream()
                        .filter(stage -> stage.stageName().equals(path[2]))
                        .findFirst()
                        .orElseThrow(RestDeployments::noStage)
                        .tags();
    }

    void changeTags(String arn, Consumer<Map<String, String>> change) {
        String[] path = path(arn);
        Map<String, String> tags = new TreeMap<>(tags(arn));
        change.accept(tags);
        checkCount(tags);
        table.change(
                path[0],
                api -> path.length == 1
                        ? api.withApi(api.api().toBuilder().tags(tags).build())
                        : api.withStages(RestApiTable.replaced(
                                api.stages(),
                                Stage::stageName,
                                path[2],
                                stage -> stage.toBuilder().tags(tags).build())));
    }

    /** What the tagging API knows of them. */
    static Stream<TaggedResource> tagged(Scope scope) {
        RestApiTable table = new RestApiTable(scope);
        return table.all().stream()
                .flatMap(api -> Stream.concat(
                        Stream.of(new TaggedResource(
                                "apigateway:restapis",
                                table.arn(api.api().id()),
                                api.api().tags())),
                        api.stages().stream()
                                .map(stage -> new TaggedResource(
                                        "apigateway:restapis",
                                        table.arn(api.api().id()) + "/stages/" + stage.stageName(),
                                        stage.tags()))));
    }

    /** The id of an API; behind it a stage, if the ARN is of one. */
    private String[] path(String arn) {
        String start = table.arn("");
        if (!arn.startsWith(start)) {
            throw RestApiFaults.badRequest("Invalid resource ARN specified: " + arn);
        }
        return arn.substring(start.length()).split("/", -1);
    }

    private static void checkCount(Map<String, String> tags) {
        if (tags.size() > MOST_TAGS) {
            throw RestApiFaults.badRequest("The number of tags exceeds the limit of " + MOST_TAGS);
        }
    }
}
