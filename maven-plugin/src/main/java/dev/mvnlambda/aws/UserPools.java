package dev.mvnlambda.aws;

import dev.mvnlambda.resource.AccountException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** User pools whose triggers are read, merged and written; AWS has no guard against two who do so at once. */
final class UserPools {
    private static final String UPDATE = "cognito-idp:UpdateUserPool";
    private static final Duration AT_MOST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Caller caller;
    private final CognitoIdentityProviderClient cognito;

    UserPools(Caller caller, CognitoIdentityProviderClient cognito) {
        this.caller = caller;
        this.cognito = cognito;
    }

    Optional<UserPoolType> find(String id) {
        return caller.find(
                "cognito-idp:DescribeUserPool",
                () -> cognito.describeUserPool(r -> r.userPoolId(id)).userPool());
    }

    /**
     * Changes the triggers of a pool, however often others get in between.
     *
     * @param edit changes nothing when all is as wanted
     */
    void change(String id, UnaryOperator<LambdaConfigType> edit) {
        Instant patience = caller.time().now().plus(AT_MOST);
        while (!isDone(id, edit, patience)) {
            caller.time().sleep(PAUSE);
        }
    }

    /** One try; nobody is told when another one's change, read before ours was written, undoes it, so it is read again. */
    private boolean isDone(String id, UnaryOperator<LambdaConfigType> edit, Instant patience) {
        Optional<UserPoolType> found = find(id);
        if (found.isEmpty()) {
            throw new AccountException(
                    "UserPoolGone", UPDATE, 404, false, "The user pool " + id + " is not there any more.", null);
        }
        UserPoolType before = found.get();
        LambdaConfigType triggers = triggers(before);
        LambdaConfigType wanted = edit.apply(triggers);
        if (wanted.equals(triggers)) {
            return true;
        }
        try {
            caller.call(UPDATE, () -> cognito.updateUserPool(UserPoolUpdate.of(before, wanted)));
        } catch (AccountException e) {
            if (e.code().equals("ConcurrentModificationException")
                    && caller.time().now().isBefore(patience)) {
                return false;
            }
            throw e;
        }
        UserPoolType after = find(id).orElse(before);
        refuseOtherChanges(before, after);
        boolean kept = edit.apply(triggers(after)).equals(triggers(after));
        if (!kept && !caller.time().now().isBefore(patience)) {
            throw refusal(
                    "The triggers of the user pool " + id
                            + " are not as they were written: somebody else changes them at the same time. Run the goal again.");
        }
        return kept;
    }

    static LambdaConfigType triggers(UserPoolType pool) {
        return pool.lambdaConfig() == null ? LambdaConfigType.builder().build() : pool.lambdaConfig();
    }

    private static void refuseOtherChanges(UserPoolType before, UserPoolType after) {
        List<String> differences = UserPoolUpdate.differences(before, after);
        if (!differences.isEmpty()) {
            throw refusal(
                    "The user pool " + before.id() + " has other settings than before its triggers were changed ("
                            + String.join(", ", differences)
                            + "), though they were written as they had been read. Look whether somebody changed them meanwhile, and run the goal again.");
        }
    }

    static AccountException refusal(String message) {
        return new AccountException("UserPoolChanged", UPDATE, 0, false, message, null);
    }
}
