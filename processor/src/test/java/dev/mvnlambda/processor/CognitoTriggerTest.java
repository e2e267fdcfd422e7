package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.durable;
import static dev.mvnlambda.processor.Sources.handler;
import static dev.mvnlambda.processor.Sources.manifest;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.annotation.UserPoolEventVersion;
import dev.mvnlambda.manifest.CognitoSpec;
import dev.mvnlambda.manifest.TriggerSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CognitoTriggerTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/1";

    private static List<TriggerSpec> triggers(String annotations) {
        return manifest(handler("Shop", annotations)).functions().get(0).triggers();
    }

    private static String trigger(String on) {
        return "@CognitoTrigger(pool = \"eu-west-1_abc\", on = UserPoolEvent." + on + ")";
    }

    private static String taking(String event, String annotation) {
        return annotation + "\npublic class Shop implements RequestHandler<" + event
                + ", Object> { public Object handleRequest(" + event + " in, Context context) { return in; } }";
    }

    @Test
    void everythingIsInTheManifest() {
        assertThat(triggers(trigger("PRE_SIGN_UP") + """
                @CognitoTrigger(pool = "${pool}", on = UserPoolEvent.PRE_TOKEN_GENERATION,
                    version = UserPoolEventVersion.V2_0)
                @CognitoTrigger(pool = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_x",
                    on = UserPoolEvent.CUSTOM_SMS_SENDER, kmsKey = "%s")""".formatted(KEY)))
                .containsExactly(
                        new CognitoSpec("${pool}", "PreTokenGeneration", "V2_0", ""),
                        new CognitoSpec(
                                "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_x",
                                "CustomSMSSender",
                                "V1_0",
                                KEY),
                        new CognitoSpec("eu-west-1_abc", "PreSignUp", "", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "PRE_SIGN_UP,CognitoUserPoolPreSignUpEvent",
        "POST_CONFIRMATION,CognitoUserPoolPostConfirmationEvent",
        "PRE_AUTHENTICATION,CognitoUserPoolPreAuthenticationEvent",
        "POST_AUTHENTICATION,CognitoUserPoolPostAuthenticationEvent",
        "CUSTOM_MESSAGE,CognitoUserPoolCustomMessageEvent",
        "DEFINE_AUTH_CHALLENGE,CognitoUserPoolDefineAuthChallengeEvent",
        "CREATE_AUTH_CHALLENGE,CognitoUserPoolCreateAuthChallengeEvent",
        "VERIFY_AUTH_CHALLENGE_RESPONSE,CognitoUserPoolVerifyAuthChallengeResponseEvent",
        "USER_MIGRATION,CognitoUserPoolMigrateUserEvent",
        "PRE_TOKEN_GENERATION,CognitoUserPoolPreTokenGenerationEvent"
    })
    void aHandlerTakesTheEventOfItsTrigger(String on, String event) {
        assertThat(problems(taking(event, trigger(on)))).isEmpty();
        assertThat(problems(taking("SQSEvent", trigger(on))))
                .containsExactly(
                        "Shop:1: [EventType] Shop takes com.amazonaws.services.lambda.runtime.events.SQSEvent, but @CognitoTrigger sends "
                                + event + "; take that, or Map, Object or a stream.");
    }

    @Test
    void laterVersionsOfTokensHaveAnEventOfTheirOwn() {
        String annotation = trigger("PRE_TOKEN_GENERATION").replace(")", ", version = UserPoolEventVersion.V3_0)");
        assertThat(problems(taking("CognitoUserPoolPreTokenGenerationEventV2", annotation)))
                .isEmpty();
        assertThat(problems(taking("CognitoUserPoolPreTokenGenerationEvent", annotation)))
                .singleElement()
                .asString()
                .contains("[EventType]");
    }

    @Test
    void awsHasNoClassOfWhatSendersAreHanded() {
        String annotation = trigger("CUSTOM_SMS_SENDER").replace(")", ", kmsKey = \"" + KEY + "\")");
        assertThat(problems(taking("CognitoUserPoolCustomMessageEvent", annotation)))
                .containsExactly(
                        "Shop:1: [EventType] Shop takes com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCustomMessageEvent,"
                                + " but AWS's library has no class for what @CognitoTrigger sends; take a class of your own, Map, Object or a stream.");
        assertThat(problems(taking("Map<String, Object>", annotation))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(dev.mvnlambda.annotation.UserPoolEvent.class)
    void everyEventIsKnown(dev.mvnlambda.annotation.UserPoolEvent on) {
        String key = on.name().endsWith("SENDER") ? ", kmsKey = \"" + KEY + "\")" : ")";
        assertThat(triggers(trigger(on.name()).replace(")", key)))
                .singleElement()
                .isInstanceOfSatisfying(
                        CognitoSpec.class,
                        spec -> assertThat(spec.on())
                                .isEqualToIgnoringCase(on.name().replace("_", "")));
        assertThat(UserPoolEventVersion.V1_0).hasToString(UserPoolEvent.FIRST_VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "arn:aws:cognito-idp:eu-west-1:123456789012:eu-west-1_x", ""})
    void aPoolIsNamedByItsIdOrItsArn(String pool) {
        assertThat(problemsOf("@CognitoTrigger(pool = \"" + pool + "\", on = UserPoolEvent.PRE_SIGN_UP)"))
                .containsExactly(
                        "Shop:1: [UserPool] Shop has pool = \"" + pool
                                + "\", but a user pool has an id like eu-west-1_aBcDeF123, or an ARN that ends in userpool/ and its id; write either.");
    }

    @Test
    void onlyTokensHaveLaterVersions() {
        assertThat(problemsOf(trigger("PRE_SIGN_UP").replace(")", ", version = UserPoolEventVersion.V2_0)")))
                .containsExactly(
                        "Shop:1: [UserPoolEventVersion] Shop takes PreSignUp in version V2_0, but AWS has more than V1_0 of PreTokenGeneration only; remove version.");
    }

    @Test
    void aKeyIsForSendersAndTheyNeedOne() {
        assertThat(problemsOf(trigger("CUSTOM_EMAIL_SENDER")))
                .containsExactly(
                        "Shop:1: [UserPoolKey] Shop is the CustomEmailSender of a user pool, and Cognito encrypts what it is to send; name the key in kmsKey, and allow kms:Decrypt on it by @Allow.");
        assertThat(problemsOf(trigger("PRE_SIGN_UP").replace(")", ", kmsKey = \"" + KEY + "\")")))
                .containsExactly(
                        "Shop:1: [UserPoolKey] Shop has kmsKey, but Cognito encrypts nothing for PreSignUp, only for custom senders; remove it.");
        assertThat(problemsOf(trigger("CUSTOM_SMS_SENDER").replace(")", ", kmsKey = \"key\")")))
                .singleElement()
                .asString()
                .startsWith("Shop:1: [Arn] Shop has kmsKey = \"key\", but");
    }

    @Test
    void aPoolCallsOneFunctionForEachEvent() {
        assertThat(
                        problems(
                                handler("Shop", brokenBeforeOn("PRE_SIGN_UP") + trigger("CUSTOM_MESSAGE")),
                                handler(
                                        "Bills",
                                        "@CognitoTrigger(pool = \"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc\", on = UserPoolEvent.PRE_SIGN_UP)")))
                .containsExactly(
                        "Shop:2: [DuplicateUserPoolTrigger] Shop is to be called on PreSignUp by the user pool eu-west-1_abc, but Bills is already, and a pool calls one function for each event; remove one of them.");
        assertThat(problemsOf(trigger("PRE_SIGN_UP") + "\n" + brokenBeforeOn("PRE_SIGN_UP")))
                .containsExactly(
                        "Shop:3: [DuplicateUserPoolTrigger] Shop is to be called on PreSignUp by the user pool eu-west-1_abc, but it is already, and a pool calls one function for each event; remove one of them.");
    }

    private static String brokenBeforeOn(String on) {
        return trigger(on).replace(" on =", "\non =");
    }

    @Test
    void aPoolHasOneKey() {
        String annotations = Stream.of("SMS", "EMAIL")
                .map(how ->
                        trigger("CUSTOM_" + how + "_SENDER").replace(")", ", kmsKey = \"" + KEY + how.length() + "\")"))
                .reduce("", String::concat);
        assertThat(problemsOf(annotations))
                .containsExactly("Shop:1: [UserPoolKey] Shop has kmsKey = \"" + KEY
                        + "5\" for the user pool eu-west-1_abc, but another custom sender of it has \"" + KEY
                        + "3\", and a pool has one key; choose one of them.");
    }

    @Test
    void aTimeoutThatCognitoDoesNotWaitForIsWarnedOf() {
        assertThat(problemsOf("@LambdaFunction(timeout = 6) " + trigger("PRE_SIGN_UP")))
                .containsExactly(
                        "warning: Shop:1: [UserPoolTimeout] Shop may run for 6 seconds, but AWS's guide says that Cognito waits 5 for an answer and then asks again; lower timeout, so that what is given up ends.");
        assertThat(problemsOf("@LambdaFunction(timeout = 5) " + trigger("PRE_SIGN_UP")))
                .isEmpty();
        assertThat(problemsOf(trigger("PRE_SIGN_UP"))).isEmpty();
        assertThat(problemsOf("@LambdaFunction(timeout = 60) "
                        + trigger("CUSTOM_SMS_SENDER").replace(")", ", kmsKey = \"" + KEY + "\")")))
                .isEmpty();
    }

    @Test
    void aLongDurableExecutionIsWarnedOf() {
        String annotations = "@Durable(executionTimeout = 901) " + trigger("PRE_SIGN_UP");
        assertThat(problems(durable("Shop", annotations)))
                .containsExactly(
                        "warning: Shop:1: [DurableUserPool] Shop may run for 901 seconds, but a user pool waits for its end, and AWS lets no such caller wait more than 900; start longer executions asynchronously.");
        assertThat(problems(durable("Shop", annotations.replace("901", "900")))).isEmpty();
    }
}
