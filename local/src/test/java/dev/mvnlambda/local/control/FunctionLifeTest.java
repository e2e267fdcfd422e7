package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

class FunctionLifeTest extends AccountTest {

    @Test
    void aRoleThatIsTooNewCannotBeAssumed() {
        plane.iam().createRole(request -> request.roleName("new").assumeRolePolicyDocument(TRUST));
        String arn = "arn:aws:iam::000000000000:role/new";

        refused(
                () -> create("f", request -> request.role(arn)),
                400,
                "InvalidParameterValueException",
                "The role defined for the function cannot be assumed by Lambda.");

        settle();
        create("f", request -> request.role(arn));
    }

    @Test
    void aRoleThatDoesNotTrustLambdaCannotBeAssumed() {
        plane.iam()
                .createRole(
                        request -> request.roleName("other").assumeRolePolicyDocument(TRUST.replace("lambda", "ec2")));
        settle();

        refused(
                () -> create("f", request -> request.role("arn:aws:iam::000000000000:role/other")),
                400,
                "InvalidParameterValueException",
                "The role defined for the function cannot be assumed by Lambda.");
    }

    @Test
    void aPendingFunctionCannotBeChangedNorCalled() {
        create("f", request -> request);

        String text =
                "The operation cannot be performed at this time. The function is currently in the following state:"
                        + " Pending";
        refused(
                () -> lambda.updateFunctionConfiguration(
                        request -> request.functionName("f").timeout(10)),
                409,
                "ResourceConflictException",
                text);
        refused(() -> lambda.invoke(request -> request.functionName("f")), 409, "ResourceConflictException", text);
    }

    @Test
    void settingsThatAreNotGivenStay() {
        create(
                "f",
                request -> request.description("first")
                        .environment(environment -> environment.variables(Map.of("AB", "1"))));
        settle();

        lambda.updateFunctionConfiguration(request -> request.functionName("f").memorySize(512));
        settle();

        FunctionConfiguration shown = shown("f");
        assertThat(shown.memorySize()).isEqualTo(512);
        assertThat(shown.description()).isEqualTo("first");
        assertThat(shown.environment().variables()).containsEntry("AB", "1");
    }

    @Test
    void whatRanRunsOnWhileCodeIsUpdated() {
        function("f");
        lambda.updateFunctionCode(request -> request.functionName("f").zipFile(Archives.of("two")));

        lambda.invoke(request -> request.functionName("f"));
        settle();
        lambda.invoke(request -> request.functionName("f"));

        assertThat(runtime.invoked().get(0).code().directory().resolve("one")).hasContent("one");
        assertThat(runtime.invoked().get(1).code().directory().resolve("two")).hasContent("two");
        assertThat(runtime.invoked().get(0).revision())
                .isNotEqualTo(runtime.invoked().get(1).revision());
    }

    @Test
    void numbersAreNeverUsedAgain() {
        published("f");
        lambda.deleteFunction(request -> request.functionName("f").qualifier("1"));
        lambda.updateFunctionConfiguration(request -> request.functionName("f").timeout(9));
        settle();

        assertThat(lambda.publishVersion(request -> request.functionName("f")).version())
                .isEqualTo("2");
        assertThat(lambda.listVersionsByFunction(request -> request.functionName("f"))
                        .versions())
                .extracting(FunctionConfiguration::version)
                .containsExactly("$LATEST", "2");
        assertThat(runtime.retired()).contains(ARN + "f:1");
    }

    @Test
    void aListGoesOnWhereItsMarkerSays() {
        function("f");
        function("g");
        function("h");

        assertThat(lambda.listFunctionsPaginator(request -> request.maxItems(2)).functions())
                .extracting(FunctionConfiguration::functionName)
                .containsExactly("f", "g", "h");
    }

    @Test
    void aDryRunSaysWhatWouldBeAndChangesNothing() {
        function("f");
        String sha256 = shown("f").codeSha256();

        UpdateFunctionCodeResponse would = lambda.updateFunctionCode(
                request -> request.functionName("f").zipFile(Archives.of("two")).dryRun(true));

        assertThat(would.codeSha256()).isNotEqualTo(sha256);
        assertThat(shown("f").codeSha256()).isEqualTo(sha256);
        assertThat(shown("f").lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
    }

    @Test
    void aFunctionIsFoundByNameAndByEveryFormOfArn() {
        published("f");
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));

        assertThat(shown("f").functionArn()).isEqualTo(ARN + "f");
        assertThat(shown(ARN + "f").functionArn()).isEqualTo(ARN + "f");
        assertThat(shown("000000000000:function:f").functionArn()).isEqualTo(ARN + "f");
        assertThat(shown("function:f").functionArn()).isEqualTo(ARN + "f");
        assertThat(shown("f:$LATEST").functionArn()).isEqualTo(ARN + "f:$LATEST");
        assertThat(shown(ARN + "f:live").functionArn()).isEqualTo(ARN + "f:live");
        assertThat(shown(ARN + "f:live").version()).isEqualTo("1");
    }

    @Test
    void aDeletedFunctionIsGoneWithAllThatIsItsOwn() {
        published("f");

        lambda.deleteFunction(request -> request.functionName("f"));

        refused(() -> shown("f"), 404, "ResourceNotFoundException", "Function not found: " + ARN + "f");
        assertThat(runtime.retired()).contains(ARN + "f:$LATEST", ARN + "f:1");
        assertThat(lambda.listFunctions().functions()).isEmpty();
    }

    @Test
    void aRuleMakesFunctionsAndVersionsFail() {
        reopen(LocalOptions.in(directory)
                .with(version -> version.version().equals("1")
                        ? java.util.Optional.of("no snapshot")
                        : java.util.Optional.empty()));
        function("f");

        assertThat(lambda.publishVersion(request -> request.functionName("f")).state())
                .isEqualTo(State.PENDING);
        settle();
        assertThat(shown("f:1").state()).isEqualTo(State.FAILED);
        assertThat(shown("f:1").stateReason()).isEqualTo("no snapshot");
        assertThat(shown("f").state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void reservedConcurrencyIsShownAndZeroStopsAllCalls() {
        function("f");
        lambda.putFunctionConcurrency(request -> request.functionName("f").reservedConcurrentExecutions(0));

        GetFunctionResponse shown = lambda.getFunction(request -> request.functionName("f"));
        assertThat(shown.concurrency().reservedConcurrentExecutions()).isZero();
        refused(
                () -> lambda.invoke(request -> request.functionName("f")),
                429,
                "TooManyRequestsException",
                "Rate Exceeded.");
        assertThat(lambda.getAccountSettings().accountLimit().concurrentExecutions())
                .isEqualTo(1000);
    }
}
