package com.example.orders;

import dev.mvnlambda.annotation.Durable;
import dev.mvnlambda.annotation.Url;
import java.util.Map;
import software.amazon.lambda.durable.DurableContext;
import software.amazon.lambda.durable.DurableHandler;

/** Ships an order; durable functions are only reached through a qualifier, so its URL is the alias' too. */
@Durable(executionTimeout = 900)
@Url
public final class Fulfilment extends DurableHandler<Map<String, Object>, Map<String, Object>> {

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> request, DurableContext context) {
        return Map.of("statusCode", 200, "body", "Shipped by version " + context.functionVersion() + "\n");
    }
}
