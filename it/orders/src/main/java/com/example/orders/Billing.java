package com.example.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.mvnlambda.annotation.SnapStart;
import java.util.Map;

/** Writes bills; SnapStart needs published versions, so it brings the alias along. */
@SnapStart
public final class Billing implements RequestHandler<Map<String, Object>, String> {

    @Override
    public String handleRequest(Map<String, Object> order, Context context) {
        return "Bill for " + order.getOrDefault("customer", "nobody") + ", by version " + context.getFunctionVersion();
    }
}
