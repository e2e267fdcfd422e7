package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.resource.InputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose a function is, and what becomes of one that is nobody's, somebody else's, or ours and wanted no more. */
final class OwnershipTest extends DeployedAccount {
    private static final String SHOP = "shop-dev-Shop";

    private void untag(String functionName) {
        String arn = account.lambda()
                .getFunction(r -> r.functionName(functionName))
                .configuration()
                .functionArn();
        List<String> keys = List.copyOf(
                account.lambda().listTags(r -> r.resource(arn)).tags().keySet());
        account.lambda().untagResource(r -> r.resource(arn).tagKeys(keys));
    }

    @Test
    void aFunctionThatIsNobodysIsTakenOverWithItsUrlAndMoved() {
        deployed(account.session(), code(bare("Shop").url()));
        untag(SHOP);
        Module module = code(versioned("Shop").url());
        assertThatThrownBy(
                        () -> account.session().plan(module).plan().obstacles().forEach(obstacle -> {
                            throw new InputException(obstacle);
                        }))
                .hasMessageContaining("lambda.adopt");
        Planned planned = account.session().adopt().plan(module);
        assertThat(planned.warnings())
                .anyMatch(warning -> warning.contains("was nobody's and is taken over"))
                .anyMatch(warning -> warning.contains("the old one"));
        deployed(account.session().adopt(), module);
        assertThat(account.session().plan(module).plan().steps()).isEmpty();
        deployed(account.session().yes(), module);
        assertThat(account.lambda()
                        .listFunctionUrlConfigs(r -> r.functionName(SHOP))
                        .functionUrlConfigs())
                .hasSize(1);
    }

    @Test
    void aFunctionOfAnotherAppIsNeverTaken() {
        deployed(account.session(), code(bare("Shop")));
        String arn = account.lambda()
                .getFunction(r -> r.functionName(SHOP))
                .configuration()
                .functionArn();
        account.lambda().tagResource(r -> r.resource(arn).tags(Map.of("mvnlambda:app", "other")));
        assertThatThrownBy(() -> account.session().adopt().deploy(code(bare("Shop"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("belongs to app other, stage dev");
    }

    @Test
    void aFunctionWithoutAHandlerIsShownAndRemovedInOrder() {
        account.sqs().createQueue(r -> r.queueName("orders"));
        deployed(
                account.session(),
                code(versioned("Shop"), versioned("Intake").url().sqs("orders")));
        account.settle();
        Module left = code(versioned("Shop"));
        Planned planned = account.session().whole().plan(left);
        assertThat(planned.warnings()).singleElement().asString().contains("No handler stands for the function Intake");
        Interference calls = deployed(account.session().whole(), left);
        assertThat(calls.changes())
                .containsSubsequence("DeleteEventSourceMapping", "DeleteFunction", "DeleteRole")
                .containsSubsequence("DeleteFunctionUrlConfig", "RemovePermission", "DeleteAlias", "DeleteFunction")
                .doesNotContain("DeleteLogGroup");
        assertThat(account.session().whole().plan(left).plan().steps()).isEmpty();
        assertThat(account.session().whole().plan(left).warnings()).isEmpty();
    }

    @Test
    void aPartOfTheAppLeavesTheOthersAlone() {
        deployed(account.session(), code(versioned("Shop"), versioned("Intake")));
        assertThat(account.session().plan(code(versioned("Shop"))).plan().steps())
                .isEmpty();
        assertThat(account.session()
                        .whole()
                        .only("Shop")
                        .plan(code(versioned("Shop")))
                        .plan()
                        .steps())
                .isEmpty();
    }

    @Test
    void aRenamedHandlerIsMadeBeforeTheOldOneGoes() {
        account.sqs().createQueue(r -> r.queueName("orders"));
        deployed(account.session(), code(versioned("Intake").sqs("orders")));
        account.settle();
        Interference calls =
                deployed(account.session().whole(), code(versioned("Receiver").sqs("orders")));
        assertThat(calls.changes())
                .containsSubsequence(
                        "CreateFunction", "CreateEventSourceMapping", "DeleteEventSourceMapping", "DeleteFunction");
        assertThat(account.lambda().listFunctions().functions())
                .extracting("functionName")
                .containsExactly("shop-dev-Receiver");
    }

    @Test
    void aHalfRemovedOrphanIsRemovedByTheNextDeploy() {
        deployed(account.session(), code(versioned("Shop"), versioned("Intake")));
        account.lambda().deleteFunction(r -> r.functionName("shop-dev-Intake"));
        Interference calls = deployed(account.session().whole(), code(versioned("Shop")));
        assertThat(calls.changes()).contains("DeleteRole");
    }
}
