package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import dev.mvnlambda.annotation.KafkaTrigger;
import dev.mvnlambda.annotation.Versioned;

@Versioned
@KafkaTrigger(
        cluster = "arn:aws:kafka:us-east-1:000000000000:cluster/market/12345678-1234-1234-1234-123456789012-1",
        topic = "deliveries")
public final class DeliveryFollower implements RequestHandler<KafkaEvent, Void> {

    @Override
    public Void handleRequest(KafkaEvent event, Context context) {
        event.getRecords().forEach((topic, records) -> context.getLogger().log(topic + " " + records.size()));
        return null;
    }
}
