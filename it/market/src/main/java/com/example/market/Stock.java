package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import dev.mvnlambda.annotation.DynamoDbTrigger;
import dev.mvnlambda.annotation.Versioned;

/** Follows what is in stock. */
@Versioned(Market.VERSIONED)
@DynamoDbTrigger(table = "market-stock-${stage}", batchWindow = 1)
public final class Stock implements RequestHandler<DynamodbEvent, Void> {

    @Override
    public Void handleRequest(DynamodbEvent event, Context context) {
        event.getRecords().forEach(change -> Market.log(context, change.getEventName()));
        return null;
    }
}
