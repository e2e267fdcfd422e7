package com.example.parcels;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.mvnlambda.annotation.Url;
import dev.mvnlambda.annotation.Versioned;

/** Tells customers where a parcel is. */
@Versioned
@Url
public final class Tracking implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
        String parcel = request.getRawPath().substring(1);
        boolean valid = parcel.matches("parcel-\\d+");
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(valid ? 200 : 400)
                .withBody(valid ? parcel + " is on its way" : "A parcel is called parcel-1 and so on")
                .build();
    }
}
