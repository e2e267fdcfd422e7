package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** An account in which time stands still, with a role that Lambda can assume. */
@SuppressWarnings("NullAway.Init")
abstract class AccountTest {

    static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";
    static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                    + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}]}";

    final TestClock clock = new TestClock();
    final EchoRuntime runtime = new EchoRuntime();

    @TempDir
    Path directory;

    ControlPlane plane;
    LambdaClient lambda;
    String role;

    @BeforeEach
    void open() {
        open(LocalOptions.in(directory));
        role = plane.iam()
                .createRole(request -> request.roleName("role").assumeRolePolicyDocument(TRUST))
                .role()
                .arn();
        settle();
    }

    @AfterEach
    void close() {
        plane.close();
    }

    /** Opens the account anew, as a restart would. */
    final void reopen(LocalOptions options) {
        plane.close();
        open(options);
    }

    /** Lets all that is under way come to its end. */
    final void settle() {
        clock.pass(Duration.ofSeconds(1));
    }

    final CreateFunctionResponse create(String name, UnaryOperator<CreateFunctionRequest.Builder> more) {
        CreateFunctionRequest.Builder usual = CreateFunctionRequest.builder()
                .functionName(name)
                .role(role)
                .runtime("java21")
                .handler("demo.Hello")
                .code(code -> code.zipFile(Archives.of("one")));
        return lambda.createFunction(more.apply(usual).build());
    }

    /** Makes a function that is Active. */
    final void function(String name) {
        create(name, request -> request);
        settle();
    }

    /** Makes a function with one version, both Active. */
    final void published(String name) {
        create(name, request -> request.publish(true));
        settle();
    }

    final FunctionConfiguration shown(String name) {
        return lambda.getFunction(request -> request.functionName(name)).configuration();
    }

    static AbstractThrowableAssert<?, ?> refused(ThrowingCallable call, int status, String code, String text) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, exception -> {
            assertThat(exception.statusCode()).isEqualTo(status);
            assertThat(exception.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(exception.awsErrorDetails().errorMessage()).isEqualTo(text);
        });
    }

    private void open(LocalOptions options) {
        plane = ControlPlane.open(options, clock, runtime);
        lambda = plane.lambda("us-east-1");
    }
}
