package dev.mvnlambda.local.control;

import dev.mvnlambda.local.filter.EventFilters;
import dev.mvnlambda.local.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/** Rules of the event buses of one region: what matches a pattern reaches their targets, and what a schedule says. */
final class Rules {

    private static final String TYPE = ":rule/";
    private static final int PAGE = 100;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PATTERN = 4096;
    private static final int MOST_TAGS = 50;

    /** One minute, but two minutes. */
    private static final Pattern SCHEDULE =
            Pattern.compile("cron\\(.*\\)|rate\\((1 (minute|hour|day)|([2-9]|[1-9]\\d+) (minutes|hours|days))\\)");

    private final Scope scope;
    private final EventBuses buses;

    Rules(Scope scope) {
        this.scope = scope;
        this.buses = new EventBuses(scope);
    }

    /** Makes a rule, or replaces all but its targets and tags. */
    String put(PutRuleRequest request) {
        check(request);
        String bus = buses.get(request.eventBusName()).name();
        RuleRecord put = table().change(RuleRecord.key(scope.region(), bus, request.name()), found -> {
            Rule rule = rule(request, bus);
            return found.map(record -> record.with(rule))
                    .or(() -> Optional.of(
                            new RuleRecord(scope.region(), rule, new TreeMap<>(), EventBuses.tags(request.tags()))));
        });
        return put.rule().arn();
    }

    private Rule rule(PutRuleRequest request, String bus) {
        return Rule.builder()
                .name(request.name())
                .arn(arn(bus, request.name()))
                .eventBusName(bus)
                .eventPattern(request.eventPattern())
                .scheduleExpression(request.scheduleExpression())
                .state(Objects.requireNonNullElse(request.stateAsString(), RuleState.ENABLED.toString()))
                .description(request.description())
                .roleArn(request.roleArn())
                .build();
    }

