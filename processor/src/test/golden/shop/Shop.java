package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.mvnlambda.annotation.Link;
import dev.mvnlambda.annotation.Url;
import dev.mvnlambda.annotation.Versioned;

@Versioned
@Url
@Link(Billing.class)
@Link(Fulfilment.class)
public class Shop implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withBody(Resource.BillingCharge.arn() + Resource.Fulfilment.qualifier().orElseThrow())
                .build();
    }
}
