package com.example.payments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.mvnlambda.annotation.Versioned;
import java.util.Map;

/** Keeps the books. */
@Versioned
public final class Ledger implements RequestHandler<Map<String, Object>, String> {

    @Override
    public String handleRequest(Map<String, Object> entry, Context context) {
        return "booked by version " + context.getFunctionVersion();
    }
}
