package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.ScheduleSpec;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.InputException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;

/** A schedule, from its first deploy to its removal, on the alias and on the bare function. */
final class ScheduleTest extends DeployedAccount {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Shop";
    private static final String ROLE = "shop-dev-Shop-schedules-us-east-1";
    private static final ScheduleSpec HOURLY = new ScheduleSpec("rate(1 hour)", "UTC", "", 0, 185, "", true);

    private SchedulerClient scheduler() {
        return account.client(SchedulerClient.class);
    }

    private GetScheduleResponse schedule() {
        var all = scheduler().listSchedules(r -> r.groupName("shop-dev")).schedules();
        assertThat(all).hasSize(1);
        return scheduler()
                .getSchedule(r -> r.groupName("shop-dev").name(all.get(0).name()));
    }

    private void holdsNoSchedules() {
        assertThat(scheduler().listScheduleGroups(r -> {}).scheduleGroups())
                .extracting("name")
                .containsExactly("default");
        assertThatThrownBy(() -> account.iam().getRole(r -> r.roleName(ROLE)))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void aFirstDeployOfAVersionedFunctionLeadsToTheAliasOnly() {
        Module module = code(versioned("Shop").trigger(HOURLY));
        Interference calls = deployed(module);

        assertThat(calls.changes())
                .containsSubsequence("CreateScheduleGroup", "CreateSchedule")
                .containsSubsequence("CreateAlias", "CreateSchedule")
                .doesNotContain("AddPermission");
        assertThat(calls.requests(CreateScheduleRequest.class))
                .allSatisfy(request -> assertThat(request.target().arn()).isEqualTo(ARN + ":LatestAlias"));
        assertThat(schedule().target().input())
                .contains("\"detail\":{}", "<aws.scheduler.scheduled-time>", "<aws.scheduler.schedule-arn>");
        var role = account.iam().getRole(r -> r.roleName(ROLE)).role();
        assertThat(schedule().target().roleArn()).isEqualTo(role.arn());
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                .contains(
                        "scheduler.amazonaws.com",
                        "\"aws:SourceAccount\":\"000000000000\"",
                        "\"aws:SourceArn\":\"arn:aws:scheduler:us-east-1:000000000000:schedule-group/shop-dev\"");
        findsNothingMore(module);
    }

    @Test
    void aFirstDeployOfABareFunctionHasNoQualifierAnywhere() {
        Module module = code(bare("Shop").trigger(HOURLY));
        deployed(module);
        assertThat(schedule().target().arn()).isEqualTo(ARN);
        findsNothingMore(module);
    }

    @Test
    void anotherCodeTouchesNoScheduleAndAProjectWithoutSchedulesNeverAsks() {
        deployed(code(versioned("Shop").trigger(HOURLY)));
        assertThat(deployed(module(directory, "two", versioned("Shop").trigger(HOURLY)))
                        .services())
                .doesNotContain("Scheduler");
        assertThat(deployed(module(directory, "two", versioned("Shop").trigger(HOURLY), versioned("Other")))
                        .services())
                .doesNotContain("Scheduler");
    }

    @Test
    void settingsChangeInPlaceAndWhatOthersSetStays() {
        deployed(code(versioned("Shop").trigger(HOURLY)));
        GetScheduleResponse before = schedule();
        Instant end = Instant.parse("2030-01-01T00:00:00Z");
        scheduler()
                .updateSchedule(r -> r.groupName("shop-dev")
                        .name(before.name())
                        .scheduleExpression(before.scheduleExpression())
                        .flexibleTimeWindow(before.flexibleTimeWindow())
                        .target(before.target())
                        .description("theirs")
                        .endDate(end));
        String dead = "arn:aws:sqs:us-east-1:000000000000:dead";
        Module changed =
                code(versioned("Shop").trigger(new ScheduleSpec("rate(1 hour)", "UTC", "7", 15, 0, dead, false)));
        assertThat(deployed(changed).changes()).containsExactly("PutRolePolicy", "UpdateSchedule", "TagResource");
        GetScheduleResponse after = schedule();
        assertThat(after.name()).isEqualTo(before.name());
        assertThat(after.stateAsString()).isEqualTo("DISABLED");
        assertThat(after.flexibleTimeWindow().maximumWindowInMinutes()).isEqualTo(15);
        assertThat(after.target().input()).isEqualTo("7");
        assertThat(after.target().retryPolicy().maximumRetryAttempts()).isZero();
        assertThat(after.target().deadLetterConfig().arn()).isEqualTo(dead);
        assertThat(after.description()).isEqualTo("theirs");
        assertThat(after.endDate()).isEqualTo(end);
        findsNothingMore(changed);
    }

    @Test
    void aGroupThatIsAboutToGoIsWaitedForAndMadeAgain() {
        Module module = code(versioned("Shop").trigger(HOURLY));
        deployed(module);
        account.session().remove(false);
        holdsNoSchedules();
        int[] looks = {0};
        int[] tries = {0};
        Interference slow = new Interference()
                .answering(
                        "GetScheduleGroup",
                        request -> looks[0]++ < 4
                                ? GetScheduleGroupResponse.builder()
                                        .name("shop-dev")
                                        .state("DELETING")
                                        .build()
                                : scheduler().getScheduleGroup((GetScheduleGroupRequest) request))
                .answering("CreateScheduleGroup", request -> {
                    if (tries[0]++ == 0) {
                        throw ConflictException.builder()
                                .statusCode(409)
                                .message("Schedule group shop-dev is being deleted.")
                                .build();
                    }
                    return scheduler().createScheduleGroup((CreateScheduleGroupRequest) request);
                });
        deployed(account.session(slow), module);
        assertThat(tries[0]).isEqualTo(2);
        assertThat(looks[0]).isGreaterThan(4);
        assertThat(schedule().target().arn()).isEqualTo(ARN + ":LatestAlias");
        findsNothingMore(module);
    }

    @Test
    void whatIsStillListedOfAGroupThatIsAboutToGoIsMadeAgain() {
        Module module = code(versioned("Shop").trigger(HOURLY));
        deployed(module);
        Interference going = new Interference()
                .answering(
                        "GetScheduleGroup",
                        request -> GetScheduleGroupResponse.builder()
                                .name("shop-dev")
                                .state("DELETING")
                                .build());
        assertThat(account.session(going).refresh().plan(module).plan().steps())
                .filteredOn(Step.Create.class::isInstance)
                .extracting(step -> step.key().kind())
                .containsExactlyInAnyOrder("schedule-group", "schedule");
    }

    @Test
    void anotherTimeIsAnotherSchedule() {
        deployed(code(versioned("Shop").trigger(HOURLY)));
        Module other = code(versioned("Shop")
                .trigger(new ScheduleSpec("cron(0 8 * * ? *)", "Europe/Berlin", "", 0, 185, "", true)));
        assertThat(deployed(other).changes()).containsExactly("CreateSchedule", "DeleteSchedule", "TagResource");
        assertThat(schedule().scheduleExpressionTimezone()).isEqualTo("Europe/Berlin");
        findsNothingMore(other);
    }

    @Test
    void severalCallsAtOneTimeAreToldApart() {
        Module module = code(versioned("Shop")
                .trigger(new ScheduleSpec("rate(1 hour)", "UTC", "1", 0, 185, "", true))
                .trigger(new ScheduleSpec("rate(1 hour)", "UTC", "2", 0, 185, "", true)));
        deployed(module);
        assertThat(scheduler().listSchedules(r -> r.groupName("shop-dev")).schedules())
                .hasSize(2);
        findsNothingMore(module);
    }

    @Test
    void turningVersionsOnAndOffMovesTheTargetInPlace() {
        deployed(code(bare("Shop").trigger(HOURLY)));
        Module on = code(versioned("Shop").trigger(HOURLY));
        assertThat(deployed(on).changes())
                .containsSubsequence("CreateAlias", "UpdateSchedule")
                .doesNotContain("CreateSchedule", "DeleteSchedule", "CreateRole");
        assertThat(schedule().target().arn()).isEqualTo(ARN + ":LatestAlias");
        findsNothingMore(on);

        Module renamed = code(versioned("Shop").alias("Live").trigger(HOURLY));
        assertThat(deployed(renamed).changes()).containsSubsequence("CreateAlias", "UpdateSchedule", "DeleteAlias");
        findsNothingMore(renamed);

        Module off = code(bare("Shop").trigger(HOURLY));
        assertThat(deployed(off).changes()).containsSubsequence("UpdateSchedule", "DeleteAlias");
        assertThat(schedule().target().arn()).isEqualTo(ARN);
        findsNothingMore(off);
    }

    @Test
    void aTargetThatWasMovedByHandMovesBack() {
        Module module = code(versioned("Shop").trigger(HOURLY));
        deployed(module);
        GetScheduleResponse there = schedule();
        for (String qualifier : List.of("", ":1", ":other")) {
            scheduler()
                    .updateSchedule(r -> r.groupName("shop-dev")
                            .name(there.name())
                            .scheduleExpression(there.scheduleExpression())
                            .flexibleTimeWindow(there.flexibleTimeWindow())
                            .target(there.target().toBuilder()
                                    .arn(ARN + qualifier)
                                    .build()));
            assertThat(deployed(account.session().refresh(), module).changes()).containsExactly("UpdateSchedule");
            assertThat(schedule().target().arn()).isEqualTo(ARN + ":LatestAlias");
        }
    }

    @Test
    void theLastScheduleTakesGroupAndRoleAlongInThatOrder() {
        deployed(code(versioned("Shop").trigger(HOURLY)));
        Module without = code(versioned("Shop"));
        assertThat(deployed(without).changes())
                .containsSubsequence("DeleteSchedule", "DeleteScheduleGroup", "DeleteRole", "TagResource");
        holdsNoSchedules();
        findsNothingMore(without);
    }

    @Test
    void aGroupStaysWhileAnotherFunctionHasSchedules() {
        deployed(code(versioned("Shop").trigger(HOURLY), versioned("Other").trigger(HOURLY)));
        deployed(
                account.session().only("Shop"),
                code(versioned("Shop"), versioned("Other").trigger(HOURLY)));
        assertThat(schedule().name()).startsWith("shop-dev-Other-");
        findsNothingMore(code(versioned("Shop"), versioned("Other").trigger(HOURLY)));
    }

    @Test
    void functionsThatAreGoneTakeTheirSchedulesAlong() {
        deployed(code(versioned("Shop").trigger(HOURLY), versioned("Other").trigger(HOURLY), bare("Third")));
        deployed(account.session().whole(), code(bare("Third")));
        holdsNoSchedules();
    }

    @Test
    void schedulesOfAFunctionThatWasDeletedByHandAreFoundByTheirRole() {
        deployed(code(versioned("Shop").trigger(HOURLY)));
        account.lambda().deleteFunction(r -> r.functionName("shop-dev-Shop"));
        account.session().remove(true);
        holdsNoSchedules();
    }

    @Test
    void whatAPlaceholderTurnsIntoIsCheckedAgain() {
        Module module =
                code(versioned("Shop").trigger(new ScheduleSpec("${table}", "${table}", "${table}", 0, 0, "", true)));
        assertThatThrownBy(() -> account.session().plan(module))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Shop has the schedule 'orders', but a schedule is like rate(5 minutes)")
                .hasMessageContaining("Shop has the timezone 'orders', but that is no time zone")
                .hasMessageContaining("Shop has the input 'orders', but what a function is handed is JSON");
    }
}
