package dev.mvnlambda.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls the function when something happens to a user of a Cognito user pool; repeats, once for each event (AWS API: {@code
 * LambdaConfig} of {@code UpdateUserPool}). The pool is there already. It calls the alias when versions are published; its other
 * settings, and its triggers that lead to other functions, stay as they are.
 *
 * <pre>{@code
 * @Versioned
 * @LambdaFunction(timeout = 5)
 * @CognitoTrigger(pool = "eu-west-1_aBcDeF123", on = UserPoolEvent.PRE_SIGN_UP)
 * public class Invited implements RequestHandler<CognitoUserPoolPreSignUpEvent, CognitoUserPoolPreSignUpEvent> { … }
 * }</pre>
 *
 * <p>The handler takes the event that {@link #on()} names, a {@code Map}, an {@code Object} or a stream, and answers the same event
 * with its response filled in. A pool has one function for each event, so a second one in the app is an error, and one that leads
 * to somebody else's function stops the deploy. AWS's guide says that Cognito waits 5 seconds, tries three times and then gives up,
 * whatever the function's {@link LambdaFunction#timeout() timeout} is; custom senders it does not wait for.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(CognitoTrigger.List.class)
public @interface CognitoTrigger {
    /**
     * The user pool, in the account and region of the deploy: its id, such as {@code eu-west-1_aBcDeF123}, or its ARN (AWS API: {@code
     * UserPoolId}).
     */
    String pool();

    /** The event that the function is called on. */
    UserPoolEvent on();

    /**
     * The version of the event; other ones than {@code V1_0} are for {@link UserPoolEvent#PRE_TOKEN_GENERATION} only (AWS API: {@code
     * LambdaVersion}). Default: V1_0.
     */
    UserPoolEventVersion version() default UserPoolEventVersion.V1_0;

    /**
     * The ARN of the KMS key that codes and passwords are encrypted with before a custom sender gets them; needed for {@link
     * UserPoolEvent#CUSTOM_SMS_SENDER} and {@link UserPoolEvent#CUSTOM_EMAIL_SENDER}, and for no other event. A pool has one key (AWS
     * API: {@code KMSKeyID}). The function needs {@code kms:Decrypt} on it: {@link Allow}. Default: none.
     */
    String kmsKey() default "";

    /** Holds repeated {@link CognitoTrigger} annotations. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** The repeated annotations. */
        CognitoTrigger[] value();
    }
}
