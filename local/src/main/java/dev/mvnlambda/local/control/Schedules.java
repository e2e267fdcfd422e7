package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mvnlambda.local.json.Json;
import dev.mvnlambda.local.state.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.TargetSummary;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/** Schedules of one region. */
final class Schedules {

    private static final int PAGE = 100;
    private static final int LONGEST_WINDOW = 1440;
    private static final String SCHEDULER = "scheduler.amazonaws.com";

    private final Scope scope;
    private final ScheduleGroups groups;

    Schedules(Scope scope) {
        this.scope = scope;
        this.groups = new ScheduleGroups(scope);
    }

    String create(CreateScheduleRequest request) {
        ScheduleGroups.checkName(request.name());
        String group = groups.get(group(request.groupName())).name();
        GetScheduleResponse settings = GetScheduleResponse.builder()
                .actionAfterCompletion(Objects.requireNonNullElse(request.actionAfterCompletionAsString(), "NONE"))
                .description(request.description())
                .startDate(request.startDate())
                .endDate(request.endDate())
                .flexibleTimeWindow(request.flexibleTimeWindow())
                .kmsKeyArn(request.kmsKeyArn())
                .scheduleExpression(request.scheduleExpression())
                .scheduleExpressionTimezone(Objects.requireNonNullElse(request.scheduleExpressionTimezone(), "UTC"))
                .state(Objects.requireNonNullElse(request.stateAsString(), ScheduleState.ENABLED.toString()))
                .target(request.target())
                .arn(arn(group, request.name()))
                .groupName(group)
                .name(request.name())
                .creationDate(scope.now())
                .lastModificationDate(scope.now())
                .build();
        check(settings);
        ScheduleRecord record = new ScheduleRecord(scope.region(), settings);
        table().change(record.key(), found -> {
            if (found.isPresent()) {
                throw SchedulerFaults.conflict("Schedule " + request.name() + " already exists.");
            }
            return Optional.of(record);
        });
        return settings.arn();
    }

    /** Replaces all settings: what a request leaves out is as if it never was. */
    String update(UpdateScheduleRequest request) {
        ScheduleRecord changed = change(group(request.groupName()), request.name(), before -> {
            GetScheduleResponse settings = GetScheduleResponse.builder()
                    .actionAfterCompletion(Objects.requireNonNullElse(request.actionAfterCompletionAsString(), "NONE"))
                    .description(request.description())
                    .startDate(request.startDate())
                    .endDate(request.endDate())
                    .flexibleTimeWindow(request.flexibleTimeWindow())
                    .kmsKeyArn(request.kmsKeyArn())
                    .scheduleExpression(request.scheduleExpression())
                    .scheduleExpressionTimezone(Objects.requireNonNullElse(request.scheduleExpressionTimezone(), "UTC"))
                    .state(Objects.requireNonNullElse(request.stateAsString(), ScheduleState.ENABLED.toString()))
                    .target(request.target())
                    .arn(before.settings().arn())
                    .groupName(before.settings().groupName())
                    .name(before.settings().name())
                    .creationDate(before.settings().creationDate())
                    .lastModificationDate(scope.now())
                    .build();
            check(settings);
            return new ScheduleRecord(before.region(), settings);
        });
        return changed.settings().arn();
    }

    private void check(GetScheduleResponse settings) {
        if (settings.scheduleExpression() == null || settings.target() == null) {
            throw SchedulerFaults.validation(
                    "1 validation error detected: Value null failed to satisfy constraint: Member must not be null");
        }
        Recurrence.of(settings.scheduleExpression(), settings.scheduleExpressionTimezone(), scope.now());
        checkWindow(settings.flexibleTimeWindow());
        if (SourceKind.service(settings.target().arn()).equals("lambda")
                && settings.target().input() != null
                && !isJson(settings.target().input())) {
            throw SchedulerFaults.validation("Invalid Input. The input must be well-formed JSON.");
        }
        checkAssumable(settings.target().roleArn());
    }

