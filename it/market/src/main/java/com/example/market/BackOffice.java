package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.mvnlambda.annotation.RestRoute;
import dev.mvnlambda.annotation.Versioned;

/** Hands reports to the staff. */
@Versioned(Market.VERSIONED)
@RestRoute(value = "GET /reports/{month}", authorizer = "staff")
public final class BackOffice implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return new APIGatewayProxyResponseEvent().withStatusCode(200).withBody("Report of " + event.getPathParameters().get("month"));
    }
}
