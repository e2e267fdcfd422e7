package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.mvnlambda.annotation.SqsTrigger;
import dev.mvnlambda.annotation.Versioned;

/** Takes orders in. */
@Versioned(Market.VERSIONED)
@SqsTrigger(queue = "market-orders-${stage}", create = true, deadLetterAfter = 3)
public final class Orders implements RequestHandler<SQSEvent, Void> {

    @Override
    public Void handleRequest(SQSEvent event, Context context) {
        event.getRecords().forEach(order -> Market.log(context, order.getBody()));
        return null;
    }
}
