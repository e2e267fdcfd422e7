package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.mvnlambda.annotation.HttpRoute;
import dev.mvnlambda.annotation.Versioned;

@Versioned
@HttpRoute("GET /orders/{id}")
@HttpRoute(value = "POST /orders", authorizer = "customers")
@HttpRoute(value = "ANY /admin/{path+}", authorizer = "keys")
@HttpRoute(value = "$default", authorizer = "IAM")
public class Orders implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return APIGatewayV2HTTPResponse.builder().withBody(Resource.Api.url()).build();
    }
}
