package dev.mvnlambda.local.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

/** Log groups of one region. */
final class LogGroups {

    private static final int PAGE = 50;
    private static final int LONGEST = 512;
    private static final Set<Integer> RETENTIONS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private final Scope scope;

    LogGroups(Scope scope) {
        this.scope = scope;
    }

    void create(CreateLogGroupRequest request) {
        String name = request.logGroupName();
        if (name == null || name.isEmpty() || name.length() > LONGEST || !name.matches("[.\\-_/#A-Za-z0-9]+")) {
            throw LogFaults.invalid("1 validation error detected: Value '" + name
                    + "' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " [\\.\\-_/#A-Za-z0-9]+");
        }
        scope.account().logGroups().change(scope.key(name), found -> {
            if (found.isPresent()) {
                throw LogFaults.alreadyExists("The specified log group already exists");
            }
            return Optional.of(
                    new LogGroupRecord(name, scope.region(), scope.now(), null, new TreeMap<>(request.tags())));
        });
    }

    DescribeLogGroupsResponse describe(DescribeLogGroupsRequest request) {
        String prefix = request.logGroupNamePrefix() == null ? "" : request.logGroupNamePrefix();
        String part = request.logGroupNamePattern() == null ? "" : request.logGroupNamePattern();
        List<LogGroupRecord> found = scope.account().logGroups().startingWith(scope.key(prefix)).stream()
                .filter(group -> group.name().contains(part))
                .toList();
        Page<LogGroupRecord> page = Page.of(found, LogGroupRecord::name, request.nextToken(), request.limit(), PAGE);
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.items().stream().map(this::shown).toList())
                .nextToken(page.next())
                .build();
    }

    void retain(String name, @Nullable Integer days) {
        if (days != null && !RETENTIONS.contains(days)) {
            throw LogFaults.invalid("1 validation error detected: Value '" + days
                    + "' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: "
                    + RETENTIONS.stream().sorted().toList());
        }
        change(name, group -> group.withRetention(days));
    }

    void delete(String name) {
        get(name);
        scope.account().logGroups().remove(scope.key(name));
        scope.account().logs().delete(scope.key(name));
    }

    void tag(@Nullable String arn, Map<String, String> more) {
        change(nameOf(arn), group -> {
            TreeMap<String, String> tags = new TreeMap<>(group.tags());
            tags.putAll(more);
            return group.withTags(tags);
        });
    }

    void untag(@Nullable String arn, List<String> keys) {
        change(nameOf(arn), group -> {
            TreeMap<String, String> tags = new TreeMap<>(group.tags());
            tags.keySet().removeAll(keys);
            return group.withTags(tags);
        });
    }

    Map<String, String> tags(@Nullable String arn) {
        return get(nameOf(arn)).tags();
    }

    /** Returns the name of a group that must be there, given by name or by ARN. */
    String named(@Nullable String name, @Nullable String identifier) {
        String given = name != null ? name : identifier;
        if (given == null) {
            throw LogFaults.invalid("Either logGroupName or logGroupIdentifier must be specified.");
        }
        return get(given.startsWith("arn:") ? nameOf(given) : given).name();
    }

    /** Returns a group's ARN, without the asterisk that some answers end it with. */
    String arn(String name) {
        return "arn:aws:logs:" + scope.region() + ":" + scope.options().account() + ":log-group:" + name;
    }

    private LogGroupRecord get(String name) {
        return scope.account().logGroups().find(scope.key(name)).orElseThrow(LogGroups::missing);
    }

    private void change(String name, UnaryOperator<LogGroupRecord> change) {
        scope.account()
                .logGroups()
                .change(scope.key(name), found -> Optional.of(change.apply(found.orElseThrow(LogGroups::missing))));
    }

    private LogGroup shown(LogGroupRecord group) {
        return LogGroup.builder()
                .logGroupName(group.name())
                .arn(arn(group.name()) + ":*")
                .logGroupArn(arn(group.name()))
                .creationTime(group.created().toEpochMilli())
                .retentionInDays(group.retentionDays())
                .metricFilterCount(0)
                .storedBytes(0L)
                .logGroupClass(LogGroupClass.STANDARD)
                .build();
    }

    private String nameOf(@Nullable String arn) {
        String start = arn("");
        if (arn == null || !arn.startsWith(start)) {
            throw LogFaults.invalid("The specified resource ARN is invalid: " + arn);
        }
        String name = arn.substring(start.length());
        return name.endsWith(":*") ? name.substring(0, name.length() - 2) : name;
    }

    private static RuntimeException missing() {
        return LogFaults.notFound("The specified log group does not exist.");
    }
}
