package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import dev.mvnlambda.annotation.KinesisTrigger;
import dev.mvnlambda.annotation.Versioned;

/** Follows what customers look at. */
@Versioned(Market.VERSIONED)
@KinesisTrigger(stream = "market-clicks-${stage}", bisectOnError = true, maximumRetries = 3)
public final class Clicks implements RequestHandler<KinesisEvent, Void> {

    @Override
    public Void handleRequest(KinesisEvent event, Context context) {
        event.getRecords().forEach(click -> Market.log(context, click.getEventID()));
        return null;
    }
}
