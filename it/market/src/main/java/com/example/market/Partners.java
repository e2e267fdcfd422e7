package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.mvnlambda.annotation.HttpRoute;
import dev.mvnlambda.annotation.JwtAuthorizer;
import dev.mvnlambda.annotation.Versioned;

/** Shows other markets what sells; they bring a token of their login. */
@Versioned(Market.VERSIONED)
@JwtAuthorizer(name = "partners", issuer = "${market.issuer}", audience = "market")
@HttpRoute(value = "GET /sales", authorizer = "partners")
public final class Partners implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withBody("Sales" + " by version " + context.getFunctionVersion() + "\n")
                .build();
    }
}
