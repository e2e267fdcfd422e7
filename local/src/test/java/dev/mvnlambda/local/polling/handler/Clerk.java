package dev.mvnlambda.local.polling.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Leaves a file for each batch, a line for each message; a message that says {@code bad} fails, one that says {@code flaky}
 * fails the first time, one that says {@code throw} fails them all.
 */
public class Clerk implements RequestHandler<SQSEvent, SQSBatchResponse> {

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (SQSMessage message : event.getRecords()) {
            lines.add(line(message, context));
            if (fails(message)) {
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            }
        }
        write(String.join("\n", lines));
        if (event.getRecords().stream().anyMatch(message -> message.getBody().contains("throw"))) {
            throw new IllegalStateException("as it was told");
        }
        return new SQSBatchResponse(failures);
    }

    private static boolean fails(SQSMessage message) {
        boolean first = message.getAttributes().get("ApproximateReceiveCount").equals("1");
        return message.getBody().contains("bad") || (message.getBody().contains("flaky") && first);
    }

    private static String line(SQSMessage message, Context context) {
        String queue = message.getEventSourceArn()
                .substring(message.getEventSourceArn().lastIndexOf(':') + 1);
        StringBuilder line = new StringBuilder(queue)
                .append(' ')
                .append(context.getFunctionVersion())
                .append(' ')
                .append(message.getBody());
        message.getMessageAttributes()
                .forEach((name, value) -> line.append(' ')
                        .append(name)
                        .append('=')
                        .append(
                                value.getBinaryValue() == null
                                        ? value.getStringValue()
                                        : StandardCharsets.UTF_8.decode(value.getBinaryValue())));
        return line.toString();
    }

    private static void write(String text) {
        try {
            Path directory = Path.of(System.getenv("DESK"));
            Path unfinished = Files.writeString(directory.resolve(UUID.randomUUID() + ".tmp"), text);
            Files.move(unfinished, directory.resolve(UUID.randomUUID() + ".batch"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
