package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.resource.AliasHistory;
import dev.mvnlambda.resource.InputException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/** Which aliases go back where, and that nothing moves when one of them cannot. */
final class RollbackTest {
    @TempDir
    private Path directory;

    private TestAccount account;

    @BeforeEach
    void open() {
        account = new TestAccount(directory.resolve("account"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Module shop(String code) {
        return module(directory, code, versioned("Billing"), versioned("Orders"), bare("Legacy"));
    }

    private void deploy(String... codes) {
        for (String code : codes) {
            assertThat(TestAccount.failure(account.session().deploy(shop(code))))
                    .isEmpty();
        }
    }

    private void deployOnly(String function, String code) {
        assertThat(TestAccount.failure(account.session().only(function).deploy(shop(code))))
                .isEmpty();
    }

    private String version(String function) {
        return alias(function).functionVersion();
    }

    private AliasHistory history(String function) {
        return AliasHistory.parse(alias(function).description());
    }

    private GetAliasResponse alias(String function) {
        return account.lambda()
                .getAlias(r -> r.functionName("shop-dev-" + function).name("LatestAlias"));
    }

    private void rolledBack(Report report) {
        assertThat(TestAccount.failure(report)).isEmpty();
    }

    @Test
    void theAliasesOfTheLastDeploymentGoBackTogether() {
        deploy("one", "two");
        rolledBack(account.session().rollback());
        assertThat(version("Orders")).isEqualTo("1");
        assertThat(version("Billing")).isEqualTo("1");
    }

    @Test
    void anAliasThatTheLastDeploymentDidNotMoveStays() {
        deploy("one", "two");
        deployOnly("Orders", "three");
        RollbackPlan plan = account.session().planRollback("", "");
        assertThat(plan.moves()).extracting(AliasMove::function).containsExactly("Orders");
        assertThat(plan.staying())
                .extracting(RollbackPlan.Staying::function, RollbackPlan.Staying::reason)
                .contains(
                        tuple("Billing", "stays at 2, which " + plan.undone() + " did not touch"),
                        tuple("Legacy", "not versioned, so there is no alias to move"));
    }

    @Test
    void aRollbackTakesTwoLimitedCallsAFunction() {
        deploy("one", "two");
        TestAccount.Session session = account.session();
        rolledBack(session.rollback());
        assertThat(session.limited()).containsExactlyInAnyOrder("GetAlias", "GetAlias", "UpdateAlias", "UpdateAlias");
        assertThat(session.interference().calls())
                .extracting(Interference.Call::operation)
                .containsOnlyOnce("GetResources")
                .doesNotContain("ListRoles", "GetRole");
    }

    @Test
    void whatItMovesFromIsHeldAndTheRollbackIsAnEntryOfTheHistory() {
        deploy("one", "two");
        rolledBack(account.session().rollback());
        assertThat(history("Orders").held()).isEqualTo("2");
        assertThat(history("Orders").entries())
                .extracting(AliasHistory.Entry::version)
                .containsExactly("1", "2", "1");
        assertThat(history("Orders").newest().orElseThrow().deployment())
                .isEqualTo(history("Billing").newest().orElseThrow().deployment())
                .endsWith("-r");
    }

    @Test
    void aRollbackCanBeRolledBack() {
        deploy("one", "two");
        rolledBack(account.session().rollback());
        rolledBack(account.session().rollback());
        assertThat(version("Orders")).isEqualTo("2");
        assertThat(version("Billing")).isEqualTo("2");
        assertThat(history("Orders").held()).isEqualTo("1");
    }

    @Test
    void anotherDeploymentCanBeUndone() {
        deploy("one", "two");
        String second = history("Orders").newest().orElseThrow().deployment();
        deployOnly("Orders", "three");
        rolledBack(account.session().rollback(second, ""));
        assertThat(version("Orders")).isEqualTo("1");
        assertThat(version("Billing")).isEqualTo("1");
        assertThat(history("Orders").held()).isEqualTo("3");
    }

    @Test
    void undoingADeploymentOnceMoreMovesNothing() {
        deploy("one", "two");
        String second = history("Orders").newest().orElseThrow().deployment();
        rolledBack(account.session().rollback(second, ""));
        assertThat(account.session().planRollback(second, "").moves()).isEmpty();
    }

    @Test
    void aDeploymentThatNobodyRemembersIsNamedWithTheKnownOnes() {
        deploy("one", "two");
        String second = history("Orders").newest().orElseThrow().deployment();
        assertThatThrownBy(() -> account.session().rollback("20200101-000000-abc", ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("lambda.deployment is 20200101-000000-abc")
                .hasMessageContaining("they remember " + second);
    }

    @Test
    void aRollbackKeepsToTheFunctionsThatWereAskedFor() {
        deploy("one", "two");
        deployOnly("Billing", "three");
        rolledBack(account.session().only("Orders").rollback());
        assertThat(version("Orders")).isEqualTo("1");
        assertThat(version("Billing")).isEqualTo("3");
    }

    @Test
    void aFunctionThatIsNotDeployedIsNamedWithThoseThatAre() {
        deploy("one");
        assertThatThrownBy(() -> account.session().only("Order").rollback())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("lambda.function names Order, ")
                .hasMessageContaining("there are Billing, Legacy, Orders.");
    }

    @Test
    void oneFunctionGoesToTheVeryVersionThatWasAskedFor() {
        deploy("one", "two", "three");
        rolledBack(account.session().only("Orders").rollback("", "1"));
        assertThat(version("Orders")).isEqualTo("1");
        assertThat(version("Billing")).isEqualTo("3");
        assertThat(history("Orders").held()).isEqualTo("3");
    }

    @Test
    void aVersionNeedsExactlyOneFunction() {
        assertThatThrownBy(() -> account.session().rollback("", "7"))
                .hasMessageContaining("lambda.version is 7, but a version belongs to one function");
        assertThatThrownBy(() -> account.session().only("Orders", "Billing").rollback("", "7"))
                .hasMessageContaining("a version belongs to one function");
        assertThatThrownBy(() -> account.session().only("Orders").rollback("", "seven"))
                .hasMessageContaining("a version is a number");
        assertThatThrownBy(() -> account.session().only("Orders").rollback("x", "7"))
                .hasMessageContaining("Set one of them");
    }

    @Test
    void nothingMovesWhenOneFunctionCannotGoBack() {
        deploy("one", "two");
        account.lambda().deleteFunction(r -> r.functionName("shop-dev-Orders").qualifier("1"));
        TestAccount.Session session = account.session();
        assertThatThrownBy(session::rollback)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Orders cannot go back to version 1: it is not there")
                .hasMessageContaining("its history knows 2, 1")
                .hasMessageContaining("To go back without these: -Dlambda.function=Billing.");
        assertThat(session.interference().changes()).isEmpty();
        assertThat(version("Billing")).isEqualTo("2");
    }

    @Test
    void allObstaclesAreToldAtOnce() {
        deploy("one", "two");
        account.lambda().deleteFunction(r -> r.functionName("shop-dev-Orders").qualifier("1"));
        account.lambda()
                .updateAlias(r -> r.functionName("shop-dev-Billing")
                        .name("LatestAlias")
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of("1", 0.1))));
        assertThatThrownBy(() -> account.session().rollback())
                .hasMessageContaining("Orders cannot go back to version 1")
                .hasMessageContaining(
                        "Billing cannot go back: a rollout is under way (10 % to version 1, the rest to version 2)");
    }

    @Test
    void aFirstDeploymentCannotGoBack() {
        deploy("one");
        assertThatThrownBy(() -> account.session().rollback())
                .hasMessageContaining("Orders cannot go back: ")
                .hasMessageContaining("was its first deployment");
    }

    @Test
    void whatADeploymentWasTheFirstToMakeDoesNotKeepTheOthersFromGoingBack() {
        account.session().deploy(module(directory, "one", versioned("Orders")));
        account.session().later().deploy(module(directory, "two", versioned("Orders"), versioned("Billing")));
        RollbackPlan plan = account.session().later().planRollback("", "");
        assertThat(plan.moves()).extracting(AliasMove::function).containsExactly("Orders");
        assertThat(plan.staying())
                .singleElement()
                .satisfies(staying ->
                        assertThat(staying.reason()).startsWith("new in ").endsWith("nothing to go back to"));
        assertThatThrownBy(() -> account.session().only("Orders", "Billing").rollback("", ""))
                .hasMessageContaining("Billing cannot go back");
    }

    @Test
    void aRollbackThatPassedOverANewFunctionCanBeRolledBackToo() {
        account.session().deploy(module(directory, "one", versioned("Orders")));
        account.session().later().deploy(module(directory, "two", versioned("Orders"), versioned("Billing")));
        rolledBack(account.session().later().rollback());
        assertThat(version("Orders")).isEqualTo("1");
        rolledBack(account.session().later().rollback());
        assertThat(version("Orders")).isEqualTo("2");
    }

    @Test
    void aVersionThatIsNotActiveIsNoPlaceToGoBackTo() {
        deploy("one", "two");
        Interference failed = new Interference().answering(RollbackTest::failed);
        assertThatThrownBy(() -> account.session(failed).rollback())
                .hasMessageContaining("Orders cannot go back to version 1: AWS says that it is Failed (out of luck)");
        assertThat(version("Orders")).isEqualTo("2");
    }

    private static Object failed(Object answer) {
        return answer instanceof GetFunctionResponse found
                ? found.toBuilder()
                        .configuration(found.configuration().toBuilder()
                                .state("Failed")
                                .stateReason("out of luck")
                                .build())
                        .build()
                : answer;
    }

    @Test
    void anAliasThatSomebodyElseMovedSaysWhereItIsToGo() {
        deploy("one", "two", "three");
        account.lambda()
                .updateAlias(r ->
                        r.functionName("shop-dev-Orders").name("LatestAlias").functionVersion("1"));
        assertThatThrownBy(() -> account.session().rollback())
                .hasMessageContaining("somebody else moved its alias to version 1")
                .hasMessageContaining("-Dlambda.function=Orders -Dlambda.version=2");
        rolledBack(account.session().only("Orders").rollback("", "2"));
        rolledBack(account.session().only("Orders").rollback());
        assertThat(version("Orders")).isEqualTo("1");
    }

    @Test
    void aDescriptionThatAPersonWroteTellsNoHistory() {
        deploy("one", "two");
        account.lambda()
                .updateAlias(r ->
                        r.functionName("shop-dev-Orders").name("LatestAlias").description("our live alias"));
        assertThatThrownBy(() -> account.session().rollback())
                .hasMessageContaining(
                        "Orders cannot go back: its alias' description ('our live alias') tells no history");
        rolledBack(account.session().only("Orders").rollback("", "1"));
        rolledBack(account.session().only("Orders").rollback());
        assertThat(version("Orders")).isEqualTo("2");
    }

    @Test
    void aMissingAliasIsAnObstacle() {
        deploy("one", "two");
        account.lambda().deleteAlias(r -> r.functionName("shop-dev-Orders").name("LatestAlias"));
        assertThatThrownBy(() -> account.session().rollback())
                .hasMessageContaining("Orders cannot go back: its alias is missing");
    }

    @Test
    void anUnversionedFunctionThatWasAskedForIsAnObstacle() {
        deploy("one", "two");
        assertThatThrownBy(() -> account.session().only("Legacy").rollback())
                .hasMessageContaining("Legacy cannot go back: it is not versioned");
    }

    @Test
    void whereNothingIsDeployedThereIsNothingToRollBack() {
        RollbackPlan plan = account.session().planRollback("", "");
        assertThat(RollbackFormatter.plan(plan, Instant.EPOCH)).containsExactly("Nothing deployed.");
    }

    @Test
    void anAliasThatAnotherMovesMeanwhileStopsThatFunctionAlone() {
        deploy("one", "two");
        Interference interference = new Interference();
        interference.before(call -> {
            if (call.operation().equals("UpdateAlias")
                    && call.request()
                            .getValueForField("FunctionName", String.class)
                            .orElse("")
                            .endsWith("Orders")) {
                account.lambda()
                        .updateAlias(r -> r.functionName("shop-dev-Orders")
                                .name("LatestAlias")
                                .functionVersion("2"));
            }
        });
        Report report = account.session(interference).rollback();
        assertThat(version("Billing")).isEqualTo("1");
        assertThat(version("Orders")).isEqualTo("2");
        assertThat(RollbackFormatter.failures(report))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("alias/Orders:LatestAlias not moved: ")
                        && line.contains("changed since it was planned"))
                .anyMatch(line -> line.contains("the same command, run again, moves the rest"));
        rolledBack(account.session().rollback());
        assertThat(List.of(version("Billing"), version("Orders"))).containsExactly("1", "1");
    }
}
