package dev.mvnlambda.aws;

import dev.mvnlambda.resource.Answer;
import dev.mvnlambda.resource.Invocation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** Calls a function through its target, and reads the answer. */
final class FunctionCall {
    private final Caller caller;
    private final Supplier<LambdaClient> lambda;

    FunctionCall(Caller caller, Supplier<LambdaClient> lambda) {
        this.caller = caller;
        this.lambda = lambda;
    }

    Answer answer(Invocation invocation) {
        InvokeRequest request = request(invocation);
        LambdaClient client = lambda.get();
        Instant begun = caller.time().now();
        InvokeResponse answer = caller.once("lambda:InvokeFunction", () -> client.invoke(request));
        Duration took = Duration.between(begun, caller.time().now());
        return new Answer(
                answer.statusCode(),
                text(answer.executedVersion()),
                text(answer.functionError()),
                answer.payload() == null
                        ? ""
                        : new String(answer.payload().asByteArrayUnsafe(), StandardCharsets.UTF_8),
                decoded(text(answer.logResult())),
                text(answer.durableExecutionArn()),
                took);
    }

    private static InvokeRequest request(Invocation invocation) {
        InvokeRequest.Builder request = InvokeRequest.builder()
                .functionName(invocation.target().functionName())
                .payload(SdkBytes.fromUtf8String(invocation.payload()));
        invocation.target().qualifier().ifPresent(request::qualifier);
        return invocation.waiting()
                ? request.logType(LogType.TAIL).build()
                : request.invocationType(InvocationType.EVENT).build();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
