package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import dev.mvnlambda.annotation.LogsTrigger;
import dev.mvnlambda.annotation.Versioned;

@Versioned
@LogsTrigger(logGroup = "/market/web", pattern = "ERROR")
public final class ErrorReader implements RequestHandler<CloudWatchLogsEvent, Void> {

    @Override
    public Void handleRequest(CloudWatchLogsEvent event, Context context) {
        context.getLogger().log(event.getAwsLogs().getData());
        return null;
    }
}
