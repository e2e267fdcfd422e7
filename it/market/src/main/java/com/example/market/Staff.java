package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import dev.mvnlambda.annotation.Authorizer;
import dev.mvnlambda.annotation.ApiKind;
import dev.mvnlambda.annotation.Versioned;
import java.util.List;
import java.util.Map;

/** Knows the staff by their token. */
@Versioned(Market.VERSIONED)
@Authorizer(name = "staff", api = ApiKind.REST, identitySources = "method.request.header.Authorization")
public final class Staff implements RequestHandler<APIGatewayCustomAuthorizerEvent, Map<String, Object>> {

    @Override
    public Map<String, Object> handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
        return Map.of(
                "principalId", "staff",
                "policyDocument",
                        Map.of(
                                "Version", "2012-10-17",
                                "Statement",
                                        List.of(Map.of(
                                                "Effect", "Allow",
                                                "Action", "execute-api:Invoke",
                                                "Resource", event.getMethodArn()))));
    }
}
