package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import dev.mvnlambda.annotation.S3Trigger;
import dev.mvnlambda.annotation.Versioned;

@Versioned
@S3Trigger(bucket = "market-pictures", events = "s3:ObjectCreated:*", prefix = "in/", suffix = ".png")
public final class PictureWatcher implements RequestHandler<S3Event, Void> {

    @Override
    public Void handleRequest(S3Event event, Context context) {
        event.getRecords()
                .forEach(picture ->
                        context.getLogger().log(picture.getS3().getObject().getKey()));
        return null;
    }
}
