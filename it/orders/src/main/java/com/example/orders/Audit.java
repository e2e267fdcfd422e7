package com.example.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.mvnlambda.annotation.SqsTrigger;

/** Writes down the bills that could not be written; without versions its queue calls the bare function. */
@SqsTrigger(queue = "audit-${stage}", create = true)
public final class Audit implements RequestHandler<SQSEvent, Void> {

    @Override
    public Void handleRequest(SQSEvent event, Context context) {
        event.getRecords()
                .forEach(message -> context.getLogger().log("audited by " + context.getFunctionVersion() + ": " + message.getBody()));
        return null;
    }
}
