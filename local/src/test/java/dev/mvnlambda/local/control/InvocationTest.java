package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

class InvocationTest extends AccountTest {

    @Test
    void aCallAnswersItsPayloadVersionAndTheTailOfItsLog() {
        published("f");
        String payload = "{\"text\":\"" + "x".repeat(5000) + "\"}";

        InvokeResponse answer = lambda.invoke(
                request -> request.functionName("f:1").logType(LogType.TAIL).payload(SdkBytes.fromUtf8String(payload)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.executedVersion()).isEqualTo("1");
        assertThat(answer.functionError()).isNull();
        assertThat(answer.payload().asUtf8String()).isEqualTo(payload);
        assertThat(Base64.getDecoder().decode(answer.logResult())).hasSize(4096);
    }

    @Test
    void aFailureOfTheHandlerIsASuccessOfTheCall() {
        function("f");

        InvokeResponse answer =
                lambda.invoke(request -> request.functionName("f").payload(SdkBytes.fromUtf8String("\"fail\"")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String()).contains("errorMessage");
    }

    @Test
    void aDryRunRunsNothing() {
        function("f");

        assertThat(lambda.invoke(request -> request.functionName("f").invocationType(InvocationType.DRY_RUN))
                        .statusCode())
                .isEqualTo(204);
        assertThat(runtime.invoked()).isEmpty();
    }

    @Test
    void payloadsAreBoundedByTheWayOfCalling() {
        function("f");
        SdkBytes large = SdkBytes.fromUtf8String("\"" + "x".repeat(1_048_575) + "\"");
        SdkBytes tooLarge = SdkBytes.fromUtf8String("\"" + "x".repeat(6_291_455) + "\"");

        assertThat(lambda.invoke(request -> request.functionName("f").payload(large))
                        .statusCode())
                .isEqualTo(200);
        refused(
                () -> lambda.invoke(request -> request.functionName("f")
                        .invocationType(InvocationType.EVENT)
                        .payload(large)),
                413,
                "RequestTooLargeException",
                "1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)");
        refused(
                () -> lambda.invoke(request -> request.functionName("f").payload(tooLarge)),
                413,
                "RequestTooLargeException",
                "6291457 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)");
    }

    @Test
    void anUnqualifiedCallOfADurableFunctionIsRefused() {
        create(
                "f",
                request -> request.publish(true)
                        .durableConfig(durable -> durable.executionTimeout(60).retentionPeriodInDays(1)));
        settle();

        refused(
                () -> lambda.invoke(request -> request.functionName("f")),
                400,
                "InvalidParameterValueException",
                "You cannot invoke a durable function using an unqualified ARN.");
        InvokeResponse answer = lambda.invoke(
                request -> request.functionName("f").qualifier("1").durableExecutionName("order-7"));
        assertThat(answer.durableExecutionArn()).startsWith(ARN + "f:1/durable-execution/order-7/");
        assertThat(runtime.invocations().get(0).payload().asUtf8String()).contains("InitialExecutionState");
    }

    @Test
    void anUnknownQualifierIsNotFound() {
        function("f");

        refused(
                () -> lambda.invoke(request -> request.functionName("f").qualifier("live")),
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "f:live");
    }

    @Test
    void theLogOfACallIsReadThroughLogs() {
        function("f");
        lambda.invoke(request -> request.functionName("f").payload(SdkBytes.fromUtf8String("{\"order\":7}")));

        var logs = plane.logs("us-east-1");
        assertThat(logs.filterLogEvents(
                                request -> request.logGroupName("/aws/lambda/f").filterPattern("order"))
                        .events())
                .extracting(FilteredLogEvent::message)
                .containsExactly("{\"order\":7}\n");
        String stream = logs.describeLogStreams(request -> request.logGroupName("/aws/lambda/f"))
                .logStreams()
                .get(0)
                .logStreamName();
        assertThat(stream).startsWith("2026/01/02/[$LATEST]");
        assertThat(logs.getLogEvents(
                                request -> request.logGroupName("/aws/lambda/f").logStreamName(stream))
                        .events())
                .hasSize(3);
    }
}
