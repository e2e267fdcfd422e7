package dev.mvnlambda.local.control;

import dev.mvnlambda.local.push.Functions;
import dev.mvnlambda.local.runtime.Invocation;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;

/** Calls functions for services that do so by themselves: asynchronously, and only where a resource policy lets them. */
final class PushedCalls implements Functions {

    private static final int ARN_PARTS = 7;
    private static final int REGION_PART = 3;

    private final Account account;

    PushedCalls(Account account) {
        this.account = account;
    }

    @Override
    public boolean allow(Sender sender, String arn) {
        return arn.split(":", -1).length >= ARN_PARTS
                && new InvokeGrants(scope(arn)).allow(arn, sender.principal(), sender.sourceArn());
    }

    @Override
    public boolean call(Sender sender, String arn, SdkBytes event) {
        if (!allow(sender, arn)) {
            return false;
        }
        try {
            call(scope(arn), sender, arn, event);
            return true;
        } catch (AwsServiceException e) {
            // such as a function that is not Active yet
            return false;
        }
    }

    private static void call(Scope scope, Sender sender, String arn, SdkBytes event) {
        FunctionName name = FunctionName.of(arn, null, scope);
        Calls calls = new Calls(scope, sender.service());
        Target target = calls.target(name);
        Target begun = target.isDurable() ? new Executions(scope).start(target, null, event) : target;
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), name.arn(scope), event, null, null);
        new AsyncEvents(scope, calls).accept(begun, invocation);
    }

    private Scope scope(String arn) {
        return account.in(arn.split(":", -1)[REGION_PART]);
    }
}
