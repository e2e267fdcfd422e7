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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a status tells: where aliases point, since when, and what a rollback holds. */
final class StatusTest {
    @TempDir
    private Path directory;

    private TestAccount account;

    @BeforeEach
    void open() {
        account = new TestAccount(directory.resolve("account"));
        account.session().deploy(shop("one"));
        account.session().deploy(shop("two"));
        account.session().only("Orders").deploy(shop("three"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Module shop(String code) {
        return module(directory, code, versioned("Billing"), versioned("Orders").url(), bare("Legacy"));
    }

    private Status.Row orders() {
        return account.session().status().functions().stream()
                .filter(row -> row.function().name().equals("Orders"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void deploymentsAreToldNewestFirstWithWhatTheyMoved() {
        account.session().rollback();
        List<Status.Deployment> deployments = account.session().status().deployments();
        assertThat(deployments).extracting(Status.Deployment::rollback).containsExactly(true, false, false, false);
        assertThat(deployments.get(0).moves()).containsExactly(new Status.Move("Orders", "3", "2"));
        assertThat(deployments.get(1).moves()).containsExactly(new Status.Move("Orders", "2", "3"));
        assertThat(deployments.get(2).moves())
                .containsExactly(new Status.Move("Billing", "1", "2"), new Status.Move("Orders", "1", "2"));
        assertThat(deployments.get(3).moves())
                .containsExactly(new Status.Move("Billing", null, "1"), new Status.Move("Orders", null, "1"));
    }

    @Test
    void peopleReadALineADeployment() {
        account.session().rollback();
        Instant later = Instant.parse("2026-11-23T12:30:00Z");
        List<String> lines = StatusFormatter.lines(account.session().status(), later);
        int deployments = lines.indexOf("Deployments, newest first:");
        assertThat(lines.get(deployments + 1)).matches("  20261123-\\S+-r +3 hours ago +rollback: Orders 3 → 2");
        assertThat(lines.get(deployments + 3)).matches("  20261123-\\S+ +3 hours ago +Billing, Orders 1 → 2");
        assertThat(lines.get(deployments + 4)).endsWith("Billing, Orders 1");
    }

    @Test
    void aHoldIsToldWithTheWayOut() {
        assertThat(orders().state()).isEmpty();
        account.session().rollback();
        assertThat(orders().held()).isEqualTo("3");
        assertThat(orders().state())
                .startsWith("version 3 is held since rollback ")
                .contains("-Dlambda.release");
    }

    @Test
    void anAliasThatSomebodyElseMovedStandsOut() {
        account.lambda()
                .updateAlias(r ->
                        r.functionName("shop-dev-Orders").name("LatestAlias").functionVersion("1"));
        assertThat(orders().state()).isEqualTo("alias was moved; the last deploy left it at 3");
    }

    @Test
    void sharedTrafficIsTold() {
        account.lambda()
                .updateAlias(r -> r.functionName("shop-dev-Orders")
                        .name("LatestAlias")
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of("2", 0.1))));
        assertThat(orders().weights()).containsEntry("2", 0.1);
        assertThat(orders().state()).isEqualTo("shares its traffic: 10 % to version 2, the rest to version 3");
    }

    @Test
    void whatIsLeftOfAFunctionGoesByAGoalThatNamesItAlone() {
        account.lambda().deleteFunction(r -> r.functionName("shop-dev-Orders"));
        assertThat(orders().state())
                .isEqualTo(
                        "the function is gone, but not all that served it; mvn lambda:remove -Dlambda.function=Orders ends "
                                + "the removal");
    }

    @Test
    void machinesReadTheSame() {
        account.session().rollback();
        assertThat(DeploymentJson.status(account.session().status(), new Calls()))
                .contains(
                        "\"held\" : \"3\"",
                        "\"rollback\" : true",
                        "\"from\" : \"3\"",
                        "\"to\" : \"2\"",
                        "\"time\" : \"2026-");
    }

    @Test
    void whatStandsOutAlikeStandsTogether() {
        account.session().deploy(module(directory, "one", versioned("A"), versioned("B")));
        account.session().deploy(module(directory, "two", versioned("A"), versioned("B")));
        account.session().rollback();
        assertThat(StatusFormatter.lines(account.session().status(), Instant.EPOCH))
                .filteredOn(line -> line.startsWith("!"))
                .singleElement()
                .asString()
                .startsWith("! A, B: version 2 is held since rollback ");
    }
}
