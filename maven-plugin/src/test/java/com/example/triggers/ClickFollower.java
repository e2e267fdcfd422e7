package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import dev.mvnlambda.annotation.KinesisTrigger;
import dev.mvnlambda.annotation.Versioned;

@Versioned
@KinesisTrigger(stream = "market-clicks", bisectOnError = true, maximumRetries = 3)
public final class ClickFollower implements RequestHandler<KinesisEvent, Void> {

    @Override
    public Void handleRequest(KinesisEvent event, Context context) {
        event.getRecords().forEach(click -> context.getLogger().log(click.getEventID()));
        return null;
    }
}
