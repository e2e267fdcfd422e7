package dev.mvnlambda.local.polling.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Leaves a file for each message of a topic and each object of a bucket, named by it. */
public class Crier {

    /** Takes messages. */
    public void hear(SNSEvent event, Context context) {
        event.getRecords()
                .forEach(record -> write(
                        record.getSNS().getSubject(),
                        context.getFunctionVersion() + " " + record.getSNS().getMessage() + " "
                                + record.getSNS()
                                        .getMessageAttributes()
                                        .get("kind")
                                        .getValue() + " "
                                + record.getSNS().getTimestamp().getYear()));
    }

    /** Takes objects. */
    public void see(S3Event event, Context context) {
        event.getRecords()
                .forEach(record -> write(
                        record.getS3().getObject().getUrlDecodedKey(),
                        context.getFunctionVersion() + " " + record.getEventName() + " "
                                + record.getS3().getObject().getSizeAsLong()));
    }

    private static void write(String name, String text) {
        try {
            Path directory = Path.of(System.getenv("DESK"));
            Path unfinished = Files.writeString(directory.resolve(name + ".tmp"), text);
            Files.move(unfinished, directory.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
