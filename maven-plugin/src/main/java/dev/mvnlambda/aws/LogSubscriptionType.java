package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.Grant;
import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.code.ContentHash;
import dev.mvnlambda.manifest.LogsSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutSubscriptionFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.SubscriptionFilter;

/**
 * What sends the events of a log group to a function. A filter is known by its name, which does not change with the alias, so
 * that one of ours is overwritten in place.
 */
final class LogSubscriptionType implements PushType<LogSubscriptionType.LogSubscriptionProperties> {
    static final String KIND = "log-subscription";

    private static final String PRINCIPAL = "logs.amazonaws.com";
    private static final int FILTERS_OF_A_GROUP = 2;
    private static final String ROOM =
            " Remove one that is needed no more (aws logs delete-subscription-filter), or take the trigger out.";

    /** A log group of the same deploy may be made at the same time. */
    private static final List<String> PASSING = Stream.concat(
                    Patience.GRANT_IS_NEW.stream(), Stream.of("log group does not exist"))
            .toList();

    private final Caller caller;
    private final CloudWatchLogsClient logs;
    private final Siblings siblings;

    LogSubscriptionType(Caller caller, CloudWatchLogsClient logs, Siblings siblings) {
        this.caller = caller;
        this.logs = logs;
        this.siblings = siblings;
    }

