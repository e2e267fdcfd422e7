package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.mvnlambda.annotation.Url;
import dev.mvnlambda.annotation.Versioned;

/** The shop window: the world sees it through CloudFront only. */
@Versioned(Market.VERSIONED)
@Url(cloudFront = "${market.distribution}")
public final class Window implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withBody("Window" + " by version " + context.getFunctionVersion() + "\n")
                .build();
    }
}
