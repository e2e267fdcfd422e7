package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import dev.mvnlambda.annotation.KafkaTrigger;
import dev.mvnlambda.annotation.Versioned;

/** Follows the vans. */
@Versioned(Market.VERSIONED)
@KafkaTrigger(cluster = "${market.kafka}", topic = "deliveries")
public final class Deliveries implements RequestHandler<KafkaEvent, Void> {

    @Override
    public Void handleRequest(KafkaEvent event, Context context) {
        event.getRecords().forEach((topic, records) -> Market.log(context, topic + " " + records.size()));
        return null;
    }
}
