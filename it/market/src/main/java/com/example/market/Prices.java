package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import dev.mvnlambda.annotation.SnsTrigger;
import dev.mvnlambda.annotation.Versioned;

/** Hears of new prices. */
@Versioned(Market.VERSIONED)
@SnsTrigger(topic = "prices-${stage}", create = true, filterPolicy = "{\"market\": [\"fish\"]}")
public final class Prices implements RequestHandler<SNSEvent, Void> {

    @Override
    public Void handleRequest(SNSEvent event, Context context) {
        event.getRecords().forEach(message -> Market.log(context, message.getSNS().getMessage()));
        return null;
    }
}
