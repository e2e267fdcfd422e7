package com.example.payments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.mvnlambda.annotation.Link;
import dev.mvnlambda.annotation.Versioned;
import java.util.Map;

/** Takes payments; linked to a function of its own module. */
@Versioned
@Link(Ledger.class)
public final class Payments implements RequestHandler<Map<String, Object>, String> {

    @Override
    public String handleRequest(Map<String, Object> payment, Context context) {
        return "payments are kept by " + Resource.Ledger.arn();
    }
}
