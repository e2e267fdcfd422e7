package dev.mvnlambda.aws;

import dev.mvnlambda.resource.AccountException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the calls that change an API: API Gateway takes one change of an API at a time, and asks to try again. */
final class ApiChanges {
    private static final List<String> PASSING = List.of("concurrent modification");

    private final Caller caller;

    ApiChanges(Caller caller) {
        this.caller = caller;
    }

    /** The answer to a change. */
    <T> T call(String action, Supplier<T> change) {
        return new Patience(caller).call(action, PASSING, change);
    }

    /** The answer to a change; nothing when what it is of is not there. */
    <T> Optional<T> find(String action, Supplier<T> change) {
        try {
            return Optional.of(call(action, change));
        } catch (AccountException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