    /**
     * A subscription filter.
     *
     * @param logGroup ARN of the group with its streams, as its grant names it
     * @param name of the filter; several, with a comma between, where others lead to the function beside ours
     * @param pattern empty for all events
     */
    record LogSubscriptionProperties(String logGroup, String name, String pattern, String target)
            implements Properties {
        LogGroupArn group() {
            return LogGroupArn.parse(logGroup);
        }

        List<String> names() {
            return List.of(name.split(",", -1));
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return switch (symbol) {
                case CREATE -> "calls it with " + (pattern.isEmpty() ? "every event" : "events that match " + pattern);
                case UPDATE ->
                    changes.stream().noneMatch(change -> change.component().equals("name"))
                            ? "changes in place"
                            : changes.stream().anyMatch(this::movesHere)
                                    ? "takes the place of the filter of another function of this app"
                                    : "taken over: it was not made by this app; ours takes its place";
                default -> "";
            };
        }

        private boolean movesHere(Change change) {
            String before = change.before();
            return change.component().equals("target")
                    && before != null
                    && !LambdaArn.unqualified(before).equals(LambdaArn.unqualified(target));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<LogSubscriptionProperties> properties() {
        return LogSubscriptionProperties.class;
    }

    @Override
    public String principal() {
        return PRINCIPAL;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return wanted.spec().triggers(LogsSpec.class).stream()
                .flatMap(trigger -> nodes(trigger, wanted.scope()))
                .toList();
    }

    private static Stream<Node> nodes(LogsSpec trigger, FunctionScope scope) {
        LogGroupArn group = LogGroupArn.of(trigger.source(), scope);
        Node grant = PolicyStatementType.node(scope, grant(group), Set.of());
        Set<ResourceKey> after = new HashSet<>(Set.of(grant.key()));
        group.key(scope.stage()).ifPresent(after::add);
        return Stream.of(
                grant,
                new Node(
                        key(group, scope),
                        new LogSubscriptionProperties(
                                group.withStreams(),
                                name(group, scope),
                                trigger.pattern(),
                                scope.target().arn()),
                        scope.name(),
                        after));
    }

    private static Grant grant(LogGroupArn group) {
        return Grant.invoke(PRINCIPAL, Value.of(group.withStreams()), group.account());
    }

    private static ResourceKey key(LogGroupArn group, FunctionScope scope) {
        return new ResourceKey(KIND, scope.name() + "/logs:" + group.name());
    }

    /** Ours alone, and the same whatever the function's alias is called. */
    private static String name(LogGroupArn group, FunctionScope scope) {
        return name(group, scope.target().functionName());
    }

    private static String name(LogGroupArn group, String functionName) {
        return functionName + "-" + ContentHash.of(group.withStreams()).substring(0, 8);
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        return observe(scope, wanted, granted, wanted);
    }

    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted, List<Node> all) {
        Reading reading = new Reading(scope, granted, all);
        Set<String> groups = new HashSet<>();
        Stream<Observed> declared = wanted.stream()
                .filter(node -> node.properties() instanceof LogSubscriptionProperties)
                .map(node -> (LogSubscriptionProperties) node.properties())
                .filter(node -> groups.add(node.logGroup()))
                .flatMap(node -> reading.declared(node).stream());
        List<Observed> found = declared.collect(Collectors.toList());
        Sources.of(granted).stream()
                .filter(groups::add)
                .flatMap(source -> reading.left(LogGroupArn.parse(source)).stream())
                .forEach(found::add);
        return Found.of(found);
    }

    /** Reads the log groups of one function. */
    private final class Reading {
        private final FunctionScope scope;
        private final List<StatementProperties> granted;
        private final List<Node> all;

        Reading(FunctionScope scope, List<StatementProperties> granted, List<Node> all) {
            this.scope = scope;
            this.granted = granted;
            this.all = all;
        }

        private Optional<Observed> declared(LogSubscriptionProperties wanted) {
            LogGroupArn group = wanted.group();
            ResourceKey key = key(group, scope);
            if (!group.isIn(scope.stage().identity())) {
                return Optional.of(
                        new Observed.Blocked(
                                key,
                                "@LogsTrigger of " + scope.name() + " names the log group " + wanted.logGroup()
                                        + ", but CloudWatch Logs sends events to functions of the same account and region only. Name a group of this one, or deploy to that one."));
            }
            return filters(group).map(filters -> declared(wanted, filters)).orElseGet(() -> missing(group, key));
        }

        private Optional<Observed> missing(LogGroupArn group, ResourceKey key) {
            return group.isOfFunctionIn(scope.stage())
                    ? Optional.empty()
                    : Optional.of(Observed.Blocked.missing(
                            key,
                            "@LogsTrigger of " + scope.name() + " names the log group " + group.name()
                                    + ", which is not there. Make it (aws logs create-log-group --log-group-name "
                                    + group.name() + "), or change logGroup.",
                            group.withStreams()));
        }

        private Optional<Observed> declared(LogSubscriptionProperties wanted, List<SubscriptionFilter> filters) {
            List<SubscriptionFilter> leading = leading(filters);
            if (!leading.isEmpty() || filters.size() < FILTERS_OF_A_GROUP) {
                return leading.isEmpty() ? Optional.empty() : Optional.of(present(wanted.group(), leading));
            }
            return Optional.of(filters.stream()
                    .filter(filter -> isLeft(filter, wanted.group()))
                    .findFirst()
                    .<Observed>map(filter -> present(wanted.group(), List.of(filter)))
                    .orElseGet(() -> new Observed.Blocked(
                            key(wanted.group(), scope),
                            "@LogsTrigger of " + scope.name() + ": " + full(wanted.group(), filters))));
        }

        /** Whether a filter was made for another function of the stage, and no function wants it any more. */
        private boolean isLeft(SubscriptionFilter filter, LogGroupArn group) {
            String function = LambdaArn.functionName(filter.destinationArn());
            boolean wanted = all.stream()
                    .filter(node -> node.properties() instanceof LogSubscriptionProperties)
                    .map(node -> (LogSubscriptionProperties) node.properties())
                    .anyMatch(one -> one.group().equals(group) && one.name().equals(filter.filterName()));
            return !wanted
                    && filter.filterName().equals(name(group, function))
                    && siblings.areAt(filter.destinationArn(), scope.stage());
        }

        /** A group that is declared no more; what others made there is left alone. */
        private Optional<Observed> left(LogGroupArn group) {
            List<SubscriptionFilter> ours = filters(group).stream()
                    .flatMap(List::stream)
                    .filter(filter -> filter.filterName().equals(name(group, scope)))
                    .toList();
            return leading(ours).isEmpty() ? Optional.empty() : Optional.of(present(group, ours));
        }

        /** One that is not ours comes first: it is what differs. */
        private Observed.Present present(LogGroupArn group, List<SubscriptionFilter> leading) {
            SubscriptionFilter shown = leading.stream()
                    .filter(filter -> !filter.filterName().equals(name(group, scope)))
                    .findFirst()
                    .orElse(leading.get(0));
            Set<ResourceKey> after = new HashSet<>(Sources.grants(scope, granted, group.withStreams()));
            after.addAll(Siblings.grants(shown.destinationArn(), grant(group), scope.stage()));
            String names = leading.stream().map(SubscriptionFilter::filterName).collect(Collectors.joining(","));
            return new Observed.Present(
                    key(group, scope),
                    new LogSubscriptionProperties(
                            group.withStreams(),
                            names,
                            shown.filterPattern() == null ? "" : shown.filterPattern(),
                            shown.destinationArn()),
                    scope.name(),
                    Map.of(),
                    after);
        }

        private List<SubscriptionFilter> leading(List<SubscriptionFilter> filters) {
            return filters.stream()
                    .filter(filter -> Qualifiers.leadTo(filter.destinationArn(), scope))
                    .toList();
        }
    }

    /** The filters of a group; absent when there is no such group. */
    private Optional<List<SubscriptionFilter>> filters(LogGroupArn group) {
        return caller.find(
                        "logs:DescribeSubscriptionFilters",
                        () -> logs.describeSubscriptionFilters(r -> r.logGroupName(group.name())))
                .map(found -> found.subscriptionFilters());
    }

    private static String full(LogGroupArn group, List<SubscriptionFilter> filters) {
        return "the log group " + group.name() + " has " + filters.size() + " subscription filters already ("
                + filters.stream().map(SubscriptionFilter::filterName).collect(Collectors.joining(", "))
                + "), and AWS allows no more." + ROOM;
    }

    @Override
    public Map<String, String> create(Step.Create step, LogSubscriptionProperties wanted, Outputs known) {
        put(wanted);
        return Map.of();
    }

    /** Ours first, so that no event is lost; where AWS takes no third filter, the other one makes room. */
    @Override
    public Map<String, String> update(Step.Update step, LogSubscriptionProperties wanted, Outputs known) {
        LogSubscriptionProperties before =
                (LogSubscriptionProperties) step.observed().properties();
        List<String> others = before.names().stream()
                .filter(name -> !name.equals(wanted.name()))
                .toList();
        try {
            put(wanted);
        } catch (AccountException e) {
            if (others.isEmpty() || !isFull(e)) {
                throw e;
            }
            others.forEach(name -> delete(wanted.group(), name));
            put(wanted);
        }
        others.forEach(name -> delete(wanted.group(), name));
        return Map.of();
    }

    private void put(LogSubscriptionProperties wanted) {
        try {
            new Patience(caller)
                    .call("logs:PutSubscriptionFilter", PASSING, () -> logs.putSubscriptionFilter(request(wanted)));
        } catch (AccountException e) {
            throw isFull(e) ? full(wanted, e) : e;
        }
    }

    private static PutSubscriptionFilterRequest request(LogSubscriptionProperties wanted) {
        return PutSubscriptionFilterRequest.builder()
                .logGroupName(wanted.group().name())
                .filterName(wanted.name())
                .filterPattern(wanted.pattern())
                .destinationArn(wanted.target())
                .build();
    }

    /** Somebody was faster than the plan. */
    private static AccountException full(LogSubscriptionProperties wanted, AccountException refusal) {
        return new AccountException(
                refusal.code(),
                refusal.action(),
                0,
                false,
                "The log group " + wanted.group().name() + " has " + FILTERS_OF_A_GROUP
                        + " subscription filters already, and AWS allows no more (" + refusal.code() + ")." + ROOM,
                refusal);
    }

    private static boolean isFull(AccountException refusal) {
        return refusal.code().equals("LimitExceededException");
    }

    @Override
    public void delete(Observed.Present there) {
        LogSubscriptionProperties subscription = (LogSubscriptionProperties) there.properties();
        subscription.names().forEach(name -> delete(subscription.group(), name));
    }

    private void delete(LogGroupArn group, String name) {
        caller.find(
                "logs:DeleteSubscriptionFilter",
                () -> logs.deleteSubscriptionFilter(
                        r -> r.logGroupName(group.name()).filterName(name)));
    }
}
