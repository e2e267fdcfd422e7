package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** HTTP APIs of all regions, as their gateway sees them. */
final class HttpApiCalls implements HttpApiDirectory {

    private static final String PRINCIPAL = "apigateway.amazonaws.com";

    private final Account account;

    HttpApiCalls(Account account) {
        this.account = account;
    }

    @Override
    public Optional<HttpApi> find(String id) {
        return account.tables().of("apis", ApiRecord.class).startingWith("").stream()
                .filter(record -> record.api().apiId().equals(id))
                .filter(record -> record.api().protocolType() == ProtocolType.HTTP)
                .map(record -> new HttpApi(
                        record.region(),
                        account.options().account(),
                        record.api(),
                        List.copyOf(record.routes().values()),
                        record.stages(),
                        record.integrations(),
                        record.authorizers()))
                .findFirst();
    }

    @Override
    public Optional<InvocationResult> invoke(String functionUri, String sourceArn, String requestId, SdkBytes event) {
        return ApiFunction.of(functionUri)
                .filter(function -> function.account().equals(account.options().account()))
                .flatMap(function -> invoke(function, sourceArn, requestId, event));
    }

    private Optional<InvocationResult> invoke(
            ApiFunction function, String sourceArn, String requestId, SdkBytes event) {
        Scope scope = account.in(function.region());
        String arn = function.name().arn(scope);
        if (!new InvokeGrants(scope).allow(arn, PRINCIPAL, sourceArn)) {
            return Optional.empty();
        }
        try {
            Calls calls = new Calls(scope, "http-api");
            Target target = calls.target(function.name());
            return Optional.of(calls.run(target, new Invocation(requestId, arn, event, null, null), null)
                    .result());
        } catch (AwsServiceException e) {
            return Optional.empty();
        }
    }
}
