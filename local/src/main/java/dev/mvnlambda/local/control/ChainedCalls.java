package dev.mvnlambda.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mvnlambda.local.json.Json;
import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.ErrorObject;
import software.amazon.awssdk.services.lambda.model.OperationUpdate;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Calls of other functions that durable functions wait for, suspended. */
final class ChainedCalls {

    private final Scope scope;
    private final Executions executions;

    ChainedCalls(Scope scope) {
        this.scope = scope;
        this.executions = new Executions(scope);
    }

    /** Begins a call, in the background; its end is an update of the execution. */
    void begin(String executionArn, OperationUpdate update) {
        scope.account().background().execute(() -> call(executionArn, update));
    }

    private void call(String executionArn, OperationUpdate update) {
        try {
            Calls calls = new Calls(scope, DurableRuns.CALLER);
            FunctionName name = FunctionName.of(update.chainedInvokeOptions().functionName(), null, scope);
            SdkBytes payload = SdkBytes.fromUtf8String(update.payload() == null ? "{}" : update.payload());
            Invocation invocation = new Invocation(UUID.randomUUID().toString(), name.arn(scope), payload, null, null);
            CompletableFuture<Void> unused = calls.begin(calls.target(name), invocation, null)
                    .thenAccept(ran -> returned(executionArn, update, ran.result()));
        } catch (TooManyRequestsException e) {
            scope.account()
                    .delayed()
                    .at(scope.now().plus(scope.options().timings().throttled()), () -> call(executionArn, update));
        } catch (AwsServiceException e) {
            ErrorObject refused = ErrorObject.builder()
                    .errorType(e.awsErrorDetails().errorCode())
                    .errorMessage(e.awsErrorDetails().errorMessage())
                    .build();
            completed(executionArn, update, null, refused);
        }
    }

    private void returned(String executionArn, OperationUpdate update, InvocationResult result) {
        String payload = new String(result.payload().asByteArrayUnsafe(), StandardCharsets.UTF_8);
        if (result.functionError() == null) {
            completed(executionArn, update, payload, null);
        } else {
            completed(executionArn, update, null, error(payload));
        }
    }

    private void completed(
            String executionArn, OperationUpdate update, @Nullable String result, @Nullable ErrorObject error) {
        executions.changeRunning(
                executionArn,
                running -> running.with(
                        progress -> progress.with(progress.log().completed(update.id(), result, error, scope.now()))));
        new Calls(scope, DurableRuns.CALLER).durable().later(executionArn);
    }

    private static ErrorObject error(String payload) {
        try {
            JsonNode error = Json.mapper().readTree(payload);
            return ErrorObject.builder()
                    .errorType(error.path("errorType").asText("Unhandled"))
                    .errorMessage(error.path("errorMessage").asText(payload))
                    .build();
        } catch (IOException e) {
            return ErrorObject.builder()
                    .errorType("Unhandled")
                    .errorMessage(payload)
                    .build();
        }
    }
}
