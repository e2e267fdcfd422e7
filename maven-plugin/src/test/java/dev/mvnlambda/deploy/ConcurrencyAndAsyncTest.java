package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.plan.PlanFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reserved concurrency on the function; provisioned concurrency and what becomes of asynchronous events on the alias. */
final class ConcurrencyAndAsyncTest extends DeployedAccount {
    private static final String SHOP = "shop-dev-Shop";
    private static final String DEAD = "arn:aws:sqs:us-east-1:000000000000:dead";

    @BeforeEach
    void makeQueues() {
        account.sqs().createQueue(r -> r.queueName("dead"));
    }

    @Test
    void whatBecomesOfEventsIsSaidOfTheAlias() {
        Module module = code(versioned("Shop").async(1, DEAD));
        deployed(module);
        var config = account.lambda()
                .getFunctionEventInvokeConfig(r -> r.functionName(SHOP).qualifier("LatestAlias"));
        assertThat(config.maximumRetryAttempts()).isEqualTo(1);
        assertThat(config.maximumEventAgeInSeconds()).isEqualTo(3600);
        assertThat(config.destinationConfig().onFailure().destination()).isEqualTo(DEAD);
        findsNothingMore(module);
    }

    @Test
    void theRoleMayTellADestination() {
        Planned planned = account.session().plan(code(versioned("Shop").async(1, DEAD)));
        assertThat(planned.plan().steps())
                .filteredOn(step -> step.key().toString().equals("role/Shop"))
                .singleElement()
                .extracting(Object::toString)
                .asString()
                .contains("allow sqs:SendMessage on " + DEAD);
    }

    @Test
    void aConfigThatIsNoMoreDeclaredGoes() {
        deployed(code(versioned("Shop").async(1, DEAD)));
        Module without = code(versioned("Shop"));
        assertThat(deployed(without).changes())
                .containsSubsequence("DeleteFunctionEventInvokeConfig", "PutRolePolicy", "TagResource");
        findsNothingMore(without);
    }

    @Test
    void withoutVersionsTheConfigIsOfTheFunction() {
        Module module = code(bare("Shop").async(0, ""));
        deployed(module);
        assertThat(account.lambda()
                        .getFunctionEventInvokeConfig(r -> r.functionName(SHOP))
                        .maximumRetryAttempts())
                .isZero();
        findsNothingMore(module);
    }

    @Test
    void aDestinationThatIsNotThereStopsThePlan() {
        Planned planned = account.session()
                .plan(code(
                        versioned("Shop").async(1, DEAD.replace("dead", "daed")),
                        versioned("Bill").async(1, DEAD.replace("sqs", "sns").replace("dead", "none"))));

        assertThat(planned.plan().obstacles())
                .containsExactlyInAnyOrder(
                        "There is no queue daed, which @Async of Shop sends records to. Make it, or correct its ARN.",
                        "There is no topic none, which @Async of Bill sends records to. Make it, or correct its ARN.");
        assertThat(planned.plan().missing()).hasSize(2);
    }

    @Test
    void aDestinationMayBeMadeByTheSameDeploy() {
        Module module = code(
                versioned("Shop").async(1, DEAD.replace("dead", "orders")),
                versioned("Intake").makes("orders", null));

        deployed(module);
        findsNothingMore(module);
    }

    @Test
    void aDestinationThatWentMeanwhileStopsNothingElse() {
        deployed(code(versioned("Shop").async(1, DEAD)));
        account.sqs()
                .deleteQueue(r -> r.queueUrl(
                        account.sqs().getQueueUrl(q -> q.queueName("dead")).queueUrl()));

        Module larger = code(versioned("Shop").async(1, DEAD).memory(1024));
        assertThat(TestAccount.failure(account.session().deploy(larger))).isEmpty();
    }

    @Test
    void aFunctionThatNamesItselfAsDestinationStopsThePlan() {
        String itself = "arn:aws:lambda:us-east-1:${account}:function:${app}-${stage}-Shop";
        assertThatThrownBy(() -> account.session().plan(code(versioned("Shop").async(1, itself))))
                .hasMessageContaining("Shop names itself in onFailure of @Async")
                .hasMessageContaining("cannot be its own destination");
    }

    @Test
    void reservedConcurrencyComesChangesAndGoes() {
        Module reserved = code(versioned("Shop").reserved(5));
        deployed(reserved);
        assertThat(account.lambda()
                        .getFunctionConcurrency(r -> r.functionName(SHOP))
                        .reservedConcurrentExecutions())
                .isEqualTo(5);
        findsNothingMore(reserved);
        assertThat(deployed(code(versioned("Shop").reserved(7))).changes())
                .containsExactly("PutFunctionConcurrency", "TagResource");
        assertThat(deployed(code(versioned("Shop"))).changes())
                .containsExactly("DeleteFunctionConcurrency", "TagResource");
        findsNothingMore(code(versioned("Shop")));
    }

    @Test
    void thePlanSaysThatZeroStopsTheFunction() {
        Planned planned = account.session().plan(code(bare("Shop").reserved(0)));
        assertThat(PlanFormatter.lines(planned.plan()).toString())
                .contains("reserved-concurrency/Shop", "stops the function: every call is throttled");
    }

    @Test
    void lessIsReservedThanWasKeptReady() {
        deployed(code(versioned("Shop").reserved(10).provisioned(8)));
        Module less = code(versioned("Shop").reserved(5).provisioned(4));
        deployed(less);
        findsNothingMore(less);
        Module none = code(versioned("Shop").reserved(3));
        deployed(none);
        findsNothingMore(none);
    }

    @Test
    void provisionedConcurrencyFollowsTheAlias() {
        Module module = code(versioned("Shop").reserved(5).provisioned(2));
        Interference calls = deployed(module);
        assertThat(calls.changes())
                .containsSubsequence("PutFunctionConcurrency", "PutProvisionedConcurrencyConfig")
                .containsSubsequence("CreateAlias", "PutProvisionedConcurrencyConfig");
        findsNothingMore(module);
        Module changed = module(directory, "two", versioned("Shop").reserved(5).provisioned(2));
        assertThat(deployed(changed).changes()).containsExactly("UpdateFunctionCode", "UpdateAlias", "TagResource");
        findsNothingMore(changed);
    }
}
