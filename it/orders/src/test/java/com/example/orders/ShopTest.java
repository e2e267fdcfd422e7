package com.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShopTest {

    @AfterEach
    void unlink() {
        System.clearProperty("mvnlambda.resource.Billing");
    }

    // tag::test[]
    @Test
    void namesTheFunctionThatWritesTheBills() {
        System.setProperty("mvnlambda.resource.Billing", "{\"name\": \"billing\", \"arn\": \"arn:of:billing\"}");

        APIGatewayV2HTTPResponse response = new Shop().handleRequest(new APIGatewayV2HTTPEvent(), context());

        assertEquals("Welcome to the shop, version 7. Bills are written by arn:of:billing.\n", response.getBody());
    }
    // end::test[]

    @Test
    void versionedFunctionsHaveAQualifierWithoutAnyDeploy() {
        assertEquals(Optional.of("LatestAlias"), Resource.Shop.qualifier());
        assertEquals(Optional.of("LatestAlias"), Resource.Archiver.qualifier());
        assertTrue(Resource.Legacy.qualifier().isEmpty());
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> "7");
    }
}
