package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ActiveMQEvent;
import dev.mvnlambda.annotation.MqTrigger;
import dev.mvnlambda.annotation.Versioned;

@Versioned
@MqTrigger(
        broker = "arn:aws:mq:us-east-1:000000000000:broker:market:b-12345678-1234-1234-1234-123456789012",
        queue = "returns",
        credentials = "arn:aws:secretsmanager:us-east-1:000000000000:secret:market-AbCdEf")
public final class ReturnReader implements RequestHandler<ActiveMQEvent, Void> {

    @Override
    public Void handleRequest(ActiveMQEvent event, Context context) {
        event.getMessages().forEach(message -> context.getLogger().log(message.getMessageID()));
        return null;
    }
}
