package dev.mvnlambda.aws;

import dev.mvnlambda.resource.AccountException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** Reads functions and versions, and waits until a change has taken effect; by GetFunction, of which AWS allows the most. */
final class FunctionState {
    /** The code of the failure of what can never be invoked. */
    static final String NEVER_ACTIVE = "NeverActive";

    private final Caller caller;
    private final LambdaClient lambda;

    FunctionState(Caller caller, LambdaClient lambda) {
        this.caller = caller;
        this.lambda = lambda;
    }

    /** A function, or what a qualifier leads to; empty when it is not there. */
    Optional<GetFunctionResponse> find(String functionName, @Nullable String qualifier) {
        return caller.find(
                "lambda:GetFunction",
                () -> lambda.getFunction(r -> r.functionName(functionName).qualifier(qualifier)));
    }

    /** The function once no update is under way. */
    FunctionConfiguration settled(String functionName) {
        FunctionConfiguration settled = caller.await(
                () -> configuration(functionName, null),
                found -> found.state() != State.PENDING && found.lastUpdateStatus() != LastUpdateStatus.IN_PROGRESS);
        if (settled.lastUpdateStatus() == LastUpdateStatus.FAILED) {
            throw failed("UpdateFailed", functionName, settled.lastUpdateStatusReason());
        }
        return settled;
    }

    /** Waits until a function, or one version of it, can be invoked. */
    FunctionConfiguration active(String functionName, @Nullable String version) {
        FunctionConfiguration ended =
                caller.await(() -> configuration(functionName, version), found -> found.state() != State.PENDING);
        if (ended.state() == State.FAILED) {
            throw failed(NEVER_ACTIVE, functionName + (version == null ? "" : ":" + version), ended.stateReason());
        }
        return ended;
    }

    private FunctionConfiguration configuration(String functionName, @Nullable String qualifier) {
        return caller.call(
                        "lambda:GetFunction",
                        () -> lambda.getFunction(
                                r -> r.functionName(functionName).qualifier(qualifier)))
                .configuration();
    }

    private static AccountException failed(String code, String what, @Nullable String reason) {
        return new AccountException(
                code,
                "lambda:GetFunction",
                200,
                false,
                what + " did not become active: " + (reason == null ? "AWS gives no reason" : reason),
                null);
    }
}
