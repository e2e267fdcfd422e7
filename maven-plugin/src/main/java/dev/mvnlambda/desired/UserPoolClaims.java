package dev.mvnlambda.desired;

import dev.mvnlambda.manifest.CognitoSpec;
import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.UserPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What functions ask of user pools: those have to be within reach, and have one function for each event, and one key. */
final class UserPoolClaims {
    private static final Pattern ID = Pattern.compile("(?=.{1,55}$)[\\w-]+_[0-9a-zA-Z]+");

    private final Map<String, String> triggers = new TreeMap<>();
    private final Map<String, String> keys = new TreeMap<>();

    /** What is wrong with one more function, a line each. */
    List<String> problems(FunctionSpec spec, FunctionScope scope) {
        List<String> problems = new ArrayList<>();
        for (CognitoSpec trigger : spec.triggers(CognitoSpec.class)) {
            Identity identity = scope.stage().identity();
            UserPool pool = UserPool.of(trigger.source(), identity);
            if (!ID.matcher(pool.id()).matches()) {
                problems.add(spec.name() + " is called by the user pool '" + trigger.source()
                        + "', but a user pool has an id like " + identity.region()
                        + "_aBcDeF123, or an ARN that ends in userpool/ and its id. Change pool.");
            } else if (!pool.isIn(identity)) {
                problems.add(spec.name() + " is called by the user pool " + trigger.source()
                        + ", but a deploy changes pools of its own account and region only, here " + identity.account()
                        + " and " + identity.region() + ". Change pool, or deploy there.");
            } else {
                claim(trigger, pool, spec, problems);
            }
        }
        return problems;
    }

    private void claim(CognitoSpec trigger, UserPool pool, FunctionSpec spec, List<String> problems) {
        String first = triggers.putIfAbsent(pool.id() + " " + trigger.on(), spec.name());
        if (first != null) {
            problems.add(first + " and " + spec.name() + " are both to be called on " + trigger.on()
                    + " by the user pool " + pool.id()
                    + ", but a pool calls one function for each event. Take one @CognitoTrigger out.");
        }
        String key = trigger.kmsKey().isEmpty() ? null : keys.putIfAbsent(pool.id(), trigger.kmsKey());
        if (key != null && !key.equals(trigger.kmsKey())) {
            problems.add(spec.name() + " has kmsKey = " + trigger.kmsKey() + " for the user pool " + pool.id()
                    + ", but another custom sender of it has " + key + ", and a pool has one key. Choose one of them.");
        }
    }
}
