package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.CognitoSpec;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.InputException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConcurrentModificationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** An entry of a user pool's triggers leads to the alias, or to the bare function, and all else of the pool stays. */
@SuppressWarnings("NullAway.Init") // JUnit sets the field
final class UserPoolTriggerTest extends DeployedAccount {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:";
    private static final String ARN = FUNCTION + "shop-dev-Shop";
    private static final String THEIRS = FUNCTION + "theirs";
    private static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/1";

    private String pool;

    @BeforeEach
    void makePool() {
        pool = cognito()
                .createUserPool(r -> r.poolName("users")
                        .policies(policies -> policies.passwordPolicy(
                                policy -> policy.minimumLength(12).temporaryPasswordValidityDays(2)))
                        .autoVerifiedAttributesWithStrings("email")
                        .mfaConfiguration("OPTIONAL")
                        .deviceConfiguration(device -> device.challengeRequiredOnNewDevice(true))
                        .emailConfiguration(email -> email.emailSendingAccount("DEVELOPER")
                                .sourceArn("arn:aws:ses:us-east-1:000000000000:identity/a"))
                        .adminCreateUserConfig(invite -> invite.allowAdminCreateUserOnly(true))
                        .accountRecoverySetting(recovery -> recovery.recoveryMechanisms(RecoveryOptionType.builder()
                                .name("admin_only")
                                .priority(1)
                                .build()))
                        .userPoolAddOns(addOns -> addOns.advancedSecurityMode("AUDIT"))
                        .smsVerificationMessage("sms {####}")
                        .deletionProtection("ACTIVE")
                        .userPoolTier("PLUS")
                        .userPoolTags(Map.of("team", "a")))
                .userPool()
                .id();
    }

    private CognitoIdentityProviderClient cognito() {
        return account.client(CognitoIdentityProviderClient.class);
    }

    private UserPoolType there() {
        return cognito().describeUserPool(r -> r.userPoolId(pool)).userPool();
    }

    private LambdaConfigType triggers() {
        return there().lambdaConfig();
    }

    private String poolArn() {
        return "arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + pool;
    }

    /** Changes triggers by hand, as a careful person does. */
    private void byHand(UnaryOperator<LambdaConfigType.Builder> change) {
        UserPoolType before = there();
        cognito()
                .updateUserPool(r -> r.userPoolId(pool)
                        .policies(before.policies())
                        .deletionProtection("ACTIVE")
                        .userPoolTags(before.userPoolTags())
                        .lambdaConfig(
                                change.apply(before.lambdaConfig().toBuilder()).build()));
    }

    private Functions on(Functions function, String... events) {
        List.of(events).forEach(event -> function.trigger(new CognitoSpec(pool, event, "", "")));
        return function;
    }

    private static <R> R sent(Interference calls, Class<R> request) {
        return calls.calls().stream()
                .map(Interference.Call::request)
                .filter(request::isInstance)
                .map(request::cast)
                .findFirst()
                .orElseThrow();
    }

    /** All of a pool but its triggers and the time of the last change. */
    private static UserPoolType rest(UserPoolType pool) {
        return pool.toBuilder()
                .lambdaConfig(LambdaConfigType.builder().build())
                .lastModifiedDate(null)
                .build();
    }

    @Test
    void aPoolCallsTheAliasAndIsGrantedFirst() {
        Module module = code(on(versioned("Shop"), "PreSignUp", "CustomMessage"));
        Interference calls = deployed(module);

        assertThat(calls.changes())
                .containsSubsequence("CreateAlias", "AddPermission", "UpdateUserPool", "UpdateUserPool")
                .containsOnlyOnce("AddPermission");
        AddPermissionRequest grant = sent(calls, AddPermissionRequest.class);
        assertThat(grant.qualifier()).isEqualTo("LatestAlias");
        assertThat(grant.principal()).isEqualTo("cognito-idp.amazonaws.com");
        assertThat(grant.sourceArn()).isEqualTo(poolArn());
        assertThat(grant.sourceAccount()).isEqualTo("000000000000");
        assertThat(calls.calls().stream()
                        .map(Interference.Call::request)
                        .filter(UpdateUserPoolRequest.class::isInstance)
                        .map(request -> ((UpdateUserPoolRequest) request).lambdaConfig()))
                .allSatisfy(config -> assertThat(config.toString()).doesNotContain("Shop,", "Shop)", "Shop:1"));
        assertThat(triggers().preSignUp()).isEqualTo(ARN + ":LatestAlias");
        assertThat(triggers().customMessage()).isEqualTo(ARN + ":LatestAlias");
        assertThat(account.session().status().functions().get(0).function().triggers())
                .containsExactly("cognito-idp:" + pool + ":CustomMessage", "cognito-idp:" + pool + ":PreSignUp");
        findsNothingMore(module);
    }

