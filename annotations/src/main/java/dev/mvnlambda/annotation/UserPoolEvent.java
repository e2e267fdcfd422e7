package dev.mvnlambda.annotation;

/** What a Cognito user pool calls a function on (AWS API: {@code LambdaConfig}). */
public enum UserPoolEvent {
    /** A user signs up, and may be refused or confirmed; the handler takes a {@code CognitoUserPoolPreSignUpEvent}. */
    PRE_SIGN_UP,
    /** A user was confirmed; the handler takes a {@code CognitoUserPoolPostConfirmationEvent}. */
    POST_CONFIRMATION,
    /** A user signs in, and may be refused; the handler takes a {@code CognitoUserPoolPreAuthenticationEvent}. */
    PRE_AUTHENTICATION,
    /** A user signed in; the handler takes a {@code CognitoUserPoolPostAuthenticationEvent}. */
    POST_AUTHENTICATION,
    /** A message is about to be sent, and may be worded; the handler takes a {@code CognitoUserPoolCustomMessageEvent}. */
    CUSTOM_MESSAGE,
    /** A custom sign-in goes on, with which challenge is asked; the handler takes a {@code CognitoUserPoolDefineAuthChallengeEvent}. */
    DEFINE_AUTH_CHALLENGE,
    /** A challenge is to be made; the handler takes a {@code CognitoUserPoolCreateAuthChallengeEvent}. */
    CREATE_AUTH_CHALLENGE,
    /** An answer is to be judged; the handler takes a {@code CognitoUserPoolVerifyAuthChallengeResponseEvent}. */
    VERIFY_AUTH_CHALLENGE_RESPONSE,
    /** A user is not known, and may be brought over; the handler takes a {@code CognitoUserPoolMigrateUserEvent}. */
    USER_MIGRATION,
    /**
     * A token is about to be made, and may be altered; the handler takes a {@code CognitoUserPoolPreTokenGenerationEvent}, or from
     * version {@code V2_0} on a {@code CognitoUserPoolPreTokenGenerationEventV2}.
     */
    PRE_TOKEN_GENERATION,
    /** An SMS is to be sent by the function; the handler takes a {@code Map} or a stream, since AWS has no class for it. */
    CUSTOM_SMS_SENDER,
    /** An email is to be sent by the function; the handler takes a {@code Map} or a stream, since AWS has no class for it. */
    CUSTOM_EMAIL_SENDER
}
