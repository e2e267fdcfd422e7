package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteSubscriptionFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeSubscriptionFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeSubscriptionFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.Distribution;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutSubscriptionFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.SubscriptionFilter;

/** What leads from the log groups of one region to functions; it is kept and shown, but nothing is sent. */
final class SubscriptionFilters {

    private static final int PAGE = 50;
    private static final int FILTERS_OF_A_GROUP = 2;
    private static final int LONGEST_PATTERN = 1024;
    private static final String PRINCIPAL = "logs.amazonaws.com";

    private final Scope scope;
    private final LogGroups groups;

    SubscriptionFilters(Scope scope, LogGroups groups) {
        this.scope = scope;
        this.groups = groups;
    }

    void put(PutSubscriptionFilterRequest request) {
        String group = groups.named(request.logGroupName(), null);
        check(request, group);
        table().change(key(group, request.filterName()), found -> {
            if (found.isEmpty() && of(group).size() >= FILTERS_OF_A_GROUP) {
                throw LogFaults.limitExceeded("Resource limit exceeded.");
            }
            long created = found.map(SubscriptionFilterRecord::filter)
                    .map(SubscriptionFilter::creationTime)
                    .orElse(scope.now().toEpochMilli());
            return Optional.of(new SubscriptionFilterRecord(SubscriptionFilter.builder()
                    .filterName(request.filterName())
                    .logGroupName(group)
                    .filterPattern(request.filterPattern())
                    .destinationArn(request.destinationArn())
                    .distribution(Objects.requireNonNullElse(request.distribution(), Distribution.BY_LOG_STREAM))
                    .applyOnTransformedLogs(Boolean.TRUE.equals(request.applyOnTransformedLogs()))
                    .creationTime(created)
                    .build()));
        });
    }

    /** AWS sends an event to see whether it may, so it is the policy of what is named that counts. */
    private void check(PutSubscriptionFilterRequest request, String group) {
        if (request.filterName() == null || !request.filterName().matches("[^:*]{1,512}")) {
            throw LogFaults.invalid(
                    "1 validation error detected: Value at 'filterName' failed to satisfy constraint: Member"
                            + " must satisfy regular expression pattern: [^:*]*");
        }
        if (request.filterPattern() == null || request.filterPattern().length() > LONGEST_PATTERN) {
            throw LogFaults.invalid(
                    "1 validation error detected: Value at 'filterPattern' failed to satisfy constraint:"
                            + " Member must have length less than or equal to 1024");
        }
        if (!request.destinationArn().contains(":lambda:")) {
            throw LogFaults.unsupported("subscriptions that lead to anything but functions");
        }
        if (!new InvokeGrants(scope).allow(request.destinationArn(), PRINCIPAL, groups.arn(group) + ":*")) {
            throw LogFaults.invalid("Could not execute the lambda function. Make sure you have given CloudWatch Logs"
                    + " permission to execute your function.");
        }
    }

    DescribeSubscriptionFiltersResponse describe(DescribeSubscriptionFiltersRequest request) {
        String group = groups.named(request.logGroupName(), null);
        String prefix = Objects.requireNonNullElse(request.filterNamePrefix(), "");
        List<SubscriptionFilter> found = of(group).stream()
                .filter(filter -> filter.filterName().startsWith(prefix))
                .toList();
        Page<SubscriptionFilter> page =
                Page.of(found, SubscriptionFilter::filterName, request.nextToken(), request.limit(), PAGE);
        return DescribeSubscriptionFiltersResponse.builder()
                .subscriptionFilters(page.items())
                .nextToken(page.next())
                .build();
    }

    void delete(DeleteSubscriptionFilterRequest request) {
        String group = groups.named(request.logGroupName(), null);
        String key = key(group, request.filterName());
        if (table().find(key).isEmpty()) {
            throw LogFaults.notFound("The specified subscription filter does not exist.");
        }
        table().remove(key);
    }

    /** Filters go with their group. */
    void deleteAll(String group) {
        of(group).forEach(filter -> table().remove(key(group, filter.filterName())));
    }

    private List<SubscriptionFilter> of(String group) {
        return table().startingWith(key(group, "")).stream()
                .map(SubscriptionFilterRecord::filter)
                .toList();
    }

    private Table<SubscriptionFilterRecord> table() {
        return scope.account().tables().of("subscription-filters", SubscriptionFilterRecord.class);
    }

    // no name of a group holds a colon
    private String key(String group, String filter) {
        return scope.key(group) + ":" + filter;
    }
}
