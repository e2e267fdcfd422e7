package dev.mvnlambda.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports what a user pool has once, but functions of a module claim more than once: a trigger, and the key of its senders. */
final class ClaimedUserPools {
    private final Map<List<String>, String> triggers = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();

    /** Reports what was claimed already. */
    void check(DeclaredFunction function) {
        CognitoReader.known(function.marks()).forEach(mark -> {
            checkTrigger(function, mark, UserPoolEvent.of(mark).orElseThrow());
            checkKey(function, mark);
        });
    }

    private void checkTrigger(DeclaredFunction function, Mark mark, UserPoolEvent on) {
        String pool = CognitoReader.poolId(mark);
        String first = triggers.putIfAbsent(List.of(pool, on.trigger()), function.name());
        if (first != null) {
            mark.member("on")
                    .error(
                            ProblemId.DUPLICATE_USER_POOL_TRIGGER,
                            "%s is to be called on %s by the user pool %s, but %s is already, and a pool calls one function for each event; remove one of them."
                                    .formatted(
                                            function.name(),
                                            on.trigger(),
                                            pool,
                                            first.equals(function.name()) ? "it" : first));
        }
    }

    private void checkKey(DeclaredFunction function, Mark mark) {
        String key = mark.text("kmsKey");
        String pool = CognitoReader.poolId(mark);
        String first = key.isEmpty() ? key : keys.getOrDefault(pool, key);
        if (!key.isEmpty()) {
            keys.putIfAbsent(pool, key);
        }
        if (!key.equals(first)) {
            mark.member("kmsKey")
                    .error(
                            ProblemId.USER_POOL_KEY,
                            "%s has kmsKey = \"%s\" for the user pool %s, but another custom sender of it has \"%s\", and a pool has one key; choose one of them."
                                    .formatted(function.name(), key, pool, first));
        }
    }
}
