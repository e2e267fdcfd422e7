package dev.mvnlambda.local.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Cannot be made. */
public class Stillborn implements RequestHandler<String, String> {
    /** Fails. */
    public Stillborn() {
        System.out.println("before the end");
        throw new IllegalStateException("No table is named");
    }

    @Override
    public String handleRequest(String input, Context context) {
        return input;
    }
}
