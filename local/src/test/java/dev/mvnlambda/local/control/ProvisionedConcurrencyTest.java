package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigResponse;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigListItem;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;

class ProvisionedConcurrencyTest extends AccountTest {

    @BeforeEach
    void twoVersionsAndAnAliasOnTheFirst() {
        published("f");
        lambda.updateFunctionCode(
                request -> request.functionName("f").zipFile(Archives.of("two")).publish(true));
        settle();
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
    }

    @Test
    void itTakesAWhileUntilItIsThere() {
        PutProvisionedConcurrencyConfigResponse put = put("live", 2);

        assertThat(put.status()).isEqualTo(ProvisionedConcurrencyStatusEnum.IN_PROGRESS);
        assertThat(put.requestedProvisionedConcurrentExecutions()).isEqualTo(2);
        assertThat(put.allocatedProvisionedConcurrentExecutions()).isZero();
        assertThat(get("live").status()).isEqualTo(ProvisionedConcurrencyStatusEnum.IN_PROGRESS);
        settle();
        assertThat(get("live").status()).isEqualTo(ProvisionedConcurrencyStatusEnum.READY);
        assertThat(get("live").availableProvisionedConcurrentExecutions()).isEqualTo(2);
    }

    @Test
    void movingTheAliasProvisionsAnew() {
        put("live", 2);
        settle();

        lambda.updateAlias(request -> request.functionName("f").name("live").functionVersion("2"));

        assertThat(get("live").status()).isEqualTo(ProvisionedConcurrencyStatusEnum.IN_PROGRESS);
        settle();
        assertThat(get("live").status()).isEqualTo(ProvisionedConcurrencyStatusEnum.READY);
        lambda.updateAlias(request -> request.functionName("f").name("live").description("words"));
        assertThat(get("live").status()).isEqualTo(ProvisionedConcurrencyStatusEnum.READY);
    }

    @Test
    void anAliasAndItsVersionAreNotBothProvisioned() {
        put("1", 1);
        refused(
                () -> put("live", 1),
                409,
                "ResourceConflictException",
                "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version");
        delete("1");
        put("live", 1);
        refused(
                () -> put("1", 1),
                409,
                "ResourceConflictException",
                "Version is pointed by a Provisioned Concurrency alias");
        put("2", 1);
        assertThat(listed()).containsExactly(ARN + "f:2", ARN + "f:live");
    }

    @Test
    void itGoesWithItsAliasAndRemovingItTwiceIsAsGood() {
        put("live", 1);
        put("2", 1);
        lambda.deleteAlias(request -> request.functionName("f").name("live"));
        delete("2");
        delete("2");

        assertThat(listed()).isEmpty();
        refused(
                () -> get("2"),
                404,
                "ProvisionedConcurrencyConfigNotFoundException",
                "No Provisioned Concurrency Config found for this function");
        refused(() -> get("live"), 404, "ResourceNotFoundException", "Cannot find alias arn: " + ARN + "f:live");
        refused(() -> get("9"), 404, "ResourceNotFoundException", "Function not found: " + ARN + "f:9");
    }

    @Test
    void whatIsUnpublishedHasNone() {
        refused(
                () -> put("$LATEST", 1),
                400,
                "InvalidParameterValueException",
                "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
        refused(
                () -> put("live", 0),
                400,
                "ValidationException",
                "1 validation error detected: Value '0' at 'provisionedConcurrentExecutions' failed to satisfy"
                        + " constraint: Member must have value greater than or equal to 1");
        create(
                "s",
                request -> request.publish(true)
                        .snapStart(snapStart -> snapStart.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS)));
        settle();
        refused(
                () -> lambda.putProvisionedConcurrencyConfig(
                        request -> request.functionName("s").qualifier("1").provisionedConcurrentExecutions(1)),
                400,
                "InvalidParameterValueException",
                "Provisioned Concurrency is not supported for versions with SnapStart.");
    }

    @Test
    void itIsPartOfWhatTheFunctionReserves() {
        reserve("f", 5);
        put("2", 2);
        put("live", 3);
        refused(
                () -> put("live", 4),
                400,
                "InvalidParameterValueException",
                "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for"
                        + " function");
        refused(
                () -> reserve("f", 4),
                400,
                "InvalidParameterValueException",
                " ReservedConcurrentExecutions  4 should not be lower than function's total provisioned concurrency [5].");
        assertThat(unreserved()).isEqualTo(995);
    }

    @Test
    void theAccountKeepsAHundred() {
        refused(
                () -> put("live", 1001),
                400,
                "InvalidParameterValueException",
                "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [1000].");
        refused(
                () -> put("live", 901),
                400,
                "InvalidParameterValueException",
                "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its"
                        + " minimum value of [100].");
        put("live", 900);
        assertThat(unreserved()).isEqualTo(100);
        function("g");
        refused(
                () -> reserve("g", 1),
                400,
                "InvalidParameterValueException",
                "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution"
                        + " below its minimum value of [100].");
    }

    private int unreserved() {
        return lambda.getAccountSettings().accountLimit().unreservedConcurrentExecutions();
    }

    private void reserve(String function, int reserved) {
        lambda.putFunctionConcurrency(request -> request.functionName(function).reservedConcurrentExecutions(reserved));
    }

    private PutProvisionedConcurrencyConfigResponse put(String qualifier, int amount) {
        return lambda.putProvisionedConcurrencyConfig(
                request -> request.functionName("f").qualifier(qualifier).provisionedConcurrentExecutions(amount));
    }

    private GetProvisionedConcurrencyConfigResponse get(String qualifier) {
        return lambda.getProvisionedConcurrencyConfig(
                request -> request.functionName("f").qualifier(qualifier));
    }

    private void delete(String qualifier) {
        lambda.deleteProvisionedConcurrencyConfig(
                request -> request.functionName("f").qualifier(qualifier));
    }

    private List<String> listed() {
        return lambda
                .listProvisionedConcurrencyConfigsPaginator(
                        request -> request.functionName("f").maxItems(1))
                .provisionedConcurrencyConfigs()
                .stream()
                .map(ProvisionedConcurrencyConfigListItem::functionArn)
                .toList();
    }
}