    @Test
    void aPoolCallsABareFunction() {
        Module module = code(bare("Shop").trigger(new CognitoSpec(poolArn(), "PostConfirmation", "", "")));
        Interference calls = deployed(module);

        assertThat(triggers().postConfirmation()).isEqualTo(ARN);
        assertThat(sent(calls, AddPermissionRequest.class).qualifier()).isNull();
        findsNothingMore(module);
    }

    @Test
    void allOtherSettingsOfThePoolSurvive() {
        UserPoolType before = there();
        deployed(code(on(versioned("Shop"), "PreSignUp")));
        assertThat(rest(there())).isEqualTo(rest(before));
        deployed(code(on(bare("Shop"), "PreAuthentication")));
        assertThat(rest(there())).isEqualTo(rest(before));
        deployed(code(bare("Shop")));
        assertThat(there().toBuilder().lastModifiedDate(null).build())
                .isEqualTo(before.toBuilder().lastModifiedDate(null).build());
    }

    @Test
    void aCodeOnlyDeployMakesNoCallOfCognito() {
        deployed(code(on(versioned("Shop"), "PreSignUp")));
        Interference calls = deployed(module(directory, "two", on(versioned("Shop"), "PreSignUp")));

        assertThat(calls.calls()).noneMatch(call -> call.service().contains("Cognito"));
    }

    @Test
    void tokensHaveAVersionAndTwoEqualEntries() {
        Module module = code(versioned("Shop").trigger(new CognitoSpec(pool, "PreTokenGeneration", "V2_0", "")));
        deployed(module);
        assertThat(triggers().preTokenGeneration()).isEqualTo(ARN + ":LatestAlias");
        assertThat(triggers().preTokenGenerationConfig().lambdaArn()).isEqualTo(ARN + ":LatestAlias");
        assertThat(triggers().preTokenGenerationConfig().lambdaVersionAsString())
                .isEqualTo("V2_0");
        findsNothingMore(module);

        Module changed = code(versioned("Shop").trigger(new CognitoSpec(pool, "PreTokenGeneration", "V3_0", "")));
        assertThat(deployed(changed).changes()).containsExactly("UpdateUserPool", "TagResource");
        assertThat(triggers().preTokenGenerationConfig().lambdaVersionAsString())
                .isEqualTo("V3_0");

        deployed(code(versioned("Shop")));
        assertThat(triggers()).isEqualTo(LambdaConfigType.builder().build());
    }

    @Test
    void customSendersHaveAKeyThatGoesWithTheLastOfThem() {
        Functions both = versioned("Shop")
                .trigger(new CognitoSpec(pool, "CustomSMSSender", "V1_0", KEY))
                .trigger(new CognitoSpec(pool, "CustomEmailSender", "V1_0", KEY));
        Module module = code(both);
        deployed(module);
        assertThat(triggers().customSMSSender().lambdaArn()).isEqualTo(ARN + ":LatestAlias");
        assertThat(triggers().customEmailSender().lambdaVersionAsString()).isEqualTo("V1_0");
        assertThat(triggers().kmsKeyID()).isEqualTo(KEY);
        findsNothingMore(module);

        deployed(code(versioned("Shop").trigger(new CognitoSpec(pool, "CustomEmailSender", "V1_0", KEY + "2"))));
        assertThat(triggers().customSMSSender()).isNull();
        assertThat(triggers().kmsKeyID()).isEqualTo(KEY + "2");

        deployed(code(versioned("Shop")));
        assertThat(triggers()).isEqualTo(LambdaConfigType.builder().build());
    }

