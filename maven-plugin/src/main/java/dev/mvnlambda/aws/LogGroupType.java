package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.ChangeMode;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** The log group of a function, so that its log is kept for as long as declared and no longer. */
final class LogGroupType implements ResourceType<LogGroupType.LogGroupProperties> {
    static final String KIND = "log-group";

    private static final String ARN = "arn";

    private final Caller caller;
    private final CloudWatchLogsClient logs;

    LogGroupType(Caller caller, CloudWatchLogsClient logs) {
        this.caller = caller;
        this.logs = logs;
    }

    /**
     * A log group.
     *
     * @param retentionDays 0 for ever
     */
    record LogGroupProperties(String group, int retentionDays, Map<String, String> tags) implements Properties {
        /** Another group is made beside the old one, which keeps its log. */
        @Override
        public ChangeMode onChange(List<Change> changes) {
            return changes.stream().anyMatch(change -> change.component().equals("group"))
                    ? ChangeMode.ANEW
                    : ChangeMode.IN_PLACE;
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return switch (symbol) {
                case CREATE -> group + ", kept " + (retentionDays == 0 ? "for ever" : retentionDays + " days");
                case DELETE -> group + " and all that was logged to it";
                default -> "";
            };
        }
    }

    /** The group that a function logs to. */
    static String group(String declared, FunctionScope scope) {
        return declared.isEmpty() ? ofFunction(scope.target().functionName()) : declared;
    }

    /** The group that AWS gives a function of that name. */
    static String ofFunction(String functionName) {
        return "/aws/lambda/" + functionName;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<LogGroupProperties> properties() {
        return LogGroupProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        FunctionScope scope = wanted.scope();
        var logging = wanted.spec().logging();
        return List.of(new Node(
                scope.key(KIND),
                new LogGroupProperties(group(logging.group(), scope), logging.retentionDays(), wanted.tags()),
                scope.name(),
                Set.of()));
    }

    /** The function's log group, if it is there. */
    Optional<Observed.Present> observe(FunctionScope scope, String group) {
        return caller
                .call("logs:DescribeLogGroups", () -> logs.describeLogGroups(r -> r.logGroupNamePrefix(group)))
                .logGroups()
                .stream()
                .filter(found -> found.logGroupName().equals(group))
                .findFirst()
                .map(found -> new Observed.Present(
                        scope.key(KIND),
                        new LogGroupProperties(group, retention(found), tags(found)),
                        scope.name(),
                        Map.of(ARN, arn(found)),
                        Set.of()));
    }

    private Map<String, String> tags(LogGroup found) {
        return caller.call("logs:ListTagsForResource", () -> logs.listTagsForResource(r -> r.resourceArn(arn(found))))
                .tags();
    }

    /** The ARN without the {@code :*} that names the group's streams, as tagging wants it. */
    private static String arn(LogGroup found) {
        String arn = found.arn();
        return arn.endsWith(":*") ? arn.substring(0, arn.length() - 2) : arn;
    }

    private static int retention(LogGroup found) {
        return found.retentionInDays() == null ? 0 : found.retentionInDays();
    }

    @Override
    public Map<String, String> create(Step.Create step, LogGroupProperties properties, Outputs known) {
        try {
            caller.call(
                    "logs:CreateLogGroup",
                    () -> logs.createLogGroup(
                            r -> r.logGroupName(properties.group()).tags(properties.tags())));
        } catch (AccountException e) {
            // functions may share a group, and the first one makes it
            if (!e.code().equals("ResourceAlreadyExistsException")) {
                throw e;
            }
        }
        if (properties.retentionDays() > 0) {
            keep(properties);
        }
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, LogGroupProperties properties, Outputs known) {
        Map<String, String> before = ((LogGroupProperties) step.observed().properties()).tags();
        String arn = step.observed().outputs().getOrDefault(ARN, "");
        Tags.removed(before, properties.tags())
                .ifPresent(keys -> caller.call(
                        "logs:UntagResource",
                        () -> logs.untagResource(r -> r.resourceArn(arn).tagKeys(keys))));
        if (!before.equals(properties.tags())) {
            caller.call(
                    "logs:TagResource",
                    () -> logs.tagResource(r -> r.resourceArn(arn).tags(properties.tags())));
        }
        if (properties.retentionDays() > 0) {
            keep(properties);
        } else {
            caller.call(
                    "logs:DeleteRetentionPolicy",
                    () -> logs.deleteRetentionPolicy(r -> r.logGroupName(properties.group())));
        }
        return Map.of();
    }

    private void keep(LogGroupProperties properties) {
        caller.call(
                "logs:PutRetentionPolicy",
                () -> logs.putRetentionPolicy(
                        r -> r.logGroupName(properties.group()).retentionInDays(properties.retentionDays())));
    }

    @Override
    public void delete(Observed.Present there) {
        LogGroupProperties properties = (LogGroupProperties) there.properties();
        caller.find("logs:DeleteLogGroup", () -> logs.deleteLogGroup(r -> r.logGroupName(properties.group())));
    }
}
