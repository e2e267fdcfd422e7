package dev.mvnlambda.local.control;

import dev.mvnlambda.local.runtime.Invocation;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvokeMode;

/** Function URLs of all regions, as their gateway sees them. */
final class UrlCalls implements UrlDirectory {

    private final Account account;

    UrlCalls(Account account) {
        this.account = account;
    }

    @Override
    public Optional<FunctionUrl> find(String id) {
        return account.functions().startingWith("").stream()
                .flatMap(function -> function.urls().entrySet().stream()
                        .filter(url -> url.getValue().id().equals(id))
                        .map(url -> described(function, url)))
                .findFirst();
    }

    @Override
    public boolean allowsPublicCalls(FunctionUrl url) {
        Scope scope = account.in(url.region());
        return scope.functions()
                .find(scope.key(url.functionName()))
                .map(function -> function.policies().get(name(url).effectiveQualifier()))
                .filter(policy -> Statements.allowPublicUrl(policy.statements()))
                .isPresent();
    }

    @Override
    public UrlInvocation invoke(FunctionUrl url, String requestId, SdkBytes event) {
        Scope scope = account.in(url.region());
        Calls calls = new Calls(scope, "url");
        Target target = calls.target(name(url));
        Invocation invocation = new Invocation(requestId, name(url).arn(scope), event, null, null);
        Calls.Ran ran = calls.run(target, invocation, null);
        return new UrlInvocation(ran.version(), ran.result());
    }

    private FunctionUrl described(FunctionRecord function, Map.Entry<String, UrlRecord> url) {
        boolean isLatest = url.getKey().equals(FunctionRecord.LATEST);
        @Nullable String qualifier = isLatest ? null : url.getKey();
        UrlRecord record = url.getValue();
        return new FunctionUrl(
                record.id(),
                function.region(),
                account.options().account(),
                function.name(),
                account.in(function.region()).arn(function.name()),
                qualifier,
                FunctionUrlAuthType.fromValue(record.authType()),
                InvokeMode.fromValue(record.invokeMode()),
                record.cors());
    }

    private static FunctionName name(FunctionUrl url) {
        return new FunctionName(url.functionName(), Optional.ofNullable(url.qualifier()));
    }
}
