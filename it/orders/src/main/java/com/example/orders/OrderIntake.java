package com.example.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.mvnlambda.annotation.LambdaFunction;
import dev.mvnlambda.annotation.SqsTrigger;
import dev.mvnlambda.annotation.Versioned;
import java.util.ArrayList;
import java.util.List;

// tag::intake[]
/** Takes orders in from a queue; one that it cannot read comes again, and after three times goes to the dead-letter queue. */
@Versioned
@LambdaFunction(timeout = 10)
@SqsTrigger(
        queue = "orders-${stage}",
        create = true,
        deadLetterAfter = 3,
        visibilityTimeout = 60,
        batchSize = 25,
        batchWindow = 1,
        partialBatchResponse = true)
public final class OrderIntake implements RequestHandler<SQSEvent, SQSBatchResponse> {

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
        for (SQSEvent.SQSMessage message : event.getRecords()) {
            if (message.getBody().startsWith("order ")) {
                context.getLogger().log("version " + context.getFunctionVersion() + " took " + message.getBody());
            } else {
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }
}
// end::intake[]
