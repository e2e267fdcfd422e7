package com.example.triggers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.mvnlambda.annotation.SqsTrigger;
import dev.mvnlambda.annotation.Versioned;
import java.util.ArrayList;
import java.util.List;

@Versioned
@SqsTrigger(queue = "orders", create = true, deadLetterAfter = 3, batchWindow = 5, partialBatchResponse = true)
public final class QueueReader implements RequestHandler<SQSEvent, SQSBatchResponse> {

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
        for (SQSEvent.SQSMessage message : event.getRecords()) {
            if (!message.getBody().startsWith("order ")) {
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }
}
