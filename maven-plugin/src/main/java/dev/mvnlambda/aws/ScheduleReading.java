package dev.mvnlambda.aws;

import dev.mvnlambda.aws.ScheduleGroupType.GroupProperties;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupResponse;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.Tag;

/** Reads the schedules of one function, and the group that they are in. */
final class ScheduleReading {
    private static final int MOST_RETRIES = 185;

    private final Caller caller;
    private final Clients clients;
    private final FunctionScope scope;

    ScheduleReading(Caller caller, Clients clients, FunctionScope scope) {
        this.caller = caller;
        this.clients = clients;
        this.scope = scope;
    }

    /** The ARN of the group of the stage; absent when it is not there, or about to go with all that is in it. */
    Optional<String> group() {
        // the module is there before the classes of its answers are named
        clients.scheduler();
        String name = scope.stage().sharedName();
        return caller.find(
                        "scheduler:GetScheduleGroup", () -> clients.scheduler().getScheduleGroup(r -> r.name(name)))
                .filter(found -> !ScheduleGroupType.GOING.equals(found.stateAsString()))
                .map(GetScheduleGroupResponse::arn);
    }

    /**
     * The group of the stage, which goes with the last schedule in it, and before the role that tells of it.
     *
     * @param names of all schedules in it
     */
    Observed.Present group(String arn, List<String> names) {
        Stage stage = scope.stage();
        return Observed.Present.shared(
                ScheduleGroupType.key(stage),
                new GroupProperties(stage.sharedName(), arn, tags(arn)),
                Map.of(),
                Set.of(ScheduleRoleType.key(scope)),
                names.size());
    }

    private Map<String, String> tags(String arn) {
        Map<String, String> tags = new TreeMap<>();
        caller.call(
                        "scheduler:ListTagsForResource",
                        () -> clients.scheduler()
                                .listTagsForResource(r -> r.resourceArn(arn))
                                .tags())
                .forEach(tag -> tags.put(tag.key(), tag.value()));
        return Tags.withoutAws(tags);
    }

    /** The names of all schedules of the stage. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        String[] next = {null};
        do {
            var page = caller.find(
                    "scheduler:ListSchedules",
                    () -> clients.scheduler()
                            .listSchedules(
                                    r -> r.groupName(scope.stage().sharedName()).nextToken(next[0])));
            page.ifPresent(found -> found.schedules().forEach(schedule -> names.add(schedule.name())));
            next[0] = page.map(found -> found.nextToken()).orElse(null);
        } while (next[0] != null);
        return names;
    }

    /**
     * The schedules of the function.
     *
     * @param names of all; that of one of ours ends in eight hexadecimal digits
     */
    List<ScheduleProperties> schedules(List<String> names) {
        String some = scope.stage().memberName(scope.name(), "00000000");
        String start = some.substring(0, some.length() - 8);
        return names.stream()
                .filter(name ->
                        name.startsWith(start) && name.substring(start.length()).matches("[0-9a-f]{8}"))
                .flatMap(name -> schedule(name).stream())
                .toList();
    }

    /** One of the stage, whosever it is. */
    Optional<ScheduleProperties> schedule(String name) {
        String group = scope.stage().sharedName();
        return caller.find(
                        "scheduler:GetSchedule",
                        () -> clients.scheduler()
                                .getSchedule(r -> r.groupName(group).name(name)))
                .map(found -> properties(group, found));
    }

    private static ScheduleProperties properties(String group, GetScheduleResponse found) {
        var target = found.target();
        var retries = target.retryPolicy();
        var dead = target.deadLetterConfig();
        var window = found.flexibleTimeWindow();
        return new ScheduleProperties(
                group,
                found.name(),
                found.scheduleExpression(),
                Objects.requireNonNullElse(found.scheduleExpressionTimezone(), "UTC"),
                Objects.requireNonNullElse(target.input(), ""),
                window == null ? 0 : Objects.requireNonNullElse(window.maximumWindowInMinutes(), 0),
                retries == null
                        ? MOST_RETRIES
                        : Objects.requireNonNullElse(retries.maximumRetryAttempts(), MOST_RETRIES),
                dead == null ? "" : Objects.requireNonNullElse(dead.arn(), ""),
                !"DISABLED".equals(found.stateAsString()),
                target.arn(),
                target.roleArn());
    }

    static List<Tag> sdk(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
