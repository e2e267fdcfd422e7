package com.example.market;

import com.amazonaws.services.lambda.runtime.Context;

/** What all functions of the market have in common. */
final class Market {
    /** Whether versions are published; one word decides it for the whole market. */
    static final boolean VERSIONED = true;

    private Market() {}

    /** Writes down what a function heard, and by which name it was called. */
    static void log(Context context, String heard) {
        String arn = context.getInvokedFunctionArn();
        context.getLogger().log("version " + context.getFunctionVersion() + " by "
                + arn.substring(arn.indexOf(":function:") + ":function:".length()) + " heard " + heard);
    }
}
