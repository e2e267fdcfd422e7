package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import dev.mvnlambda.annotation.S3Trigger;
import dev.mvnlambda.annotation.Versioned;

/** Shrinks the pictures that sellers put into the bucket. */
@Versioned(Market.VERSIONED)
@S3Trigger(bucket = "market-pictures-${stage}", events = "s3:ObjectCreated:*", prefix = "in/", suffix = ".png")
public final class Pictures implements RequestHandler<S3Event, Void> {

    @Override
    public Void handleRequest(S3Event event, Context context) {
        event.getRecords()
                .forEach(picture -> Market.log(context, picture.getS3().getObject().getKey()));
        return null;
    }
}
