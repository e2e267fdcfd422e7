package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.CognitoSpec;
import dev.mvnlambda.plan.Step;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConcurrentModificationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** What others have set in a user pool stays, also if they change it meanwhile. */
final class UserPoolOwnershipTest extends UserPoolAccount {
    private static final String THEIRS = FUNCTION + "theirs";

    /** All of a pool but its triggers and the time of the last change. */
    private static UserPoolType rest(UserPoolType pool) {
        return pool.toBuilder()
                .lambdaConfig(LambdaConfigType.builder().build())
                .lastModifiedDate(null)
                .build();
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
    void anEntryThatWentElsewhereIsLeftWhenTheTriggerGoes() {
        deployed(code(on(versioned("Shop"), "PreSignUp")));
        byHand(config -> config.preSignUp(THEIRS));

        assertThat(deployed(code(versioned("Shop"))).changes()).doesNotContain("UpdateUserPool");
        assertThat(triggers().preSignUp()).isEqualTo(THEIRS);
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
