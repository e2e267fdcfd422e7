package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.mvnlambda.annotation.HttpRoute;
import dev.mvnlambda.annotation.Versioned;

/** Shows products to everyone. */
@Versioned(Market.VERSIONED)
@HttpRoute("GET /products/{id}")
public final class Catalog implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withBody("Product " + event.getPathParameters().get("id") + " by version " + context.getFunctionVersion() + "\n")
                .build();
    }
}
