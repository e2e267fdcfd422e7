package dev.mvnlambda.local.control;

import dev.mvnlambda.local.push.Functions;
import dev.mvnlambda.local.runtime.Invocation;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** A function where it is. */
    private record Place(Scope scope, FunctionName name, FunctionRecord function) {}

    @Override
    public boolean exists(String arn) {
        return place(arn).isPresent();
    }

    @Override
    public boolean allow(Sender sender, String arn) {
        return place(arn).filter(place -> allow(sender, place)).isPresent();
    }

    @Override
    public boolean call(Sender sender, String arn, SdkBytes event) {
        Optional<Place> place = place(arn).filter(found -> allow(sender, found));
        try {
            place.ifPresent(found -> call(found, event));
            return place.isPresent();
        } catch (AwsServiceException e) {
            // such as a function that is not Active yet
            return false;
        }
    }

    private static void call(Place place, SdkBytes event) {
        Scope scope = place.scope();
        Calls calls = new Calls(scope);
        Target target = calls.target(place.name());
        Target begun = target.isDurable() ? new Executions(scope).start(target, null, event) : target;
        Invocation invocation =
                new Invocation(UUID.randomUUID().toString(), place.name().arn(scope), event, null, null);
        new AsyncEvents(scope, calls).accept(begun, invocation);
    }

    private static boolean allow(Sender sender, Place place) {
        @Nullable PolicyRecord policy = place.function().policies().get(place.name().effectiveQualifier());
        return policy != null && Statements.allowService(policy.statements(), sender);
    }

    private Optional<Place> place(String arn) {
        String[] parts = arn.split(":", -1);
        if (parts.length < ARN_PARTS || !arn.startsWith("arn:")) {
            return Optional.empty();
        }
        Scope scope = account.in(parts[REGION_PART]);
        try {
            FunctionName name = FunctionName.of(arn, null, scope);
            return new Directory(scope)
                    .find(name.name())
                    .filter(function -> Directory.version(function, name.effectiveQualifier())
                            .isPresent())
                    .map(function -> new Place(scope, name, function));
        } catch (AwsServiceException e) {
            return Optional.empty();
        }
    }
}
