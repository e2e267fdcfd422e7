package com.example.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.mvnlambda.annotation.Environment;
import dev.mvnlambda.annotation.Link;
import dev.mvnlambda.annotation.Url;
import dev.mvnlambda.annotation.Versioned;

// tag::shop[]
/** The shop front: published at each change, reached by its URL through the alias only. */
@Versioned
@Url
@Link(Billing.class)
@Environment(name = "SHOP_STAGE", value = "${stage}")
public final class Shop implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
        String page = "Welcome to the shop, version " + context.getFunctionVersion() + ". "
                + "Bills are written by " + Resource.Billing.arn() + ".\n";
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withBody(page)
                .build();
    }
}
// end::shop[]
