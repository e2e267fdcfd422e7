package dev.mvnlambda.local.control;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reserved and provisioned concurrency, as AWS answers of them. */
class ConcurrencyWireTest extends WireTest {

    @BeforeEach
    void aVersion() {
        published("f");
    }

    @Test
    void provisioningTakesAWhile() {
        answered(
                lambda -> lambda.putProvisionedConcurrencyConfig(
                        request -> request.functionName("f").qualifier("1").provisionedConcurrentExecutions(2)),
                "202\n{AllocatedProvisionedConcurrentExecutions: 0, AvailableProvisionedConcurrentExecutions: 0,"
                        + " LastModified: '<date>', RequestedProvisionedConcurrentExecutions: 2, Status: 'IN_PROGRESS'}");
        settle();
        String ready = "AllocatedProvisionedConcurrentExecutions: 2, AvailableProvisionedConcurrentExecutions: 2,"
                + " LastModified: '<date>', RequestedProvisionedConcurrentExecutions: 2, Status: 'READY'";
        answered(
                lambda -> lambda.getProvisionedConcurrencyConfig(
                        request -> request.functionName("f").qualifier("1")),
                "200\n{" + ready + "}");
        answered(
                lambda -> lambda.listProvisionedConcurrencyConfigs(request -> request.functionName("f")),
                "200\n{ProvisionedConcurrencyConfigs: [{FunctionArn: '<lambda>:function:f:1', " + ready + "}]}");
    }

    @Test
    void nothingIsProvisionedForWhatIsNotThere() {
        missing("f", "noalias", "Cannot find alias arn: <lambda>:function:f:noalias");
        missing("f", "10", "Function not found: <lambda>:function:f:10");
        missing("none", "noalias", "Cannot find alias arn: <lambda>:function:none:noalias");
        missing("none", "1", "Function not found: <lambda>:function:none:1");
        answered(lambda -> lambda.listProvisionedConcurrencyConfigs(request -> request.functionName("none")), """
                404 ResourceNotFoundException
                {Type: 'User', Message: 'Function not found: <lambda>:function:none'}
                """);
        answered(
                lambda -> lambda.deleteProvisionedConcurrencyConfig(
                        request -> request.functionName("f").qualifier("1")),
                "204");
        answered(
                lambda -> lambda.getProvisionedConcurrencyConfig(
                        request -> request.functionName("f").qualifier("1")),
                """
                404 ProvisionedConcurrencyConfigNotFoundException
                {Type: 'User', message: 'No Provisioned Concurrency Config found for this function'}
                """);
    }

    @Test
    void theNewestCodeIsNotProvisioned() {
        String neither = "400 InvalidParameterValueException\n{Type: 'User', message: 'The function resource provided"
                + " must be an alias or a published version.'}";
        answered(
                lambda -> lambda.getProvisionedConcurrencyConfig(
                        request -> request.functionName("f").qualifier("$LATEST")),
                neither);
        answered(
                lambda -> lambda.deleteProvisionedConcurrencyConfig(
                        request -> request.functionName("f").qualifier("$LATEST")),
                neither);
        answered(
                lambda -> lambda.putProvisionedConcurrencyConfig(request ->
                        request.functionName("f").qualifier("$LATEST").provisionedConcurrentExecutions(1)),
                "400 InvalidParameterValueException\n{Type: 'User', message: 'Provisioned Concurrency Configs cannot be"
                        + " applied to unpublished function versions.'}");
    }

    @Test
    void whatIsProvisionedStaysReserved() {
        reserve("f", 5, "200\n{ReservedConcurrentExecutions: 5}");
        answered(
                lambda -> lambda.putProvisionedConcurrencyConfig(
                        request -> request.functionName("f").qualifier("1").provisionedConcurrentExecutions(6)),
                "400 InvalidParameterValueException\n{Type: 'User', message: 'Requested Provisioned Concurrency should not"
                        + " be greater than the reservedConcurrentExecution for function'}");
        lambda.putProvisionedConcurrencyConfig(
                request -> request.functionName("f").qualifier("1").provisionedConcurrentExecutions(5));
        reserve(
                "f",
                4,
                "400 InvalidParameterValueException\n{message: \" ReservedConcurrentExecutions  4 should not be lower than"
                        + " function's total provisioned concurrency [5].\"}");
    }

    @Test
    void aFunctionReservesAsAWhole() {
        reserve(
                "none",
                1,
                "404 ResourceNotFoundException\n"
                        + "{Type: 'User', Message: 'Function not found: <lambda>:function:none:$LATEST'}");
        reserve(
                "f:1",
                1,
                "400 InvalidParameterValueException\n{Type: 'User', message: 'This operation is permitted on Lambda"
                        + " functions only. Aliases and versions do not support this operation. Please specify either a"
                        + " function name or an unqualified function ARN.'}");
        answered(lambda -> lambda.getFunctionConcurrency(request -> request.functionName("f")), "200\n{}");
        answered(lambda -> lambda.deleteFunctionConcurrency(request -> request.functionName("f")), "204");
    }

    private void reserve(String function, int executions, String expected) {
        answered(
                lambda -> lambda.putFunctionConcurrency(
                        request -> request.functionName(function).reservedConcurrentExecutions(executions)),
                expected);
    }

    private void missing(String function, String qualifier, String text) {
        String expected = "404 ResourceNotFoundException\n{Type: 'User', Message: '" + text + "'}";
        answered(
                lambda -> lambda.putProvisionedConcurrencyConfig(request ->
                        request.functionName(function).qualifier(qualifier).provisionedConcurrentExecutions(1)),
                expected);
        answered(
                lambda -> lambda.getProvisionedConcurrencyConfig(
                        request -> request.functionName(function).qualifier(qualifier)),
                expected);
        answered(
                lambda -> lambda.deleteProvisionedConcurrencyConfig(
                        request -> request.functionName(function).qualifier(qualifier)),
                expected);
    }
}
