package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.resource.Calls;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads before and after a rollback. */
final class RollbackFormatterTest {
    private static final Instant LATER = Instant.parse("2026-11-23T09:12:30Z");

    @TempDir
    private Path directory;

    private TestAccount account;

    @BeforeEach
    void open() {
        account = new TestAccount(directory.resolve("account"));
        account.session().deploy(shop("one"));
        account.session().deploy(shop("two"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Module shop(String code) {
        return module(directory, code, versioned("Billing"), versioned("OrderIntake"), bare("Legacy"));
    }

    @Test
    void beforeItSaysWhatMovesWhatStaysAndWhatNoVersionHolds() {
        List<String> lines = RollbackFormatter.plan(account.session().planRollback("", ""), LATER);
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).matches("Rolls back deployment 20261123-09\\S+, 12 minutes ago:");
        assertThat(lines.get(1)).matches("  Billing      2 → 1  deployed by 20261123-09\\S+, 12 minutes ago");
        assertThat(lines.get(2)).matches("  OrderIntake  2 → 1  deployed by 20261123-09\\S+, 12 minutes ago");
        assertThat(lines.get(3)).isEqualTo("Stays as it is:");
        assertThat(lines.get(4)).isEqualTo("  Legacy       not versioned, so there is no alias to move");
        assertThat(lines.get(5)).startsWith("Roles, tags, URL settings").endsWith("no version holds them.");
    }

    @Test
    void afterItSaysWhatIsHeldAndTheWayForward() {
        RollbackPlan plan = account.session().planRollback("", "");
        List<String> lines = RollbackFormatter.report(plan, account.session().rollback());
        assertThat(lines.get(0)).matches("Rolled back 2 aliases in [0-9.]+ s\\.");
        assertThat(lines.get(1)).startsWith("Held: Billing 2, OrderIntake 2.");
        assertThat(lines.get(2)).contains("-Dlambda.release", "mvn lambda:rollback once more undoes");
    }

    @Test
    void aRollbackOfARollbackIsCalledOne() {
        account.session().rollback();
        List<String> lines = RollbackFormatter.plan(account.session().planRollback("", ""), LATER);
        assertThat(lines.get(0)).startsWith("Rolls back rollback 2026");
    }

    @Test
    void oneThatStoppedIsSaidToBeEnded() {
        Interference interference = new Interference();
        interference.dieAfter(1);
        account.session(interference).rollback();
        List<String> lines = RollbackFormatter.plan(account.session().planRollback("", ""), LATER);
        assertThat(lines.get(0)).matches("Ends rollback \\S+-r of deployment .*, which stopped half way:");
        assertThat(lines).as("whichever came first").anyMatch(line -> line.endsWith(" went back to 1 already"));
    }

    @Test
    void machinesReadWhatWasUndoneAndWhatIsHeld() {
        RollbackPlan plan = account.session().planRollback("", "");
        assertThat(DeploymentJson.rollback(plan, account.session().rollback(), new Calls()))
                .contains(
                        "\"undid\" : \"" + plan.undone() + "\"",
                        "\"Billing\" : \"2\"",
                        "\"key\" : \"alias/Billing:LatestAlias\"",
                        "\"version\" : \"1\"",
                        "\"outcome\" : \"applied\"");
    }
}
