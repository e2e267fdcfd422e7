package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;

/** The statements of one function's policy, which AWS reads and writes back whole with each of them. */
final class GrantTest extends DeployedAccount {
    private final AtomicInteger changing = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final Together together = new Together();

    /** Takes a while over each change of a policy, and remembers how many were made at once. */
    private Interference slowPolicies() {
        return new Interference()
                .answering(
                        "AddPermission",
                        request -> slowly(() -> account.lambda().addPermission(add(request))))
                .answering(
                        "RemovePermission",
                        request -> slowly(() -> account.lambda().removePermission(remove(request))));
    }

    private static AddPermissionRequest add(SdkRequest request) {
        return (AddPermissionRequest) request;
    }

    private static RemovePermissionRequest remove(SdkRequest request) {
        return (RemovePermissionRequest) request;
    }

    private Object slowly(Supplier<Object> change) {
        most.accumulateAndGet(changing.incrementAndGet(), Math::max);
        try {
            together.meet();
            return change.get();
        } finally {
            changing.decrementAndGet();
        }
    }

    private String policy() {
        return account.lambda()
                .getPolicy(r -> r.functionName("shop-dev-Shop").qualifier("LatestAlias"))
                .policy();
    }

    @Test
    void statementsOfOneFunctionAreChangedOneAfterTheOther() {
        account.parallelism(8);
        deployed(account.session(slowPolicies()), code(versioned("Shop").url()));
        assertThat(policy()).contains("lambda:InvokeFunctionUrl", "\"lambda:InvokeFunction\"");
        assertThat(most).hasValue(1);
        deployed(account.session(slowPolicies()), code(versioned("Shop").urlFor("AWS_IAM")));
        assertThat(most).hasValue(1);
    }

    @Test
    void whatLambdaRefusesSinceAnotherChangeIsUnderWayIsMadeAgain() {
        Set<String> refused = new HashSet<>();
        Interference busy = new Interference();
        busy.before(call -> {
            if (call.service().equals("Lambda") && call.changes() && refused.add(call.operation())) {
                throw ResourceConflictException.builder()
                        .statusCode(409)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ResourceConflictException")
                                .errorMessage("The function could not be updated due to a concurrent update operation.")
                                .build())
                        .build();
            }
        });
        Module module = code(versioned("Shop").url().provisioned(1).async(1, "").reserved(5));
        deployed(account.session(busy), module);
        assertThat(refused)
                .contains(
                        "AddPermission",
                        "CreateAlias",
                        "CreateFunctionUrlConfig",
                        "PutFunctionConcurrency",
                        "PutFunctionEventInvokeConfig",
                        "PutProvisionedConcurrencyConfig");
        account.settle();
        findsNothingMore(module);
    }
}
