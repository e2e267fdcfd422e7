package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import dev.mvnlambda.annotation.LogsTrigger;
import dev.mvnlambda.annotation.Versioned;

/** Reads the errors of the market's web servers. */
@Versioned(Market.VERSIONED)
@LogsTrigger(logGroup = "/market/web-${stage}", pattern = "ERROR")
public final class Alarms implements RequestHandler<CloudWatchLogsEvent, Void> {

    @Override
    public Void handleRequest(CloudWatchLogsEvent event, Context context) {
        Market.log(context, event.getAwsLogs().getData());
        return null;
    }
}
