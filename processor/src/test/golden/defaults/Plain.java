package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.mvnlambda.annotation.LambdaFunction;

@LambdaFunction
public class Plain implements RequestHandler<String, String> {
    @Override
    public String handleRequest(String name, Context context) {
        return "Hello " + name;
    }
}
