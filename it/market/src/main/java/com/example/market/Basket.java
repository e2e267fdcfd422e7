package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.mvnlambda.annotation.HttpRoute;
import dev.mvnlambda.annotation.Versioned;

/** Keeps what customers want to buy; they show a token of the market's own. */
@Versioned(Market.VERSIONED)
@HttpRoute(value = "PUT /basket", authorizer = "customers")
public final class Basket implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withBody("Basket of " + Resource.Api.url() + " by version " + context.getFunctionVersion() + "\n")
                .build();
    }
}
