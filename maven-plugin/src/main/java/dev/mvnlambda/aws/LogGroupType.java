package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.ChangeMode;
import dev.mvnlambda.plan.Diff;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/**
 * The log group of a function, so that its log is kept for as long as declared and no longer. Functions may share one, and one that
 * app and stage did not make is used as it is.
 */
final class LogGroupType implements ResourceType<LogGroupType.LogGroupProperties> {
    static final String KIND = "log-group";

    /** What the tagging API calls it. */
    private static final String TYPE = "logs:log-group";

    private static final String ARN = "arn";

    /** The output that holds its name. */
    private static final String NAME = "name";

    private final Caller caller;
    private final CloudWatchLogsClient logs;
    private final TagSearch tagged;

    LogGroupType(Caller caller, CloudWatchLogsClient logs, TagSearch tagged) {
        this.caller = caller;
        this.logs = logs;
        this.tagged = tagged;
    }

    /**
     * A log group.
     *
     * @param function the name of the function in AWS
     * @param retentionDays 0 for ever
     */
    record LogGroupProperties(String group, String function, int retentionDays, Map<String, String> tags)
            implements Properties {
        LogGroupProperties {
            tags = Map.copyOf(tags);
        }

        /** Whether it is the group that AWS gives the function. */
        boolean isOwn() {
            return group.equals(ofFunction(function));
        }

        private boolean hasSame(String mark, Map<String, String> marks) {
            return Objects.equals(marks.get(mark), tags.get(mark));
        }

        /** Whether marks say that the same app and stage made it. */
        boolean isOf(Map<String, String> marks) {
            return hasSame(Stage.APP_TAG, marks) && hasSame(Stage.STAGE_TAG, marks);
        }

        /** Whether marks say that it was made for another function, whose tags it bears then. */
        boolean isOfAnother(Map<String, String> marks) {
            return !isOwn() && !hasSame(Stage.NAME_TAG, marks);
        }

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
                new LogGroupProperties(
                        group(logging.group(), scope),
                        scope.target().functionName(),
                        logging.retentionDays(),
                        wanted.tags()),
                scope.name(),
                Set.of()));
    }

    /**
     * The log group of a function, if it is there.
     *
     * @param wanted absent when nothing is wanted of the function
     * @param current the group that it logs to
     */
    PushType.Found observe(FunctionScope scope, @Nullable LogGroupProperties wanted, String current) {
        if (wanted == null) {
            return left(scope, current);
        }
        Optional<LogGroup> found = find(wanted.group());
        if (found.isEmpty()) {
            // it is made beside the other one
            return PushType.Found.of(
                    current.equals(wanted.group()) ? List.of() : found(scope, current, scope.key(KIND)));
        }
        return managed(wanted, found.get(), scope.key(KIND), scope.name())
                .map(ours -> PushType.Found.of(List.of(ours)))
                .orElseGet(() -> foreign(scope, wanted.group()));
    }

    /** What a function logs to, and what it logged to before and left behind. */
    private PushType.Found left(FunctionScope scope, String current) {
        List<Observed.Present> left = new ArrayList<>(found(scope, current, scope.key(KIND)));
        tagged.of(scope, TYPE).stream()
                .map(arn -> LogGroupArn.parse(arn).name())
                .filter(group -> !group.equals(current))
                .map(group -> found(scope, group, new ResourceKey(KIND, scope.name() + "#" + group)))
                .forEach(left::addAll);
        return PushType.Found.of(left);
    }

    private List<Observed.Present> found(FunctionScope scope, String group, ResourceKey key) {
        LogGroupProperties there = new LogGroupProperties(
                group, scope.target().functionName(), 0, scope.stage().marks(scope.name()));
        return find(group).flatMap(found -> managed(there, found, key, scope.name())).stream()
                .toList();
    }

    private static PushType.Found foreign(FunctionScope scope, String group) {
        return new PushType.Found(
                List.of(new Observed.Left(scope.key(KIND), Map.of())),
                List.of("The log group " + group + ", to which "
                        + scope.target().functionName()
                        + " logs, was not made by this app and stage, so it is used as it is: its retention and its tags stay, and"
                        + " it is never removed."));
    }

    private Optional<LogGroup> find(String group) {
        return caller
                .call("logs:DescribeLogGroups", () -> logs.describeLogGroups(r -> r.logGroupNamePrefix(group)))
                .logGroups()
                .stream()
                .filter(found -> found.logGroupName().equals(group))
                .findFirst();
    }

    /** A group as it is, if it is the function's own or was made by app and stage; absent when it is somebody else's. */
    private Optional<Observed.Present> managed(
            LogGroupProperties wanted, LogGroup found, ResourceKey key, String function) {
        Map<String, String> tags = tags(found);
        return wanted.isOwn() || wanted.isOf(tags)
                ? Optional.of(new Observed.Present(
                        key,
                        new LogGroupProperties(
                                wanted.group(),
                                wanted.function(),
                                retention(found),
                                wanted.isOfAnother(tags) ? wanted.tags() : tags),
                        function,
                        Map.of(ARN, arn(found), NAME, wanted.group()),
                        Set.of()))
                : Optional.empty();
    }

    private Map<String, String> tags(LogGroup found) {
        return Tags.withoutAws(caller.call(
                        "logs:ListTagsForResource", () -> logs.listTagsForResource(r -> r.resourceArn(arn(found))))
                .tags());
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
            if (!e.code().equals("ResourceAlreadyExistsException")) {
                throw e;
            }
            taken(step, properties, known);
            return Map.of();
        }
        if (properties.retentionDays() > 0) {
            keep(properties);
        }
        return Map.of();
    }

    /** Functions may share a group, and the first one makes it; or the first call of a function did. */
    private void taken(Step.Create step, LogGroupProperties wanted, Outputs known) {
        find(wanted.group())
                .flatMap(found -> managed(wanted, found, step.key(), step.function()))
                .ifPresent(there -> update(
                        new Step.Update(
                                step.node(), there, Diff.between((LogGroupProperties) there.properties(), wanted)),
                        wanted,
                        known));
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
