package com.example.invalid;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.mvnlambda.annotation.LambdaFunction;
import java.util.Map;

/** Asks for more time and memory than AWS gives. */
@LambdaFunction(
        memory = 64,
        timeout = 901)
public final class Slow implements RequestHandler<Map<String, Object>, String> {

    @Override
    public String handleRequest(Map<String, Object> input, Context context) {
        return "late";
    }
}
