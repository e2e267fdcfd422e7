package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** HTTP APIs of all regions, as their gateway sees them. */
final class HttpApiCalls implements HttpApiDirectory {

    private static final String PRINCIPAL = "apigateway.amazonaws.com";

    private final Account account;
    private final Executor threads = Executors.newCachedThreadPool(HttpApiCalls::thread);

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
    public Optional<InvocationResult> invoke(
            String functionUri, String sourceArn, String requestId, SdkBytes event, Duration patience)
            throws TimeoutException {
        Optional<ApiFunction> function = ApiFunction.of(functionUri)
                .filter(found -> found.account().equals(account.options().account()));
        if (function.isEmpty()) {
            return Optional.empty();
        }
        if (account.runtime().isDebugged(function.get().name().name())) {
            return invoke(function.get(), sourceArn, requestId, event);
        }
        return awaited(
                CompletableFuture.supplyAsync(() -> invoke(function.get(), sourceArn, requestId, event), threads),
                patience);
    }

    private static <T> T awaited(CompletableFuture<T> call, Duration patience) throws TimeoutException {
        try {
            return call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a function was called.", e);
        }
    }

    private static Thread thread(Runnable call) {
        Thread thread = new Thread(call, "local-lambda-http-api");
        thread.setDaemon(true);
        return thread;
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
