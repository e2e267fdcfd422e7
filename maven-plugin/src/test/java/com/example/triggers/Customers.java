package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import dev.mvnlambda.annotation.ApiKind;
import dev.mvnlambda.annotation.Authorizer;
import dev.mvnlambda.annotation.Versioned;
import java.util.Map;

@Versioned
@Authorizer(name = "customers", api = ApiKind.HTTP, identitySources = "$request.header.Authorization", ttl = 60)
public final class Customers implements RequestHandler<APIGatewayV2CustomAuthorizerEvent, Map<String, Object>> {

    @Override
    public Map<String, Object> handleRequest(APIGatewayV2CustomAuthorizerEvent event, Context context) {
        return Map.of("isAuthorized", "customer".equals(event.getHeaders().get("authorization")));
    }
}
