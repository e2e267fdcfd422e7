package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.CognitoSpec;
import dev.mvnlambda.resource.InputException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** An entry of a user pool's triggers leads to the alias, or to the bare function. */
final class UserPoolTriggerTest extends UserPoolAccount {
    private String poolArn() {
        return "arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + pool;
    }

    private static <R> R sent(Interference calls, Class<R> request) {
        return calls.calls().stream()
                .map(Interference.Call::request)
                .filter(request::isInstance)
                .map(request::cast)
                .findFirst()
                .orElseThrow();
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
}
