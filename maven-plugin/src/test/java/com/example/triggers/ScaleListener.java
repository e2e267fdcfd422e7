package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.mvnlambda.annotation.IotTrigger;
import dev.mvnlambda.annotation.Versioned;
import java.util.Map;

@Versioned
@IotTrigger(topic = "market/+/weight")
public final class ScaleListener implements RequestHandler<Map<String, Object>, Void> {

    @Override
    public Void handleRequest(Map<String, Object> event, Context context) {
        context.getLogger().log("a weight of " + event);
        return null;
    }
}
