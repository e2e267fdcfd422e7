package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ActiveMQEvent;
import dev.mvnlambda.annotation.MqTrigger;
import dev.mvnlambda.annotation.Versioned;

/** Takes back what customers do not want. */
@Versioned(Market.VERSIONED)
@MqTrigger(broker = "${market.broker}", queue = "returns", credentials = "${market.credentials}")
public final class Returns implements RequestHandler<ActiveMQEvent, Void> {

    @Override
    public Void handleRequest(ActiveMQEvent event, Context context) {
        event.getMessages().forEach(message -> Market.log(context, message.getMessageID()));
        return null;
    }
}
