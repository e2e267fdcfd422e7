package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.ApiService;
import dev.mvnlambda.local.wire.WireRequest;
import dev.mvnlambda.local.wire.WireResponse;

/** Two services that requests are signed alike for, as those of API Gateway: the paths of the first one tell them apart. */
final class ApiGateways implements ApiService {

    private final ApiService second;
    private final ApiService first;

    /** @param first the one of HTTP and WebSocket APIs */
    ApiGateways(ApiService first, ApiService second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public WireResponse answer(WireRequest request, String region) {
        return of(request).answer(request, region);
    }

    @Override
    public WireResponse refusal(WireRequest request, int status, String code, String message) {
        return of(request).refusal(request, status, code, message);
    }

    private ApiService of(WireRequest request) {
        return request.rawPath().startsWith(ApiGatewayV2Routes.PREFIX) ? first : second;
    }
}
