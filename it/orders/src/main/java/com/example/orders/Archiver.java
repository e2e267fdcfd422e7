package com.example.orders;

import dev.mvnlambda.annotation.Durable;
import java.util.Map;
import software.amazon.lambda.durable.DurableContext;
import software.amazon.lambda.durable.DurableHandler;

/** Archives orders over days; who starts it names the qualifier that {@link Qualifiers} prints. */
@Durable
public final class Archiver extends DurableHandler<Map<String, Object>, String> {

    @Override
    public String handleRequest(Map<String, Object> order, DurableContext context) {
        return "Archived " + order.getOrDefault("id", "nothing") + " by version " + context.functionVersion();
    }
}
