package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.mvnlambda.annotation.EventBridgeTrigger;
import dev.mvnlambda.annotation.Versioned;

@Versioned
@EventBridgeTrigger(
        bus = "market",
        create = true,
        pattern = "{\"source\": [\"bank\"], \"detail\": {\"amount\": [{\"numeric\": [\">\", 0]}]}}")
public final class PaymentListener implements RequestHandler<ScheduledEvent, Void> {

    @Override
    public Void handleRequest(ScheduledEvent event, Context context) {
        context.getLogger().log(event.getDetailType() + " " + event.getDetail());
        return null;
    }
}
