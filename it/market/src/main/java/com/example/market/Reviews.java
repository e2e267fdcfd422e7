package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.mvnlambda.annotation.DocumentDbTrigger;
import dev.mvnlambda.annotation.Versioned;
import java.util.Map;

/** Follows what customers write. */
@Versioned(Market.VERSIONED)
@DocumentDbTrigger(cluster = "${market.documents}", database = "market", collection = "reviews", credentials = "${market.credentials}")
public final class Reviews implements RequestHandler<Map<String, Object>, Void> {

    @Override
    public Void handleRequest(Map<String, Object> event, Context context) {
        Market.log(context, "a review " + event.keySet());
        return null;
    }
}
