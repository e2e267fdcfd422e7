package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;

class EventInvokeConfigTest extends MappingTest {

    @Test
    void aConfigHoldsWhatWasGivenAndBothDestinations() {
        assertThat(put("f", request -> request.maximumRetryAttempts(1)))
                .isEqualTo(PutFunctionEventInvokeConfigResponse.builder()
                        .functionArn(ARN + "f:$LATEST")
                        .lastModified(clock.instant())
                        .maximumRetryAttempts(1)
                        .destinationConfig(destination ->
                                destination.onSuccess(success -> {}).onFailure(failure -> {}))
                        .build());
    }

    @Test
    void eachQualifierHasItsOwn() {
        put("f", request -> request.maximumRetryAttempts(0));
        put("f:1", request -> request.maximumRetryAttempts(1));
        put("f", request -> request.qualifier("live").maximumEventAgeInSeconds(60));

        assertThat(listed()).containsExactly(ARN + "f:$LATEST", ARN + "f:1", ARN + "f:live");
        assertThat(get("live").maximumRetryAttempts()).isNull();
        assertThat(get("1").maximumRetryAttempts()).isEqualTo(1);
    }

    @Test
    void puttingReplacesAndUpdatingMerges() {
        put("f", request -> request.maximumRetryAttempts(2).maximumEventAgeInSeconds(60));
        put("f", request -> request.maximumRetryAttempts(0));
        assertThat(get("$LATEST").maximumEventAgeInSeconds()).isNull();

        allow("sqs:SendMessage", queue);
        lambda.updateFunctionEventInvokeConfig(request -> request.functionName("f")
                .maximumEventAgeInSeconds(70)
                .destinationConfig(destination -> destination.onFailure(failure -> failure.destination(queue))));
        lambda.updateFunctionEventInvokeConfig(
                request -> request.functionName("f").maximumRetryAttempts(1));

        GetFunctionEventInvokeConfigResponse merged = get("$LATEST");
        assertThat(merged.maximumRetryAttempts()).isEqualTo(1);
        assertThat(merged.maximumEventAgeInSeconds()).isEqualTo(70);
        assertThat(merged.destinationConfig().onFailure().destination()).isEqualTo(queue);
        lambda.updateFunctionEventInvokeConfig(request -> request.functionName("f")
                .destinationConfig(destination -> destination.onFailure(failure -> failure.destination(""))));
        assertThat(get("$LATEST").destinationConfig().onFailure().destination()).isNull();
    }

    @Test
    void aConfigGoesAloneOrWithItsAliasAndOutlivesARestart() {
        put("f", request -> request.maximumRetryAttempts(0));
        put("f:live", request -> request.maximumRetryAttempts(0));
        put("f:1", request -> request.maximumRetryAttempts(0));

        lambda.deleteFunctionEventInvokeConfig(request -> request.functionName("f"));
        lambda.deleteAlias(request -> request.functionName("f").name("live"));
        reopen(LocalOptions.in(directory));

        assertThat(listed()).containsExactly(ARN + "f:1");
    }

    @Test
    void whatIsMissingIsNamed() {
        String text = "The function " + ARN + "f:live doesn't have an EventInvokeConfig";
        refused(() -> get("live"), 404, "ResourceNotFoundException", text);
        refused(
                () -> lambda.deleteFunctionEventInvokeConfig(
                        request -> request.functionName("f").qualifier("live")),
                404,
                "ResourceNotFoundException",
                text);
        refused(
                () -> lambda.updateFunctionEventInvokeConfig(
                        request -> request.functionName("f:live").maximumRetryAttempts(1)),
                404,
                "ResourceNotFoundException",
                text);
        for (String name : List.of("none", "f:none")) {
            refused(
                    () -> put(name, request -> request.maximumRetryAttempts(1)),
                    404,
                    "ResourceNotFoundException",
                    "The function doesn't exist.");
        }
        refused(
                () -> lambda.listFunctionEventInvokeConfigs(request -> request.functionName("none")),
                404,
                "ResourceNotFoundException",
                "The function doesn't exist.");
        refused(
                () -> put("f:1", request -> request.qualifier("live").maximumRetryAttempts(1)),
                400,
                "InvalidParameterValueException",
                "The derived qualifier from the function name does not match the specified qualifier.");
    }

    @Test
    void aConfigSaysSomething() {
        invalid(request -> request, "You must specify at least one of error handling or destination setting.");
        refused(
                () -> put("none", request -> request),
                400,
                "InvalidParameterValueException",
                "You must specify at least one of error handling or destination setting.");
        refused(
                () -> put("f", request -> request.maximumRetryAttempts(3).maximumEventAgeInSeconds(59)),
                400,
                "ValidationException",
                "2 validation errors detected: Value '3' at 'maximumRetryAttempts' failed to satisfy constraint: Member"
                        + " must have value less than or equal to 2; Value '59' at 'maximumEventAgeInSeconds' failed to"
                        + " satisfy constraint: Member must have value greater than or equal to 60");
    }

    @Test
    void destinationsTakeRecords() {
        function("g");
        onSuccess(ARN + "none", "The destination ARN " + ARN + "none is invalid.");
        onSuccess(ARN + "f:live", "You can't specify the function as a destination for itself.");
        onSuccess(
                ARN.replace("lambda", "iam") + "f",
                "The provided destination config DestinationConfig(onSuccess=OnSuccess(destination="
                        + ARN.replace("lambda", "iam") + "f), onFailure=null) is invalid.");
        onSuccess(
                ARN + "g",
                "The function's execution role does not have permissions to call InvokeFunction on " + ARN + "g");
        onSuccess(queue + "0", "The destination ARN " + queue + "0 is invalid.");

        allow("lambda:InvokeFunction", ARN + "g*");

        assertThat(put(
                                "f",
                                request -> request.destinationConfig(destination ->
                                        destination.onSuccess(success -> success.destination(ARN + "g"))))
                        .destinationConfig()
                        .onSuccess()
                        .destination())
                .isEqualTo(ARN + "g");
    }

    private void onSuccess(String destination, String text) {
        invalid(
                request -> request.destinationConfig(
                        config -> config.onSuccess(success -> success.destination(destination))),
                text);
    }

    private void invalid(UnaryOperator<PutFunctionEventInvokeConfigRequest.Builder> more, String text) {
        refused(() -> put("f", more), 400, "InvalidParameterValueException", text);
    }

    private PutFunctionEventInvokeConfigResponse put(
            String function, UnaryOperator<PutFunctionEventInvokeConfigRequest.Builder> more) {
        return lambda.putFunctionEventInvokeConfig(
                more.apply(PutFunctionEventInvokeConfigRequest.builder().functionName(function))
                        .build());
    }

    private GetFunctionEventInvokeConfigResponse get(String qualifier) {
        return lambda.getFunctionEventInvokeConfig(
                request -> request.functionName("f").qualifier(qualifier));
    }

    private List<String> listed() {
        return lambda
                .listFunctionEventInvokeConfigsPaginator(
                        request -> request.functionName("f").maxItems(1))
                .functionEventInvokeConfigs()
                .stream()
                .map(FunctionEventInvokeConfig::functionArn)
                .toList();
    }
}
