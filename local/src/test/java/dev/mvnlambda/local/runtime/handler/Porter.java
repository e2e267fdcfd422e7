package dev.mvnlambda.local.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says that it waits, and does so until the file that it is given is there. */
public class Porter implements RequestHandler<String, String> {
    @Override
    public String handleRequest(String gate, Context context) {
        System.out.print("waiting at the ");
        System.out.println("gate, grün");
        try {
            while (!Files.exists(Path.of(gate))) {
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        System.out.print("through");
        return "ok";
    }
}
