package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.AliasHistory;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/** The next run of a pipeline must not silently undo a rollback. */
final class HoldTest {
    @TempDir
    private Path directory;

    private TestAccount account;

    @BeforeEach
    void open() {
        account = new TestAccount(directory.resolve("account"));
        account.session().deploy(shop("one"));
        account.session().deploy(shop("two"));
        account.session().rollback();
        assertThat(reached()).isEqualTo("1");
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Module shop(String code) {
        return module(
                directory,
                code,
                versioned("Shop").url().link("Billing"),
                versioned("Billing").url());
    }

    private Module rewired(String code) {
        return module(
                directory,
                code,
                versioned("Shop").url("https://example.com").link("Billing"),
                versioned("Billing").url());
    }

    private String reached() {
        return alias().functionVersion();
    }

    private String held() {
        return AliasHistory.parse(alias().description()).held();
    }

    private GetAliasResponse alias() {
        return account.lambda().getAlias(r -> r.functionName("shop-dev-Shop").name("LatestAlias"));
    }

    private void deploy(TestAccount.Session session, Module module) {
        assertThat(TestAccount.failure(session.deploy(module))).isEmpty();
    }

    @Test
    void theSameContentIsLeftAloneWithAWarningAndOneLimitedCallAFunction() {
        TestAccount.Session session = account.session();
        Planned planned = session.plan(shop("two"));
        assertThat(planned.plan().steps()).isEmpty();
        assertThat(planned.warnings())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("Version 2 of Shop is held: ")
                        && line.contains("-r moved alias/Shop:LatestAlias back to 1")
                        && line.contains("Go on with -Dlambda.release, or deploy other content."));
        assertThat(session.limited()).containsExactly("GetAlias", "GetAlias");
    }

    @Test
    void theTableShowsTheVersionThatConsumersReach() {
        Report report = account.session().deploy(shop("two"));
        assertThat(report.functions()).extracting(FunctionRow::version).containsExactly("1", "1");
        report = account.session().deploy(rewired("two"));
        assertThat(report.functions()).extracting(FunctionRow::version).containsExactly("1", "1");
    }

    @Test
    void everyFurtherDeployOfTheSameContentWarnsAgain() {
        for (int i = 0; i < 3; i++) {
            deploy(account.session(), shop("two"));
            assertThat(account.session().plan(shop("two")).warnings()).hasSize(2);
        }
        assertThat(reached()).isEqualTo("1");
        assertThat(held()).isEqualTo("2");
    }

    @Test
    void readingEverythingComesToTheSame() {
        Planned planned = account.session().refresh().plan(shop("two"));
        assertThat(planned.plan().steps()).isEmpty();
        assertThat(planned.warnings()).hasSize(2);
    }

    @Test
    void changedWiringIsAppliedWhileTheAliasIsHeld() {
        TestAccount.Session session = account.session();
        deploy(session, rewired("two"));
        assertThat(session.interference().changes()).containsExactly("UpdateFunctionUrlConfig", "TagResource");
        assertThat(reached()).isEqualTo("1");
        assertThat(held()).isEqualTo("2");
        Planned again = account.session().plan(rewired("two"));
        assertThat(again.plan().steps()).isEmpty();
        assertThat(again.warnings()).hasSize(2);
    }

    @Test
    void otherContentMovesOnAndDropsTheHold() {
        deploy(account.session(), shop("three"));
        assertThat(reached()).isEqualTo("3");
        assertThat(held()).isEmpty();
        assertThat(account.session().plan(shop("three")).warnings()).isEmpty();
    }

    @Test
    void theContentThatWasRolledBackToMovesNothing() {
        deploy(account.session(), shop("one"));
        assertThat(reached()).isEqualTo("1");
    }

    @Test
    void releasedTheSameContentIsReachedAgainWithoutPublishing() {
        TestAccount.Session session = account.session().release();
        deploy(session, shop("two"));
        assertThat(session.interference().changes()).containsExactly("UpdateAlias", "UpdateAlias");
        assertThat(reached()).isEqualTo("2");
        assertThat(held()).isEmpty();
        Planned again = account.session().plan(shop("two"));
        assertThat(again.plan().steps()).isEmpty();
        assertThat(again.warnings()).isEmpty();
    }

    @Test
    void whatIsHeldIsComparedByWhatItFrozeAlsoWhenTheFingerprintIsOfAnotherVersion() {
        deploy(account.session(), shop("three"));
        account.session().rollback();
        account.session().rollback();
        assertThat(reached()).isEqualTo("3");
        assertThat(held()).isEqualTo("1");
        Planned planned = account.session().plan(shop("one"));
        assertThat(planned.warnings()).hasSize(2).anyMatch(line -> line.startsWith("Version 1 of Shop is held"));
        deploy(account.session(), shop("one"));
        assertThat(reached()).isEqualTo("3");
        Planned again = account.session().plan(shop("one"));
        assertThat(again.plan().steps()).isEmpty();
        assertThat(again.warnings()).hasSize(2);
        deploy(account.session(), shop("three"));
        assertThat(account.session().plan(shop("three")).plan().steps()).isEmpty();
        assertThat(reached()).isEqualTo("3");
    }

    @Test
    void onlyTheFunctionsThatWereRolledBackAreHeld() {
        deploy(account.session(), shop("three"));
        account.session().only("Billing").rollback();
        Planned planned = account.session().plan(shop("three"));
        assertThat(planned.warnings()).singleElement().asString().startsWith("Version 3 of Billing is held");
        assertThat(planned.plan().steps()).extracting(Step::key).isEmpty();
    }
}
