package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.mvnlambda.annotation.EventBridgeTrigger;
import dev.mvnlambda.annotation.Versioned;

/** Hears of payments on the market's own bus. */
@Versioned(Market.VERSIONED)
@EventBridgeTrigger(bus = "market-${stage}", create = true, pattern = "{\"source\": [\"bank\"], \"detail\": {\"amount\": [{\"numeric\": [\">\", 0]}]}}")
public final class Payments implements RequestHandler<ScheduledEvent, Void> {

    @Override
    public Void handleRequest(ScheduledEvent event, Context context) {
        Market.log(context, event.getDetailType() + " " + event.getDetail());
        return null;
    }
}
