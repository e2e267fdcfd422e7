package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import dev.mvnlambda.annotation.DynamoDbTrigger;
import dev.mvnlambda.annotation.Versioned;

@Versioned
@DynamoDbTrigger(table = "market-stock", batchWindow = 1)
public final class StockFollower implements RequestHandler<DynamodbEvent, Void> {

    @Override
    public Void handleRequest(DynamodbEvent event, Context context) {
        event.getRecords().forEach(change -> context.getLogger().log(change.getEventName()));
        return null;
    }
}
