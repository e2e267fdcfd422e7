package dev.mvnlambda.local.runtime.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Its class cannot be initialised. */
public class Unready implements RequestHandler<String, String> {
    private static final int LIMIT = Integer.parseInt("many");

    @Override
    public String handleRequest(String input, Context context) {
        return input + LIMIT;
    }
}
