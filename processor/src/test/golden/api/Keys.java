package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.SimpleIAMPolicyResponse;
import dev.mvnlambda.annotation.ApiKind;
import dev.mvnlambda.annotation.Authorizer;

@Authorizer(name = "keys", identitySources = "$request.header.X-Api-Key", ttl = 300)
public class Keys implements RequestHandler<APIGatewayV2CustomAuthorizerEvent, SimpleIAMPolicyResponse> {
    @Override
    public SimpleIAMPolicyResponse handleRequest(APIGatewayV2CustomAuthorizerEvent event, Context context) {
        return new SimpleIAMPolicyResponse(true, null);
    }

    @Authorizer(name = "devices", api = ApiKind.IOT)
    public Object devices(Object in, Context context) {
        return in;
    }
}
