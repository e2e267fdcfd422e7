package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import dev.mvnlambda.annotation.SnsTrigger;
import dev.mvnlambda.annotation.Versioned;

@Versioned
@SnsTrigger(topic = "prices", create = true, filterPolicy = "{\"market\": [\"fish\"]}")
public final class PriceListener implements RequestHandler<SNSEvent, Void> {

    @Override
    public Void handleRequest(SNSEvent event, Context context) {
        event.getRecords()
                .forEach(message -> context.getLogger().log(message.getSNS().getMessage()));
        return null;
    }
}
