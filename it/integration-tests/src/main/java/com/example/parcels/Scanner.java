package com.example.parcels;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.mvnlambda.annotation.Allow;
import dev.mvnlambda.annotation.Environment;
import dev.mvnlambda.annotation.SqsTrigger;
import dev.mvnlambda.annotation.Versioned;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Reads what scanners in the warehouse saw from one queue, and tells the office by another; neither is ours to make. */
@Versioned
@SqsTrigger(queue = "scans-${stage}")
@Environment(name = "OFFICE", value = "office-${stage}")
@Allow(
        actions = {"sqs:GetQueueUrl", "sqs:SendMessage"},
        resources = "arn:aws:sqs:${region}:${account}:office-${stage}")
public final class Scanner implements RequestHandler<SQSEvent, Void> {
    private final SqsClient sqs = SqsClient.create();

    @Override
    public Void handleRequest(SQSEvent event, Context context) {
        String office = sqs.getQueueUrl(r -> r.queueName(System.getenv("OFFICE"))).queueUrl();
        event.getRecords()
                .forEach(scan ->
                        sqs.sendMessage(r -> r.queueUrl(office).messageBody(scan.getBody() + " has left the warehouse")));
        return null;
    }
}