    @Test
    void theKeyOfAnothersSenderIsNotChanged() {
        byHand(config -> config.kmsKeyID(KEY)
                .customEmailSender(sender -> sender.lambdaArn(THEIRS).lambdaVersion("V1_0")));

        assertThat(account.session()
                        .plan(code(
                                versioned("Shop").trigger(new CognitoSpec(pool, "CustomSMSSender", "V1_0", KEY + "2"))))
                        .plan()
                        .obstacles())
                .containsExactly(
                        "The user pool " + pool + " has the key " + KEY + " for another custom sender, " + THEIRS
                                + ", which is not of this app and stage, and a pool has one key. Change kmsKey in the @CognitoTrigger of Shop to it.");
        deployed(code(versioned("Shop").trigger(new CognitoSpec(pool, "CustomSMSSender", "V1_0", KEY))));
        deployed(code(versioned("Shop")));
        assertThat(triggers().customEmailSender().lambdaArn()).isEqualTo(THEIRS);
        assertThat(triggers().kmsKeyID()).isEqualTo(KEY);
    }

    @Test
    void itMovesInPlaceAndTheOldGrantGoesLast() {
        deployed(code(on(bare("Shop"), "PreSignUp")));
        for (Functions next : List.of(
                on(versioned("Shop"), "PreSignUp"),
                on(versioned("Shop").alias("Live"), "PreSignUp"),
                on(bare("Shop"), "PreSignUp"))) {
            Module module = code(next);
            assertThat(deployed(module).changes())
                    .containsSubsequence("AddPermission", "UpdateUserPool", "RemovePermission")
                    .containsOnlyOnce("UpdateUserPool");
            findsNothingMore(module);
        }
        assertThat(triggers().preSignUp()).isEqualTo(ARN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":1", ":other", ":$LATEST"})
    void whatWasMovedByHandIsMovedBack(String qualifier) {
        Module module = code(on(versioned("Shop"), "PreSignUp"));
        deployed(module);
        byHand(config -> config.preSignUp(ARN + qualifier));

        assertThat(deployed(account.session().refresh(), module).changes()).containsExactly("UpdateUserPool");
        assertThat(triggers().preSignUp()).isEqualTo(ARN + ":LatestAlias");
    }

    @Test
    void entriesOfOthersSurvive() {
        byHand(config -> config.postConfirmation(THEIRS)
                .inboundFederation(federation -> federation.lambdaArn(THEIRS).lambdaVersion("V1_0")));
        Module module = code(on(versioned("Shop"), "PreSignUp"));
        deployed(module);
        byHand(config -> config.preAuthentication(THEIRS));
        deployed(code(versioned("Shop")));

        assertThat(triggers())
                .isEqualTo(LambdaConfigType.builder()
                        .postConfirmation(THEIRS)
                        .preAuthentication(THEIRS)
                        .inboundFederation(
                                federation -> federation.lambdaArn(THEIRS).lambdaVersion("V1_0"))
                        .build());
    }

    @Test
    void anEntryThatLeadsToSomebodyElseStopsThePlan() {
        byHand(config -> config.preSignUp(THEIRS));

        assertThat(account.session()
                        .plan(code(on(versioned("Shop"), "PreSignUp")))
                        .plan()
                        .obstacles())
                .containsExactly(
                        "The PreSignUp trigger of the user pool " + pool + " leads to " + THEIRS
                                + ", which is not of this app and stage, and not to shop-dev-Shop, so it is left alone. Take it out of the pool, or remove the @CognitoTrigger of Shop.");
    }

    @Test
    void anEntryThatSomebodyElseTookSinceThePlanStaysTheirs() {
        Interference calls = new Interference();
        calls.before(call -> {
            if (call.operation().equals("CreateAlias")) {
                byHand(config -> config.preSignUp(THEIRS));
            }
        });
        Report report = account.session(calls).deploy(code(on(versioned("Shop"), "PreSignUp")));

        assertThat(TestAccount.failure(report)).contains("leads to " + THEIRS + " since it was planned");
        assertThat(triggers().preSignUp()).isEqualTo(THEIRS);
    }

