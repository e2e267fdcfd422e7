package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.code.ContentHash;
import dev.mvnlambda.manifest.ScheduleSpec;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindow;
import software.amazon.awssdk.services.scheduler.model.Target;

/**
 * A schedule that calls one function. It is named for its time, so another time is another schedule; everything else of it, its
 * target too, changes in place. No grant tells of it but the role that it calls with.
 */
final class ScheduleType implements PushType<ScheduleProperties> {
    static final String KIND = "schedule";

    private static final int HASH_DIGITS = 8;

    private final Caller caller;
    private final Clients clients;
    private final ScheduleRoleType roles;

    ScheduleType(Caller caller, Clients clients, ScheduleRoleType roles) {
        this.caller = caller;
        this.clients = clients;
        this.roles = roles;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<ScheduleProperties> properties() {
        return ScheduleProperties.class;
    }

    /** Scheduler calls with a role. */
    @Override
    public String principal() {
        return "";
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        List<Node> nodes = new ArrayList<>();
        Map<String, Integer> times = new TreeMap<>();
        for (ScheduleSpec spec : wanted.spec().triggers(ScheduleSpec.class)) {
            String time = time(spec.source(), spec.timezone());
            nodes.add(node(spec, time, times.merge(time, 1, Integer::sum), wanted.scope()));
        }
        return nodes;
    }

    private static String time(String expression, String timezone) {
        return expression + (timezone.equals("UTC") ? "" : " " + timezone);
    }

    /** Several calls at the same time, with another input each, are told apart by their order. */
    private static Node node(ScheduleSpec spec, String time, int count, FunctionScope scope) {
        String hash = ContentHash.of(count == 1 ? time : time + "\n" + count).substring(0, HASH_DIGITS);
        String name = scope.stage().memberName(scope.name(), hash);
        ScheduleProperties properties = new ScheduleProperties(
                scope.stage().sharedName(),
                name,
                spec.source(),
                spec.timezone(),
                spec.input().isEmpty() ? event(scope.stage().identity()) : spec.input(),
                spec.flexibleWindow(),
                spec.retries(),
                spec.deadLetterQueue(),
                spec.enabled(),
                scope.target().arn(),
                ScheduleRoleType.arn(scope));
        return new Node(
                key(scope, time, name),
                properties,
                scope.name(),
                Set.of(
                        PolicyStatementType.pointedAt(scope),
                        ScheduleGroupType.key(scope.stage()),
                        ScheduleRoleType.key(scope)));
    }

    /** Scheduler's own event has a text as its detail, which Lambda's Java runtime cannot make a {@code ScheduledEvent} of. */
    private static String event(Identity identity) {
        Map<String, Object> event = new TreeMap<>();
        event.put("version", "0");
        event.put("id", "<aws.scheduler.execution-id>");
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.scheduler");
        event.put("account", identity.account());
        event.put("time", "<aws.scheduler.scheduled-time>");
        event.put("region", identity.region());
        event.put("resources", List.of("<aws.scheduler.schedule-arn>"));
        event.put("detail", Map.of());
        return Json.text(event);
    }

    /** The hash at the end of the name tells schedules of the same time apart. */
    private static ResourceKey key(FunctionScope scope, String time, String name) {
        String hash = name.substring(name.lastIndexOf('-') + 1);
        boolean first = ContentHash.of(time).startsWith(hash);
        return new ResourceKey(KIND, scope.name() + "/scheduler:" + time + (first ? "" : " " + hash));
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        Optional<Observed.Present> role = roles.read(scope);
        boolean isWanted = wanted.stream().anyMatch(node -> node.properties() instanceof ScheduleProperties);
        if (role.isEmpty() && !isWanted) {
            return Found.of(List.of());
        }
        ScheduleReading reading = new ScheduleReading(caller, clients, scope);
        List<Observed> observed = new ArrayList<>();
        role.ifPresent(observed::add);
        reading.group().ifPresent(group -> {
            List<String> names = reading.names();
            observed.add(reading.group(group, names));
            reading.schedules(names).forEach(schedule -> observed.add(present(scope, schedule)));
        });
        return Found.of(observed);
    }

    /** A schedule that is there; it goes before its group, its role, and what it calls. */
    static Observed.Present present(FunctionScope scope, ScheduleProperties schedule) {
        Set<ResourceKey> after =
                new HashSet<>(Set.of(ScheduleGroupType.key(scope.stage()), ScheduleRoleType.key(scope)));
        String function = scope.target().functionArn() + ":";
        if (schedule.target().startsWith(function)) {
            after.add(AliasType.key(scope, schedule.target().substring(function.length())));
        } else {
            after.add(scope.key(FunctionType.KIND));
        }
        return new Observed.Present(
                key(scope, time(schedule.expression(), schedule.timezone()), schedule.name()),
                schedule,
                scope.name(),
                Map.of(),
                after);
    }

    @Override
    public Map<String, String> create(Step.Create step, ScheduleProperties wanted, Outputs known) {
        new Patience(caller)
                .call(
                        "scheduler:CreateSchedule",
                        Patience.SCHEDULE_ROLE_IS_NEW,
                        () -> clients.scheduler()
                                .createSchedule(r -> r.groupName(wanted.group())
                                        .name(wanted.name())
                                        .description("Calls a Lambda function; made and removed by mvn-lambda")
                                        .scheduleExpression(wanted.expression())
                                        .scheduleExpressionTimezone(wanted.timezone())
                                        .flexibleTimeWindow(window(wanted))
                                        .state(state(wanted))
                                        .target(target(wanted))));
        return Map.of();
    }

    /** AWS forgets what an update leaves out, so what others set beside ours is sent along. */
    @Override
    public Map<String, String> update(Step.Update step, ScheduleProperties wanted, Outputs known) {
        var there = caller.call(
                "scheduler:GetSchedule",
                () -> clients.scheduler()
                        .getSchedule(r -> r.groupName(wanted.group()).name(wanted.name())));
        new Patience(caller)
                .call(
                        "scheduler:UpdateSchedule",
                        Patience.SCHEDULE_ROLE_IS_NEW,
                        () -> clients.scheduler()
                                .updateSchedule(r -> r.groupName(wanted.group())
                                        .name(wanted.name())
                                        .description(there.description())
                                        .startDate(there.startDate())
                                        .endDate(there.endDate())
                                        .kmsKeyArn(there.kmsKeyArn())
                                        .actionAfterCompletion(there.actionAfterCompletionAsString())
                                        .scheduleExpression(wanted.expression())
                                        .scheduleExpressionTimezone(wanted.timezone())
                                        .flexibleTimeWindow(window(wanted))
                                        .state(state(wanted))
                                        .target(target(wanted))));
        return Map.of();
    }

    private static FlexibleTimeWindow window(ScheduleProperties wanted) {
        return wanted.flexibleWindow() == 0
                ? FlexibleTimeWindow.builder().mode("OFF").build()
                : FlexibleTimeWindow.builder()
                        .mode("FLEXIBLE")
                        .maximumWindowInMinutes(wanted.flexibleWindow())
                        .build();
    }

    private static String state(ScheduleProperties wanted) {
        return wanted.enabled() ? "ENABLED" : "DISABLED";
    }

    private static Target target(ScheduleProperties wanted) {
        Target.Builder target = Target.builder()
                .arn(wanted.target())
                .roleArn(wanted.role())
                .input(wanted.input())
                .retryPolicy(policy -> policy.maximumRetryAttempts(wanted.retries()));
        if (!wanted.deadLetterQueue().isEmpty()) {
            target.deadLetterConfig(dead -> dead.arn(wanted.deadLetterQueue()));
        }
        return target.build();
    }

    @Override
    public void delete(Observed.Present there) {
        ScheduleProperties schedule = (ScheduleProperties) there.properties();
        caller.find(
                "scheduler:DeleteSchedule",
                () -> clients.scheduler()
                        .deleteSchedule(r -> r.groupName(schedule.group()).name(schedule.name())));
    }
}
