package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.runtime.FunctionRuntime;
import dev.mvnlambda.local.runtime.Invocation;
import dev.mvnlambda.local.runtime.InvocationResult;
import dev.mvnlambda.local.runtime.RunnableVersion;
import dev.mvnlambda.plan.PlanFormatter;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.Calls;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsResponse;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigListItem;

/** Which old versions go at the start of a deploy, and which never do. */
final class RetentionTest {
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
        return module(directory, code, versioned("Shop").keep(2));
    }

    private Module durable(String code) {
        return module(directory, code, versioned("Shop").keep(2).durable(600));
    }

    private void deploy(String... codes) {
        for (String code : codes) {
            deploy(account.session(), shop(code));
        }
    }

    private Report deploy(TestAccount.Session session, Module module) {
        Report report = session.deploy(module);
        assertThat(TestAccount.failure(report)).isEmpty();
        return report;
    }

    private List<String> versions() {
        return account.lambda().listVersionsByFunction(r -> r.functionName("shop-dev-Shop")).versions().stream()
                .map(FunctionConfiguration::version)
                .filter(version -> !version.equals("$LATEST"))
                .toList();
    }

    @Test
    void nothingMoreIsAskedWhileThereCanBeNoVersionToRemove() {
        deploy("one", "two");
        TestAccount.Session session = account.session();
        deploy(session, shop("three"));
        assertThat(session.limited()).containsExactly("GetAlias", "UpdateFunctionCode", "UpdateAlias", "TagResource");
    }

    @Test
    void aDeployThatPublishesNothingRemovesNothing() {
        deploy("one", "two", "three", "four");
        TestAccount.Session session = account.session();
        deploy(session, module(directory, "four", versioned("Shop").keep(1).url()));
        assertThat(session.limited()).doesNotContain("ListVersionsByFunction", "ListAliases");
    }

    @Test
    void versionsBeyondTheNewestGoBeforeTheFunctionChanges() {
        deploy("one", "two", "three");
        TestAccount.Session session = account.session();
        Report report = deploy(session, shop("four"));
        assertThat(session.interference().changes())
                .containsExactly("DeleteFunction", "UpdateFunctionCode", "UpdateAlias", "TagResource");
        assertThat(session.limited())
                .startsWith(
                        "GetAlias",
                        "ListVersionsByFunction",
                        "ListAliases",
                        "ListEventSourceMappings",
                        "ListProvisionedConcurrencyConfigs");
        assertThat(versions()).containsExactly("2", "3", "4");
        assertThat(ReportFormatter.freed(report)).containsExactly("1 old version removed, 0.0 MB freed.");
        assertThat(report.freed()).singleElement().isNotEqualTo(0L);
    }

    @Test
    void thePlanNamesThemFirstWithTheirSize() {
        deploy("one", "two", "three");
        Planned planned = account.session().plan(shop("four"));
        assertThat(PlanFormatter.lines(planned.plan()).get(0)).matches(" +- old-version/Shop:1 +0.0 MB");
        assertThat(planned.plan().steps())
                .extracting(Step::key)
                .extracting(Object::toString)
                .containsExactly(
                        "old-version/Shop:1", "function/Shop", "version/Shop", "alias/Shop:LatestAlias", "tags/Shop");
    }

    @Test
    void whatARollbackLeftAndWhereItLedAreKept() {
        deploy("one", "two", "three", "four");
        account.session().only("Shop").rollback("", "2");
        deploy("five", "six");
        assertThat(versions()).containsExactly("2", "4", "5", "6");
        account.session().only("Shop").rollback("", "2");
        deploy(account.session(), shop("seven"));
        assertThat(versions()).contains("2", "6", "7");
    }

    @Test
    void aVersionThatAnotherAliasNamesIsKept() {
        deploy("one", "two", "three");
        account.lambda()
                .createAlias(r -> r.functionName("shop-dev-Shop")
                        .name("pinned")
                        .functionVersion("2")
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of("1", 0.1))));
        deploy("four", "five", "six");
        assertThat(versions()).containsExactly("1", "2", "4", "5", "6");
    }

    @Test
    void aVersionThatAMappingOfOthersLeadsToIsKept() {
        deploy("one");
        account.allowQueues("Shop");
        account.sqs().createQueue(r -> r.queueName("theirs"));
        account.lambda()
                .createEventSourceMapping(r ->
                        r.functionName("shop-dev-Shop:1").eventSourceArn("arn:aws:sqs:us-east-1:000000000000:theirs"));
        account.settle();
        deploy("two", "three", "four", "five");
        assertThat(versions()).contains("1").doesNotContain("2");
    }

    @Test
    void aVersionWithProvisionedConcurrencyIsKept() {
        deploy("one", "two", "three");
        ProvisionedConcurrencyConfigListItem warm = ProvisionedConcurrencyConfigListItem.builder()
                .functionArn("arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop:1")
                .build();
        Interference provisioned = new Interference()
                .answering(
                        "ListProvisionedConcurrencyConfigs",
                        request -> ListProvisionedConcurrencyConfigsResponse.builder()
                                .provisionedConcurrencyConfigs(warm)
                                .build());
        deploy(account.session(provisioned), shop("four"));
        assertThat(versions()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void anEndpointWithoutProvisionedConcurrencyHasNone() {
        deploy("one", "two", "three");
        Interference unknowing = new Interference().answering("ListProvisionedConcurrencyConfigs", request -> {
            throw LambdaException.builder().statusCode(501).message("not here").build();
        });
        deploy(account.session(unknowing), shop("four"));
        assertThat(versions()).containsExactly("2", "3", "4");
    }

    @Test
    void aVersionWithRunningDurableExecutionsIsKeptUntilTheyEnd() {
        account.close();
        account = new TestAccount(LocalOptions.in(directory.resolve("durable")), new NeverDone());
        deploy(account.session(), durable("one"));
        String running = account.lambda()
                .invoke(r -> r.functionName("shop-dev-Shop")
                        .qualifier("1")
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String("{}")))
                .durableExecutionArn();
        for (String code : List.of("two", "three", "four")) {
            deploy(account.session(), durable(code));
        }
        TestAccount.Session session = account.session();
        deploy(session, durable("five"));
        assertThat(versions()).containsExactly("1", "3", "4", "5");
        assertThat(session.limited())
                .filteredOn("ListDurableExecutionsByFunction"::equals)
                .hasSize(2);
        account.lambda().stopDurableExecution(r -> r.durableExecutionArn(running));
        deploy(account.session(), durable("six"));
        assertThat(versions()).containsExactly("4", "5", "6");
    }

    /** Each execution runs as long as the account is open. */
    private static final class NeverDone implements FunctionRuntime {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public InvocationResult invoke(RunnableVersion version, Invocation invocation) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("The account was closed.");
        }

        @Override
        public void retire(String functionArn, String version) {}

        @Override
        public void close() {
            closed.countDown();
        }
    }

    @Test
    void aVersionThatSomebodyProtectsMeanwhileIsLeftAndTheDeployGoesOn() {
        deploy("one", "two", "three");
        Interference interference = new Interference();
        interference.before(call -> {
            if (call.operation().equals("DeleteFunction")) {
                account.lambda()
                        .createAlias(r ->
                                r.functionName("shop-dev-Shop").name("pinned").functionVersion("1"));
            }
        });
        Report report = deploy(account.session(interference), shop("four"));
        assertThat(versions()).containsExactly("1", "2", "3", "4");
        assertThat(ReportFormatter.freed(report))
                .containsExactly("1 old version left, since something came to need it meanwhile.");
    }

    @Test
    void whatWasFreedIsInTheReportForMachines() {
        deploy("one", "two", "three");
        Report report = deploy(account.session(), shop("four"));
        assertThat(DeploymentJson.report(report, "d", new Calls()))
                .contains(
                        "\"oldVersionsRemoved\" : 1",
                        "\"bytesFreed\" : " + report.freed().get(0));
    }
}