    @Test
    void aMissingPoolStopsThePlan() {
        assertThat(account.session()
                        .plan(code(
                                versioned("Shop").trigger(new CognitoSpec("us-east-1_missing", "PreSignUp", "", ""))))
                        .plan()
                        .obstacles())
                .containsExactly(
                        "There is no user pool us-east-1_missing in account 000000000000, region us-east-1, but the @CognitoTrigger of Shop names it. Make it first, or change pool.");
    }

    @Test
    void aPoolElsewhereOrClaimedTwiceStopsThePlan() {
        assertThatThrownBy(() -> account.session()
                        .plan(
                                code(
                                        versioned("Shop")
                                                .trigger(new CognitoSpec("eu-west-1_abc", "PreSignUp", "", ""))
                                                .trigger(new CognitoSpec("users", "PreSignUp", "", "")),
                                        on(versioned("One"), "PreSignUp")),
                                module(
                                        directory,
                                        "two",
                                        versioned("Two").trigger(new CognitoSpec(poolArn(), "PreSignUp", "", "")))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "Shop is called by the user pool eu-west-1_abc, but a deploy changes pools of its own account and region only, here 000000000000 and us-east-1. Change pool, or deploy there.")
                .hasMessageContaining("Shop is called by the user pool 'users', but a user pool has an id like")
                .hasMessageContaining("One and Two are both to be called on PreSignUp by the user pool " + pool
                        + ", but a pool calls one function for each event. Take one @CognitoTrigger out.");
    }

    @Test
    void twoKeysForOnePoolStopThePlan() {
        assertThatThrownBy(() -> account.session()
                        .plan(code(
                                versioned("One").trigger(new CognitoSpec(pool, "CustomSMSSender", "V1_0", KEY)),
                                versioned("Two")
                                        .trigger(new CognitoSpec(pool, "CustomEmailSender", "V1_0", KEY + "2")))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("and a pool has one key. Choose one of them.");
    }

    @Test
    void aTriggerThatGoesToAnotherFunctionOfTheAppIsHandedOver() {
        deployed(code(on(versioned("Shop"), "PreSignUp"), versioned("Next")));
        Module module = code(versioned("Shop"), on(versioned("Next"), "PreSignUp"));

        assertThat(account.session().plan(module).warnings())
                .containsExactly("The PreSignUp trigger of the user pool " + pool
                        + " moves from shop-dev-Shop to shop-dev-Next.");
        assertThat(deployed(module).changes())
                .containsSubsequence("AddPermission", "UpdateUserPool", "RemovePermission")
                .containsOnlyOnce("UpdateUserPool");
        assertThat(triggers().preSignUp()).isEqualTo(FUNCTION + "shop-dev-Next:LatestAlias");
        findsNothingMore(module);
    }

    @Test
    void aTriggerThatGoesTakesItsEntryAndThenItsGrant() {
        deployed(code(on(versioned("Shop"), "PreSignUp", "CustomMessage")));
        Module one = code(on(versioned("Shop"), "PreSignUp"));
        assertThat(deployed(one).changes()).containsExactly("UpdateUserPool", "TagResource");
        assertThat(triggers())
                .isEqualTo(LambdaConfigType.builder()
                        .preSignUp(ARN + ":LatestAlias")
                        .build());
        findsNothingMore(one);

        Module without = code(versioned("Shop"));
        assertThat(deployed(without).changes()).containsExactly("UpdateUserPool", "RemovePermission", "TagResource");
        assertThat(triggers()).isEqualTo(LambdaConfigType.builder().build());
        findsNothingMore(without);
    }

    @Test
    void anEntryThatWentElsewhereIsLeftWhenTheTriggerGoes() {
        deployed(code(on(versioned("Shop"), "PreSignUp")));
        byHand(config -> config.preSignUp(THEIRS));

        assertThat(deployed(code(versioned("Shop"))).changes()).doesNotContain("UpdateUserPool");
        assertThat(triggers().preSignUp()).isEqualTo(THEIRS);
    }

    @Test
    void aRemovedFunctionTakesItsEntries() {
        deployed(code(on(versioned("Shop"), "PreSignUp")));
        TestAccount.Session session = account.session();
        assertThat(TestAccount.failure(session.remove(false))).isEmpty();

        assertThat(session.interference().changes())
                .containsSubsequence("UpdateUserPool", "RemovePermission", "DeleteAlias", "DeleteFunction");
        assertThat(triggers()).isEqualTo(LambdaConfigType.builder().build());
    }

    @Test
    void aPoolThatIsGoneDoesNotHoldUpTheRemoval() {
        deployed(code(on(versioned("Shop"), "PreSignUp")));
        cognito().updateUserPool(r -> r.userPoolId(pool));
        cognito().deleteUserPool(r -> r.userPoolId(pool));

        assertThat(TestAccount.failure(account.session().remove(false))).isEmpty();
        assertThat(account.lambda().listFunctions().functions()).isEmpty();
    }

    @Test
    void functionsThatAreDeployedSideBySideShareAPool() {
        List<String> events = List.of(
                "PreSignUp",
                "PostConfirmation",
                "PreAuthentication",
                "PostAuthentication",
                "CustomMessage",
                "DefineAuthChallenge",
                "CreateAuthChallenge",
                "VerifyAuthChallengeResponse",
                "UserMigration");
        account.parallelism(events.size());
        Module module = code(IntStream.range(0, events.size())
                .mapToObj(i -> on(bare("F" + i), events.get(i)))
                .toArray(Functions[]::new));
        deployed(module);

        for (int i = 0; i < events.size(); i++) {
            assertThat(triggers().getValueForField(events.get(i), String.class)).contains(FUNCTION + "shop-dev-F" + i);
        }
        findsNothingMore(module);
    }

    @Test
    void aChangeThatAnotherOneDelaysIsTriedAgainWithWhatIsThereThen() {
        Interference calls = new Interference();
        int[] tries = {0};
        calls.answering("UpdateUserPool", request -> {
            if (tries[0]++ == 0) {
                byHand(config -> config.customMessage(THEIRS));
                throw ConcurrentModificationException.builder()
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ConcurrentModificationException")
                                .errorMessage("busy")
                                .build())
                        .build();
            }
            return cognito().updateUserPool((UpdateUserPoolRequest) request);
        });
        deployed(account.session(calls), code(on(versioned("Shop"), "PreSignUp")));

        assertThat(triggers().preSignUp()).isEqualTo(ARN + ":LatestAlias");
        assertThat(triggers().customMessage()).isEqualTo(THEIRS);
    }

    @Test
    void aChangeThatAnotherOneUndidIsMadeAgain() {
        Interference calls = new Interference();
        int[] tries = {0};
        calls.answering("UpdateUserPool", request -> {
            Object answer = cognito().updateUserPool((UpdateUserPoolRequest) request);
            if (tries[0]++ == 0) {
                UpdateUserPoolRequest stale = ((UpdateUserPoolRequest) request)
                        .toBuilder()
                                .lambdaConfig(config -> config.customMessage(THEIRS))
                                .build();
                cognito().updateUserPool(stale);
            }
            return answer;
        });
        deployed(account.session(calls), code(on(versioned("Shop"), "PreSignUp")));

        assertThat(triggers().preSignUp()).isEqualTo(ARN + ":LatestAlias");
        assertThat(triggers().customMessage()).isEqualTo(THEIRS);
    }

    @Test
    void settingsThatAreOthersAfterwardsAreReported() {
        Interference calls = new Interference();
        calls.answering(
                "UpdateUserPool",
                request -> cognito()
                        .updateUserPool(((UpdateUserPoolRequest) request)
                                .toBuilder().mfaConfiguration("OFF").build()));
        Report report = account.session(calls).deploy(code(on(versioned("Shop"), "PreSignUp")));

        assertThat(TestAccount.failure(report))
                .contains("The user pool " + pool + " has other settings than before", "(MfaConfiguration)");
    }

    @Test
    void anUndeclaredEntryThatNoGrantOfOursOpensIsLeft() {
        deployed(code(versioned("Shop")));
        byHand(config -> config.preSignUp(ARN + ":LatestAlias"));

        assertThat(account.session()
                        .refresh()
                        .plan(code(versioned("Shop")))
                        .plan()
                        .steps())
                .filteredOn(Step.Delete.class::isInstance)
                .isEmpty();
    }
}
