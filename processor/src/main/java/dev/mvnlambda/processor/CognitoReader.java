package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.CognitoSpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code @CognitoTrigger}. */
final class CognitoReader implements TriggerReader {
    static final String ANNOTATION = "CognitoTrigger";

    /** Seconds that Cognito waits, as AWS's guide says. */
    private static final int PATIENCE = 5;

    private static final String ID = "(?=[^/]{1,55}$)[\\w-]+_[0-9a-zA-Z]+";
    private static final Pattern POOL = Pattern.compile(
            ID + "|" + Patterns.PARTITION + "cognito-idp:[a-z0-9-]+:" + Patterns.ACCOUNT + ":userpool/" + ID);

    @Override
    public String annotation() {
        return ANNOTATION;
    }

    @Override
    public String event(Mark mark) {
        return UserPoolEvent.of(mark)
                .map(on -> on.eventClass(mark.constant("version")))
                .orElse("");
    }

    @Override
    public boolean sendsAnything(Mark mark) {
        return UserPoolEvent.of(mark).isEmpty();
    }

    @Override
    public CognitoSpec read(Mark mark) {
        String pool = mark.member("pool")
                .text(
                        ProblemId.USER_POOL,
                        POOL,
                        "a user pool has an id like eu-west-1_aBcDeF123, or an ARN that ends in userpool/ and its id; write either");
        Optional<UserPoolEvent> on = UserPoolEvent.of(mark);
        String version = mark.constant("version");
        on.ifPresent(event -> checkVersion(mark, event, version));
        on.ifPresent(event -> checkKey(mark, event));
        boolean versioned =
                on.map(event -> event.hasVersions() || event.isSender()).orElse(false);
        return new CognitoSpec(
                pool,
                on.map(UserPoolEvent::trigger).orElse(""),
                versioned ? version : "",
                mark.member("kmsKey")
                        .text(
                                ProblemId.ARN,
                                Patterns.KMS_KEY,
                                "AWS takes an ARN there; write one like arn:aws:kms:eu-west-1:123456789012:key/id"));
    }

    private static void checkVersion(Mark mark, UserPoolEvent on, String version) {
        if (!on.hasVersions() && !version.equals(UserPoolEvent.FIRST_VERSION)) {
            mark.member("version")
                    .error(
                            ProblemId.USER_POOL_EVENT_VERSION,
                            "%s takes %s in version %s, but AWS has more than %s of PreTokenGeneration only; remove version."
                                    .formatted(mark.function(), on.trigger(), version, UserPoolEvent.FIRST_VERSION));
        }
    }

    private static void checkKey(Mark mark, UserPoolEvent on) {
        Member key = mark.member("kmsKey");
        if (on.isSender() && key.text().isEmpty()) {
            mark.error(
                    ProblemId.USER_POOL_KEY,
                    "%s is the %s of a user pool, and Cognito encrypts what it is to send; name the key in kmsKey, and allow kms:Decrypt on it by @Allow."
                            .formatted(mark.function(), on.trigger()));
        } else if (!on.isSender() && !key.text().isEmpty()) {
            key.error(
                    ProblemId.USER_POOL_KEY,
                    "%s has kmsKey, but Cognito encrypts nothing for %s, only for custom senders; remove it."
                            .formatted(mark.function(), on.trigger()));
        }
    }

    /** Reports a timeout, chosen by hand, that Cognito has no patience for; the default is left alone. */
    static void checkTimeout(Marks marks, Settings settings) {
        Optional<Member> chosen =
                marks.one("LambdaFunction").map(mark -> mark.member("timeout")).filter(member -> !member.isUnset());
        boolean awaited = marks.all(ANNOTATION).stream()
                .flatMap(mark -> UserPoolEvent.of(mark).stream())
                .anyMatch(on -> !on.isSender());
        if (awaited && settings.timeout() > PATIENCE) {
            chosen.ifPresent(timeout -> timeout.warning(
                    ProblemId.USER_POOL_TIMEOUT,
                    "%s may run for %d seconds, but AWS's guide says that Cognito waits %d for an answer and then asks again; lower timeout, so that what is given up ends."
                            .formatted(timeout.mark().function(), settings.timeout(), PATIENCE)));
        }
    }

    /** The id of the pool that an annotation names, by id or by ARN. */
    static String poolId(Mark mark) {
        String pool = mark.text("pool");
        return pool.substring(pool.lastIndexOf('/') + 1);
    }

    /** The triggers of these annotations whose pool and event are known; what is claimed twice on one function is, too. */
    static List<Mark> known(Marks marks) {
        return marks.all(ANNOTATION).stream()
                .filter(mark ->
                        mark.member("pool").isKnown() && UserPoolEvent.of(mark).isPresent())
                .toList();
    }
}
