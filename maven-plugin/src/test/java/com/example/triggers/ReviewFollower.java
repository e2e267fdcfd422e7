package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.mvnlambda.annotation.DocumentDbTrigger;
import dev.mvnlambda.annotation.Versioned;
import java.util.Map;

@Versioned
@DocumentDbTrigger(
        cluster = "arn:aws:rds:us-east-1:000000000000:cluster:market",
        database = "market",
        collection = "reviews",
        credentials = "arn:aws:secretsmanager:us-east-1:000000000000:secret:market-AbCdEf")
public final class ReviewFollower implements RequestHandler<Map<String, Object>, Void> {

    @Override
    public Void handleRequest(Map<String, Object> event, Context context) {
        context.getLogger().log("a review " + event.keySet());
        return null;
    }
}
