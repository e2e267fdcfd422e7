package dev.mvnlambda.processor;

import java.util.Arrays;
import java.util.Optional;

/** What a user pool calls a function on: as AWS calls it, and the class of the event; empty when AWS has none. */
enum UserPoolEvent {
    PRE_SIGN_UP("PreSignUp", "PreSignUp"),
    POST_CONFIRMATION("PostConfirmation", "PostConfirmation"),
    PRE_AUTHENTICATION("PreAuthentication", "PreAuthentication"),
    POST_AUTHENTICATION("PostAuthentication", "PostAuthentication"),
    CUSTOM_MESSAGE("CustomMessage", "CustomMessage"),
    DEFINE_AUTH_CHALLENGE("DefineAuthChallenge", "DefineAuthChallenge"),
    CREATE_AUTH_CHALLENGE("CreateAuthChallenge", "CreateAuthChallenge"),
    VERIFY_AUTH_CHALLENGE_RESPONSE("VerifyAuthChallengeResponse", "VerifyAuthChallengeResponse"),
    USER_MIGRATION("UserMigration", "MigrateUser"),
    PRE_TOKEN_GENERATION("PreTokenGeneration", "PreTokenGeneration"),
    CUSTOM_SMS_SENDER("CustomSMSSender", ""),
    CUSTOM_EMAIL_SENDER("CustomEmailSender", "");

    static final String FIRST_VERSION = "V1_0";

    private final String trigger;
    private final String event;

    UserPoolEvent(String trigger, String event) {
        this.trigger = trigger;
        this.event = event;
    }

    /** The event that an annotation names; absent when the compiler does not know it. */
    static Optional<UserPoolEvent> of(Mark mark) {
        String constant = mark.constant("on");
        return Arrays.stream(values())
                .filter(one -> one.name().equals(constant))
                .findFirst();
    }

    /** As AWS calls it in a pool's settings. */
    String trigger() {
        return trigger;
    }

    /** The class of the event in a version. */
    String eventClass(String version) {
        boolean later = hasVersions() && !version.equals(FIRST_VERSION);
        return event.isEmpty() ? "" : "CognitoUserPool" + event + "Event" + (later ? "V2" : "");
    }

    /** Whether Cognito hands over codes to be sent, encrypted, and does not wait for it. */
    boolean isSender() {
        return this == CUSTOM_SMS_SENDER || this == CUSTOM_EMAIL_SENDER;
    }

    /** Whether there is more than one version. */
    boolean hasVersions() {
        return this == PRE_TOKEN_GENERATION;
    }
}
