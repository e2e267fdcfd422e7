package dev.mvnlambda.local.polling.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Leaves a file for each event, which says what it holds. */
public class Herald implements RequestHandler<ScheduledEvent, Void> {

    @Override
    public Void handleRequest(ScheduledEvent event, Context context) {
        String text = String.join(
                " ",
                context.getInvokedFunctionArn(),
                event.getSource(),
                event.getDetailType(),
                String.valueOf(event.getTime()),
                String.valueOf(event.getResources()),
                String.valueOf(event.getDetail()));
        try {
            Path directory = Path.of(System.getenv("DESK"));
            Path unfinished = Files.writeString(directory.resolve(UUID.randomUUID() + ".tmp"), text);
            Files.move(unfinished, directory.resolve(UUID.randomUUID() + ".event"));
            return null;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
