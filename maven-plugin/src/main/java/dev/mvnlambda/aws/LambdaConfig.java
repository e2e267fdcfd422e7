package dev.mvnlambda.aws;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CustomEmailLambdaVersionConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CustomSMSLambdaVersionConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreTokenGenerationVersionConfigType;

/** The entries of a user pool's one list of triggers, by their names; all others of a changed list stay. */
final class LambdaConfig {
    /** What every entry is that has no version. */
    static final String FIRST_VERSION = "V1_0";

    private static final String TOKEN = "PreTokenGeneration";
    private static final String SMS = "CustomSMSSender";
    private static final String EMAIL = "CustomEmailSender";

    /** All triggers that an annotation may name. */
    static final List<String> TRIGGERS = List.of(
            "PreSignUp",
            "PostConfirmation",
            "PreAuthentication",
            "PostAuthentication",
            "CustomMessage",
            "DefineAuthChallenge",
            "CreateAuthChallenge",
            "VerifyAuthChallengeResponse",
            "UserMigration",
            TOKEN,
            SMS,
            EMAIL);

    private LambdaConfig() {}

    /**
     * One entry.
     *
     * @param version empty where there are none
     * @param kmsKey empty but for custom senders
     */
    record Entry(String functionArn, String version, String kmsKey) {}

    /** The entry of a trigger; absent when the pool calls nothing. */
    static Optional<Entry> find(@Nullable LambdaConfigType config, String trigger) {
        if (config == null) {
            return Optional.empty();
        }
        return switch (trigger) {
            case TOKEN -> token(config);
            case SMS ->
                Optional.ofNullable(config.customSMSSender())
                        .map(found -> sender(config, found.lambdaArn(), found.lambdaVersionAsString()));
            case EMAIL ->
                Optional.ofNullable(config.customEmailSender())
                        .map(found -> sender(config, found.lambdaArn(), found.lambdaVersionAsString()));
            default -> config.getValueForField(trigger, String.class).map(arn -> new Entry(arn, "", ""));
        };
    }

    /** It has two names; the older one tells no version. */
    private static Optional<Entry> token(LambdaConfigType config) {
        return Optional.ofNullable(config.preTokenGenerationConfig())
                .map(found -> new Entry(found.lambdaArn(), found.lambdaVersionAsString(), ""))
                .or(() ->
                        Optional.ofNullable(config.preTokenGeneration()).map(arn -> new Entry(arn, FIRST_VERSION, "")));
    }

    private static Entry sender(LambdaConfigType config, String arn, String version) {
        return new Entry(arn, version, config.kmsKeyID() == null ? "" : config.kmsKeyID());
    }

    /** The other custom sender, which has the same key; empty for a trigger that is none. */
    static Optional<Entry> otherSender(LambdaConfigType config, String trigger) {
        return switch (trigger) {
            case SMS -> find(config, EMAIL);
            case EMAIL -> find(config, SMS);
            default -> Optional.empty();
        };
    }

    /** The list with an entry set. */
    static LambdaConfigType with(@Nullable LambdaConfigType config, String trigger, Entry entry) {
        LambdaConfigType.Builder builder = config == null ? LambdaConfigType.builder() : config.toBuilder();
        String arn = entry.functionArn();
        String version = entry.version();
        switch (trigger) {
            case TOKEN ->
                builder.preTokenGeneration(arn)
                        .preTokenGenerationConfig(token -> token.lambdaArn(arn).lambdaVersion(version));
            case SMS ->
                builder.kmsKeyID(entry.kmsKey())
                        .customSMSSender(sender -> sender.lambdaArn(arn).lambdaVersion(version));
            case EMAIL ->
                builder.kmsKeyID(entry.kmsKey())
                        .customEmailSender(sender -> sender.lambdaArn(arn).lambdaVersion(version));
            default -> plain(builder, trigger, arn);
        }
        return builder.build();
    }

    /** The list without an entry; a key that no sender is left for goes too. */
    static LambdaConfigType without(LambdaConfigType config, String trigger) {
        LambdaConfigType.Builder builder = config.toBuilder();
        switch (trigger) {
            case TOKEN ->
                builder.preTokenGeneration(null).preTokenGenerationConfig((PreTokenGenerationVersionConfigType) null);
            case SMS -> builder.customSMSSender((CustomSMSLambdaVersionConfigType) null);
            case EMAIL -> builder.customEmailSender((CustomEmailLambdaVersionConfigType) null);
            default -> plain(builder, trigger, null);
        }
        boolean sender = trigger.equals(SMS) || trigger.equals(EMAIL);
        if (sender && otherSender(config, trigger).isEmpty()) {
            builder.kmsKeyID(null);
        }
        return builder.build();
    }

    private static void plain(LambdaConfigType.Builder builder, String trigger, @Nullable String arn) {
        switch (trigger) {
            case "PreSignUp" -> builder.preSignUp(arn);
            case "PostConfirmation" -> builder.postConfirmation(arn);
            case "PreAuthentication" -> builder.preAuthentication(arn);
            case "PostAuthentication" -> builder.postAuthentication(arn);
            case "CustomMessage" -> builder.customMessage(arn);
            case "DefineAuthChallenge" -> builder.defineAuthChallenge(arn);
            case "CreateAuthChallenge" -> builder.createAuthChallenge(arn);
            case "VerifyAuthChallengeResponse" -> builder.verifyAuthChallengeResponse(arn);
            case "UserMigration" -> builder.userMigration(arn);
            default -> throw new IllegalArgumentException(trigger);
        }
    }
}