    private static void checkWindow(@Nullable FlexibleTimeWindow window) {
        if (window == null || window.modeAsString() == null) {
            throw SchedulerFaults.validation(
                    "1 validation error detected: Value null at 'flexibleTimeWindow' failed to satisfy constraint: Member"
                            + " must not be null");
        }
        Integer minutes = window.maximumWindowInMinutes();
        boolean flexible = window.modeAsString().equals("FLEXIBLE");
        if (flexible != (minutes != null) || (minutes != null && (minutes < 1 || minutes > LONGEST_WINDOW))) {
            throw SchedulerFaults.validation("Invalid FlexibleTimeWindow: MaximumWindowInMinutes is 1 to "
                    + LONGEST_WINDOW + " with FLEXIBLE, and absent with OFF.");
        }
    }

    private void checkAssumable(@Nullable String arn) {
        boolean assumable = arn != null
                && scope.account()
                        .roles()
                        .find(arn.substring(arn.lastIndexOf('/') + 1))
                        .filter(role -> role.role().arn().equals(arn))
                        .filter(role -> !scope.now().isBefore(role.assumable()))
                        .filter(role -> role.role().assumeRolePolicyDocument().contains(SCHEDULER))
                        .isPresent();
        if (!assumable) {
            throw SchedulerFaults.validation(
                    "The execution role you provide must allow AWS EventBridge Scheduler to assume the role.");
        }
    }

    private static boolean isJson(String text) {
        try {
            return !Json.mapper().readTree(text).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    ScheduleRecord get(@Nullable String group, String name) {
        String known = groups.get(group(group)).name();
        return table().find(ScheduleRecord.key(scope.region(), known, name))
                .orElseThrow(() -> SchedulerFaults.notFound("Schedule " + name + " does not exist."));
    }

    void delete(@Nullable String group, String name) {
        table().remove(get(group, name).key());
    }

    /** Removes a group with all its schedules. */
    void deleteGroup(String name) {
        groups.delete(name);
        of(name).forEach(schedule -> table().remove(schedule.key()));
    }

    ListSchedulesResponse list(ListSchedulesRequest request) {
        String prefix = request.namePrefix() == null ? "" : request.namePrefix();
        List<ScheduleRecord> candidates = request.groupName() == null
                ? all()
                : of(groups.get(request.groupName()).name());
        List<ScheduleRecord> found = candidates.stream()
                .filter(schedule -> schedule.settings().name().startsWith(prefix))
                .filter(schedule -> request.stateAsString() == null
                        || request.stateAsString().equals(schedule.settings().stateAsString()))
                .toList();
        Page<ScheduleRecord> page =
                Page.of(found, ScheduleRecord::key, request.nextToken(), request.maxResults(), PAGE);
        return ListSchedulesResponse.builder()
                .schedules(page.items().stream().map(Schedules::summary).toList())
                .nextToken(page.next())
                .build();
    }

    private static ScheduleSummary summary(ScheduleRecord schedule) {
        GetScheduleResponse settings = schedule.settings();
        return ScheduleSummary.builder()
                .arn(settings.arn())
                .name(settings.name())
                .groupName(settings.groupName())
                .state(settings.stateAsString())
                .creationDate(settings.creationDate())
                .lastModificationDate(settings.lastModificationDate())
                .target(TargetSummary.builder().arn(settings.target().arn()).build())
                .build();
    }

    /** Returns the schedules of all groups. */
    List<ScheduleRecord> all() {
        return table().startingWith(scope.region() + ":");
    }

    private List<ScheduleRecord> of(String group) {
        return table().startingWith(ScheduleRecord.key(scope.region(), group, ""));
    }

    private ScheduleRecord change(String group, String name, UnaryOperator<ScheduleRecord> change) {
        get(group, name);
        return table().change(
                        ScheduleRecord.key(scope.region(), group, name),
                        found -> Optional.of(change.apply(found.orElseThrow())));
    }

    private static String group(@Nullable String name) {
        return name == null ? ScheduleGroups.DEFAULT : name;
    }

    private String arn(String group, String name) {
        return "arn:aws:scheduler:" + scope.region() + ":" + scope.options().account() + ":schedule/" + group + "/"
                + name;
    }

    static Table<ScheduleRecord> table(Account account) {
        return account.tables().of("schedules", ScheduleRecord.class);
    }

    private Table<ScheduleRecord> table() {
        return table(scope.account());
    }
}
