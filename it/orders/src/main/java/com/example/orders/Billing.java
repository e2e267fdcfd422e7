package com.example.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.mvnlambda.annotation.Async;
import dev.mvnlambda.annotation.SnapStart;
import java.util.Map;

/**
 * Writes bills; SnapStart needs published versions, so it brings the alias along. A bill that fails twice when it was asked
 * for asynchronously is told to the queue that {@link Audit} reads.
 */
@SnapStart
@Async(retries = 1, onFailure = "arn:aws:sqs:${region}:${account}:audit-${stage}")
public final class Billing implements RequestHandler<Map<String, Object>, String> {

    @Override
    public String handleRequest(Map<String, Object> order, Context context) {
        if (order.containsKey("refused")) {
            throw new IllegalArgumentException("This bill is refused: " + order.get("refused"));
        }
        return "Bill for " + order.getOrDefault("customer", "nobody") + ", by version " + context.getFunctionVersion();
    }
}
