package dev.mvnlambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.Calls;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.model.LambdaException;

final class CallerTest {
    private final FakeTime time = new FakeTime();
    private final Calls calls = new Calls();
    private final Caller caller = new Caller(calls, new RateLimiter(time), time);

    private static RuntimeException refusal(int status, String code, String message) {
        return LambdaException.builder()
                .statusCode(status)
                .requestId("r-1")
                .numAttempts(1)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    private String answer(RuntimeException... refusals) {
        return answerOf("lambda:CreateAlias", refusals);
    }

    private String answerOf(String action, RuntimeException... refusals) {
        Deque<RuntimeException> open = new ArrayDeque<>(List.of(refusals));
        return caller.call(action, () -> {
            if (!open.isEmpty()) {
                throw open.pop();
            }
            return "answer";
        });
    }

    @Test
    void throttlingIsWaitedOutAndNeverFailsADeploy() {
        RuntimeException throttled = refusal(429, "TooManyRequestsException", "Rate exceeded");
        assertThat(answer(throttled, throttled, throttled)).isEqualTo("answer");
        assertThat(calls.byOperation()).containsEntry("lambda:CreateAlias", 1);
        assertThat(calls.retries()).isEqualTo(3);
        assertThat(time.slept()).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void aThrottledCallOfAnotherServiceWaitsEverLongerButNoOtherWaitsForIt() {
        RuntimeException throttled = refusal(400, "ThrottlingException", "Rate exceeded");
        assertThat(answerOf("events:PutRule", throttled)).isEqualTo("answer");
        assertThat(time.slept()).isBetween(Duration.ofMillis(125), Duration.ofMillis(250));
        assertThat(answerOf("iam:CreateRole", throttled, throttled, throttled, throttled))
                .isEqualTo("answer");
        assertThat(time.slept()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
        Duration before = time.slept();
        for (int i = 0; i < 100; i++) {
            answer();
        }
        assertThat(time.slept()).isEqualTo(before);
        assertThat(calls.retries()).isEqualTo(5);
    }

    @Test
    void aThrottledGetFunctionDoesNotSlowLimitedCallsDown() {
        answerOf("lambda:GetFunction", refusal(429, "TooManyRequestsException", "Rate exceeded"));
        Duration before = time.slept();
        assertThat(before).isPositive();
        answer();
        assertThat(time.slept()).isEqualTo(before);
    }

    @Test
    void throttlingThatDoesNotEndIsTold() {
        RuntimeException throttled = refusal(400, "ThrottlingException", "Rate exceeded");
        assertThatThrownBy(() -> caller.call("events:PutRule", () -> {
                    throw throttled;
                }))
                .hasMessageContaining("Rate exceeded");
        assertThat(time.slept()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(calls.retries()).isLessThan(200);
    }

    @Test
    void anUpdateOfLambdaThatAnotherOneDelaysIsMadeAgain() {
        RuntimeException busy = refusal(
                409,
                "ResourceConflictException",
                "The function could not be updated due to a concurrent update operation.");
        assertThat(answer(busy, busy)).isEqualTo("answer");
        assertThat(time.slept()).isPositive();
        assertThat(calls.retries()).isEqualTo(2);
    }

    @Test
    void anyOtherConflictIsToldAtOnce() {
        assertThatThrownBy(() -> answer(refusal(409, "ResourceConflictException", "Alias already exists")))
                .hasMessageContaining("Alias already exists");
        assertThat(calls.retries()).isZero();
    }

    @Test
    void noCallWaitsUntilTheFirstThrottling() {
        for (int i = 0; i < 1000; i++) {
            answer();
        }
        assertThat(time.slept()).isZero();
    }

    @Test
    void aDeniedCallNamesTheActionAndThePolicyLine() {
        assertThatThrownBy(() -> answer(refusal(
                        403,
                        "AccessDeniedException",
                        "User: u is not authorized to perform: lambda:CreateAlias on resource: "
                                + "arn:aws:lambda:eu-west-1:111122223333:function:f because no policy allows it")))
                .isInstanceOf(AccountException.class)
                .hasMessageStartingWith("lambda:CreateAlias: User: u is not authorized")
                .hasMessageContaining("request r-1")
                .hasMessageEndingWith("Allow it: {\"Effect\":\"Allow\",\"Action\":\"lambda:CreateAlias\",\"Resource\":"
                        + "\"arn:aws:lambda:eu-west-1:111122223333:function:f\"}.");
    }

    @Test
    void aChangeByAnotherSaysToRunAgain() {
        assertThatThrownBy(() ->
                        answer(refusal(412, "PreconditionFailedException", "The Revision Id provided does not match")))
                .hasMessageContaining("changed since it was planned; run the goal again");
    }

    @Test
    void aCallThatGetsNoAnswerSaysWhy() {
        assertThatThrownBy(() -> answer(SdkClientException.create(
                        "Unable to execute HTTP request", new java.net.ConnectException("Connection refused"))))
                .isInstanceOf(AccountException.class)
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("lambda.endpoint");
    }

    @Test
    void missingCredentialsAreOneLineWithTheCure() {
        assertThatThrownBy(() -> answer(
                        SdkClientException.create("Unable to load credentials from any of the providers in the chain "
                                + "Provider: nothing, ".repeat(50))))
                .hasMessageStartingWith("No usable AWS credentials were found.")
                .hasMessageContaining("-Dlambda.target=local")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500).doesNotContain("\n"));
    }

    @Test
    void whatIsNotThereIsNothing() {
        assertThat(caller.find("lambda:GetAlias", () -> {
                    throw refusal(404, "ResourceNotFoundException", "no");
                }))
                .isEmpty();
    }
}
