package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.mvnlambda.annotation.ScheduleTrigger;
import dev.mvnlambda.annotation.Versioned;
import java.util.Map;

@Versioned
@ScheduleTrigger(expression = "cron(0 8 ? * MON *)", timezone = "Europe/Berlin", input = "{\"to\": \"everyone\"}")
public final class Newsletter implements RequestHandler<Map<String, Object>, Void> {

    @Override
    public Void handleRequest(Map<String, Object> event, Context context) {
        context.getLogger().log("a letter to " + event.get("to"));
        return null;
    }
}
