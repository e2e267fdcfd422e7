package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.util.List;
import software.amazon.awssdk.services.apigatewayv2.model.ConnectionType;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.Route;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationRequest;

/** Integrations of APIs: what routes call. */
final class ApiIntegrations {

    private static final int ID_LENGTH = 7;
    private static final int HTTP_TIMEOUT = 30_000;
    private static final int WEBSOCKET_TIMEOUT = 29_000;
    private static final int SHORTEST_TIMEOUT = 50;

    private final Apis apis;

    ApiIntegrations(Apis apis) {
        this.apis = apis;
    }

    Integration create(CreateIntegrationRequest request) {
        if (request.integrationType() == null) {
            throw ApiFaults.invalid("IntegrationType is a required property");
        }
        String id = Apis.newId(ID_LENGTH);
        ApiRecord after = apis.change(request.apiId(), record -> {
            Integration.Builder integration =
                    Shapes.copy(request, Integration.builder()).integrationId(id);
            if (request.connectionType() == null) {
                integration.connectionType(ConnectionType.INTERNET);
            }
            if (request.timeoutInMillis() == null) {
                integration.timeoutInMillis(longest(record));
            }
            return put(record, integration.build());
        });
        return find(after, id);
    }

    Integration update(UpdateIntegrationRequest request) {
        String id = request.integrationId();
        ApiRecord after = apis.change(
                request.apiId(),
                record -> put(
                        record,
                        Shapes.copy(request, find(record, id).toBuilder()).build()));
        return find(after, id);
    }

    private static ApiRecord put(ApiRecord record, Integration integration) {
        boolean http = record.api().protocolType() == ProtocolType.HTTP;
        boolean proxiesLambda =
                "AWS_PROXY".equals(integration.integrationTypeAsString()) && integration.integrationSubtype() == null;
        if (http && !integration.integrationTypeAsString().endsWith("_PROXY")) {
            throw ApiFaults.invalid("HTTP APIs only support AWS_PROXY and HTTP_PROXY integrations");
        }
        if (http && proxiesLambda && integration.payloadFormatVersion() == null) {
            throw ApiFaults.invalid("PayloadFormatVersion is a required property for HTTP APIs");
        }
        if (proxiesLambda && !ApiFunction.isOne(integration.integrationUri())) {
            throw ApiFaults.invalid("Invalid function ARN or invalid URI");
        }
        int timeout = integration.timeoutInMillis();
        if (timeout < SHORTEST_TIMEOUT || timeout > longest(record)) {
            throw ApiFaults.invalid("Timeout should be between 50 ms and " + longest(record) + " ms");
        }
        return record.withIntegrations(Apis.with(record.integrations(), integration.integrationId(), integration));
    }

    private static int longest(ApiRecord record) {
        return record.api().protocolType() == ProtocolType.HTTP ? HTTP_TIMEOUT : WEBSOCKET_TIMEOUT;
    }

    Integration get(String apiId, String id) {
        return find(apis.get(apiId), id);
    }

    GetIntegrationsResponse list(GetIntegrationsRequest request) {
        Page<Integration> page = Apis.page(
                List.copyOf(apis.get(request.apiId()).integrations().values()),
                Integration::integrationId,
                request.nextToken(),
                request.maxResults());
        return GetIntegrationsResponse.builder()
                .items(page.items())
                .nextToken(page.next())
                .build();
    }

    void delete(String apiId, String id) {
        apis.change(apiId, record -> {
            find(record, id);
            List<String> routes = record.routes().values().stream()
                    .filter(route -> ("integrations/" + id).equals(route.target()))
                    .map(Route::routeId)
                    .toList();
            if (!routes.isEmpty()) {
                throw ApiFaults.conflict(
                        "Cannot delete Integration because it is referenced by the following Routes with Ids: "
                                + routes);
            }
            return record.withIntegrations(Apis.with(record.integrations(), id, null));
        });
    }

    private static Integration find(ApiRecord record, String id) {
        Integration integration = record.integrations().get(id);
        if (integration == null) {
            throw ApiFaults.notFound("Integration", id);
        }
        return integration;
    }
}