    private static void check(PutRuleRequest request) {
        String name = request.name();
        if (name == null || name.length() > LONGEST_NAME || !name.matches("[.\\-_A-Za-z0-9]+")) {
            throw EventFaults.validation("1 validation error detected: Value '" + name
                    + "' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " [\\.\\-_A-Za-z0-9]+ and have length less than or equal to 64");
        }
        if (request.eventPattern() == null && request.scheduleExpression() == null) {
            throw EventFaults.validation("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }
        if (request.tags().size() > MOST_TAGS) {
            throw EventFaults.validation("Number of tags exceeds resource tag limit.");
        }
        if (request.eventPattern() != null) {
            checkPattern(request.eventPattern());
        }
        if (request.scheduleExpression() != null) {
            checkSchedule(request.scheduleExpression(), request.eventBusName());
        }
    }

    private static void checkSchedule(String expression, @Nullable String bus) {
        if (!EventBuses.DEFAULT.equals(Objects.requireNonNullElse(bus, EventBuses.DEFAULT))) {
            throw EventFaults.validation("ScheduleExpression is supported only on the default event bus.");
        }
        try {
            if (SCHEDULE.matcher(expression).matches()) {
                var unused = Recurrence.of(expression, null, Instant.EPOCH);
                return;
            }
        } catch (ValidationException e) {
            // of Scheduler, whose expressions are these and some more
        }
        throw EventFaults.validation("Parameter ScheduleExpression is not valid.");
    }

    static void checkPattern(@Nullable String pattern) {
        if (pattern == null) {
            throw EventFaults.missing("eventPattern");
        }
        if (pattern.length() > LONGEST_PATTERN) {
            throw EventFaults.validation("1 validation error detected: Value at 'eventPattern' failed to satisfy"
                    + " constraint: Member must have length less than or equal to " + LONGEST_PATTERN);
        }
        EventFilters.fault(pattern).ifPresent(fault -> {
            throw EventFaults.invalidPattern(fault);
        });
    }

    DescribeRuleResponse describe(String name, @Nullable String bus) {
        Rule rule = get(name, bus).rule();
        return DescribeRuleResponse.builder()
                .name(rule.name())
                .arn(rule.arn())
                .eventBusName(rule.eventBusName())
                .eventPattern(rule.eventPattern())
                .scheduleExpression(rule.scheduleExpression())
                .state(rule.stateAsString())
                .description(rule.description())
                .roleArn(rule.roleArn())
                .createdBy(scope.options().account())
                .build();
    }

    ListRulesResponse list(ListRulesRequest request) {
        String prefix = request.namePrefix() == null ? "" : request.namePrefix();
        List<Rule> found = of(buses.get(request.eventBusName()).name()).stream()
                .map(RuleRecord::rule)
                .filter(rule -> rule.name().startsWith(prefix))
                .toList();
        Page<Rule> page = Page.of(found, Rule::name, request.nextToken(), request.limit(), PAGE);
        return ListRulesResponse.builder()
                .rules(page.items())
                .nextToken(page.next())
                .build();
    }

    ListRuleNamesByTargetResponse byTarget(ListRuleNamesByTargetRequest request) {
        List<String> names = of(buses.get(request.eventBusName()).name()).stream()
                .filter(rule -> rule.targets().values().stream()
                        .anyMatch(target -> target.arn().equals(request.targetArn())))
                .map(rule -> rule.rule().name())
                .toList();
        Page<String> page = Page.of(names, name -> name, request.nextToken(), request.limit(), PAGE);
        return ListRuleNamesByTargetResponse.builder()
                .ruleNames(page.items())
                .nextToken(page.next())
                .build();
    }

    void state(String name, @Nullable String bus, RuleState state) {
        change(name, bus, rule -> rule.with(rule.rule().toBuilder().state(state).build()));
    }

    /** Removes a rule without targets; one that is gone is removed. */
    void delete(String name, @Nullable String bus) {
        String known = buses.get(bus).name();
        String key = RuleRecord.key(scope.region(), known, name);
        table().find(key).ifPresent(rule -> {
            if (!rule.targets().isEmpty()) {
                throw EventFaults.validation("Rule can't be deleted since it has targets.");
            }
            table().remove(key);
        });
    }

    /** Returns the rules of a bus, sorted by name. */
    List<RuleRecord> of(String bus) {
        return table().startingWith(RuleRecord.key(scope.region(), bus, ""));
    }

    /** Returns the rules of all buses of the region. */
    List<RuleRecord> all() {
        return table().startingWith(scope.region() + ":");
    }

    RuleRecord get(String name, @Nullable String bus) {
        String known = buses.name(bus);
        return table().find(RuleRecord.key(scope.region(), known, name)).orElseThrow(() -> missing(name, known));
    }

    /** Replaces a rule that must be there. */
    RuleRecord change(String name, @Nullable String bus, UnaryOperator<RuleRecord> change) {
        String known = buses.name(bus);
        return table().change(
                        RuleRecord.key(scope.region(), known, name),
                        found -> Optional.of(change.apply(found.orElseThrow(() -> missing(name, known)))));
    }

    /** Returns the rule of an ARN, which names its bus unless that is the default one. */
    RuleRecord byArn(String arn) {
        return all().stream()
                .filter(rule -> rule.rule().arn().equals(arn))
                .findFirst()
                .orElseThrow(() ->
                        EventFaults.notFound("Rule " + arn.substring(arn.lastIndexOf('/') + 1) + " does not exist."));
    }

    static boolean isArn(@Nullable String arn) {
        if (arn == null) {
            throw EventFaults.missing("resourceARN");
        }
        return arn.contains(TYPE);
    }

    private RuntimeException missing(String name, String bus) {
        return EventFaults.notFound("Rule " + name + " does not exist on EventBus " + bus + ".");
    }

    private String arn(String bus, String name) {
        return "arn:aws:events:" + scope.region() + ":" + scope.options().account() + TYPE
                + (bus.equals(EventBuses.DEFAULT) ? "" : bus + "/") + name;
    }

    private Table<RuleRecord> table() {
        return table(scope.account());
    }

    /** The rules of all regions. */
    static Table<RuleRecord> table(Account account) {
        return account.tables().of("event-rules", RuleRecord.class);
    }
}
