package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.mvnlambda.annotation.IotTrigger;
import dev.mvnlambda.annotation.Versioned;
import java.util.Map;

/** Hears what the scales weigh. */
@Versioned(Market.VERSIONED)
@IotTrigger(topic = "market/+/weight")
public final class Scales implements RequestHandler<Map<String, Object>, Void> {

    @Override
    public Void handleRequest(Map<String, Object> event, Context context) {
        Market.log(context, "a weight of " + event);
        return null;
    }
}
