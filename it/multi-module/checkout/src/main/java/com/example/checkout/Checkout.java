package com.example.checkout;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.example.payments.Payments;
import dev.mvnlambda.annotation.Link;
import dev.mvnlambda.annotation.Url;
import dev.mvnlambda.annotation.Versioned;

/** Ends a purchase; linked to a function of another module. */
@Versioned
@Url
@Link(Payments.class)
public final class Checkout implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withBody("paid through " + Resource.Payments.arn() + "\n")
                .build();
    }
}
