package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.plan.PlanFormatter;
import dev.mvnlambda.resource.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.AuthorizerDescription;
import software.amazon.awssdk.services.iot.model.AuthorizerStatus;
import software.amazon.awssdk.services.iot.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** An authorizer of AWS IoT asks the alias, or the bare function. */
final class IotAuthorizerTest extends DeployedAccount {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Gate";
    private static final String NAME = "shop-dev-devices";

    private IotClient iot() {
        return account.client(IotClient.class);
    }

    private static Functions guarding(Functions function) {
        return function.authorizer(new AuthorizerSpec("devices", "IOT", List.of(), 0));
    }

    private AuthorizerDescription authorizer() {
        return iot().describeAuthorizer(r -> r.authorizerName(NAME)).authorizerDescription();
    }

    private boolean isGone() {
        return iot().listAuthorizers(r -> {}).authorizers().isEmpty();
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
    void anAuthorizerOfAVersionedFunctionAsksTheAliasAndIsGrantedFirst() {
        Module module = code(guarding(versioned("Gate")));
        Interference calls = deployed(module);

        assertThat(calls.changes()).containsSubsequence("CreateAlias", "AddPermission", "CreateAuthorizer");
        CreateAuthorizerRequest made = sent(calls, CreateAuthorizerRequest.class);
        assertThat(made.authorizerFunctionArn()).isEqualTo(ARN + ":LatestAlias");
        assertThat(made.signingDisabled()).isTrue();
        AddPermissionRequest grant = sent(calls, AddPermissionRequest.class);
        assertThat(grant.qualifier()).isEqualTo("LatestAlias");
        assertThat(grant.principal()).isEqualTo("iot.amazonaws.com");
        assertThat(grant.sourceArn()).isEqualTo("arn:aws:iot:us-east-1:000000000000:authorizer/" + NAME);
        assertThat(grant.sourceAccount()).isEqualTo("000000000000");
        assertThat(authorizer().status()).isEqualTo(AuthorizerStatus.ACTIVE);
        assertThat(account.session().status().functions().get(0).function().triggers())
                .containsExactly("iot:devices");
        findsNothingMore(module);
    }

    @Test
    void anAuthorizerOfABareFunctionAsksTheFunction() {
        Module module = code(guarding(bare("Gate")));
        Interference calls = deployed(module);

        assertThat(authorizer().authorizerFunctionArn()).isEqualTo(ARN);
        assertThat(sent(calls, AddPermissionRequest.class).qualifier()).isNull();
        findsNothingMore(module);
    }

    @Test
    void aCodeOnlyDeployMakesNoCallOfIot() {
        deployed(code(guarding(versioned("Gate"))));
        Interference calls = deployed(module(directory, "two", guarding(versioned("Gate"))));

        assertThat(calls.calls()).noneMatch(call -> call.service().equals("Iot"));
    }

    @Test
    void itMovesInPlaceAndTheOldGrantGoesLast() {
        deployed(code(guarding(bare("Gate"))));
        for (Functions next : List.of(
                guarding(versioned("Gate")), guarding(versioned("Gate").alias("Live")), guarding(bare("Gate")))) {
            Module module = code(next);
            assertThat(deployed(module).changes())
                    .containsSubsequence("AddPermission", "UpdateAuthorizer", "RemovePermission")
                    .doesNotContain("CreateAuthorizer", "DeleteAuthorizer");
            findsNothingMore(module);
        }
        assertThat(authorizer().authorizerFunctionArn()).isEqualTo(ARN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":1", ":other", ":$LATEST"})
    void whatWasMovedByHandIsMovedBack(String qualifier) {
        Module module = code(guarding(versioned("Gate")));
        deployed(module);
        iot().updateAuthorizer(r -> r.authorizerName(NAME).authorizerFunctionArn(ARN + qualifier));

        assertThat(deployed(account.session().refresh(), module).changes()).containsExactly("UpdateAuthorizer");
        assertThat(authorizer().authorizerFunctionArn()).isEqualTo(ARN + ":LatestAlias");
    }

    @Test
    void anActiveOneIsMadeInactiveBeforeItGoes() {
        deployed(code(guarding(versioned("Gate"))));
        assertThatThrownBy(() -> iot().deleteAuthorizer(r -> r.authorizerName(NAME)))
                .isInstanceOf(InvalidRequestException.class);
        Module without = code(versioned("Gate"));

        assertThat(deployed(without).changes())
                .containsSubsequence("UpdateAuthorizer", "DeleteAuthorizer", "RemovePermission");
        assertThat(isGone()).isTrue();
        findsNothingMore(without);
    }

    @Test
    void aRemovedFunctionTakesItsAuthorizer() {
        deployed(code(guarding(versioned("Gate"))));
        assertThat(TestAccount.failure(account.session().remove(false))).isEmpty();

        assertThat(isGone()).isTrue();
    }

    @Test
    void oneThatAnotherFunctionTakesOverIsMovedAndNotRemoved() {
        deployed(code(guarding(versioned("Old"))));
        Module renamed = code(guarding(versioned("Gate")));
        Planned planned = account.session().whole().plan(renamed);
        assertThat(PlanFormatter.lines(planned.plan()).toString())
                .contains("~ iot-authorizer/Gate/iot:devices")
                .doesNotContain("iot-authorizer/Old");

        assertThat(deployed(account.session().whole(), renamed).changes())
                .containsSubsequence("AddPermission", "UpdateAuthorizer", "RemovePermission", "DeleteFunction")
                .doesNotContain("DeleteAuthorizer");
        assertThat(authorizer().authorizerFunctionArn()).isEqualTo(ARN + ":LatestAlias");
        assertThat(account.session().whole().refresh().plan(renamed).plan().steps())
                .isEmpty();
    }

    @Test
    void oneThatWasTakenOverAlreadyIsNotTheOldFunctionsToRemove() {
        deployed(code(guarding(versioned("Gate")), versioned("Next")));
        Module moved = code(versioned("Gate"), guarding(versioned("Next")));
        TestAccount.Session session = account.session();
        session.interference().before(call -> {
            if (call.operation().equals("RemovePermission")) {
                session.interference().dieAfter(0);
            }
        });
        session.deploy(moved);
        deployed(account.session().only("Gate"), moved);

        assertThat(authorizer().authorizerFunctionArn()).isEqualTo(ARN.replace("Gate", "Next") + ":LatestAlias");
        deployed(moved);
        findsNothingMore(moved);
    }

    @Test
    void oneThatSomebodyMovedSinceThePlanStays() {
        deployed(code(guarding(versioned("Gate")), versioned("Next")));
        String next = ARN.replace("Gate", "Next");
        TestAccount.Session session = account.session();
        session.interference().before(call -> {
            if (call.operation().equals("DescribeAuthorizer")
                    && session.interference().calls().stream()
                                    .filter(one -> one.operation().equals("DescribeAuthorizer"))
                                    .count()
                            == 2) {
                iot().updateAuthorizer(r -> r.authorizerName(NAME).authorizerFunctionArn(next));
            }
        });

        assertThat(deployed(session, code(versioned("Gate"), versioned("Next"))).changes())
                .doesNotContain("UpdateAuthorizer", "DeleteAuthorizer");
        assertThat(authorizer().authorizerFunctionArn()).isEqualTo(next);
    }

    @Test
    void oneThatWasLeftInactiveIsActiveAgainWhenItIsWanted() {
        Module module = code(guarding(versioned("Gate")));
        deployed(module);
        iot().updateAuthorizer(r -> r.authorizerName(NAME).status(AuthorizerStatus.INACTIVE));

        deployed(account.session().refresh(), module);
        assertThat(authorizer().status()).isEqualTo(AuthorizerStatus.ACTIVE);
    }

    @Test
    void oneOfThatNameThatAsksSomethingElseStopsThePlan() {
        iot().createAuthorizer(r ->
                r.authorizerName(NAME).authorizerFunctionArn(ARN + "Two").signingDisabled(true));

        assertThat(account.session()
                        .plan(code(guarding(versioned("Gate"))))
                        .plan()
                        .obstacles())
                .containsExactly(
                        "An IoT authorizer shop-dev-devices is there already, but it was not made by this app and stage and calls something else, so it is left alone. Remove it, or give the @Authorizer of Gate another name.");
    }

    @Test
    void oneMadeByHandForTheFunctionIsTaken() {
        iot().createAuthorizer(
                        r -> r.authorizerName(NAME).authorizerFunctionArn(ARN).signingDisabled(true));
        Module module = code(guarding(versioned("Gate")));

        assertThat(deployed(module).changes()).contains("UpdateAuthorizer").doesNotContain("CreateAuthorizer");
        findsNothingMore(module);
    }

    @Test
    void aNameStandsForOneFunction() {
        assertThatThrownBy(
                        () -> account.session().plan(code(guarding(versioned("Gate")), guarding(versioned("Other")))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "Gate and Other are both the IoT authorizer devices, but a name stands for one. Give one of them another name.");
    }
}
