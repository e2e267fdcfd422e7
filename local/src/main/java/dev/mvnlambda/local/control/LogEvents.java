package dev.mvnlambda.local.control;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Reads what functions logged. */
final class LogEvents {

    private static final int PAGE = 10_000;
    private static final int STREAMS = 50;

    private final Scope scope;
    private final LogGroups groups;

    LogEvents(Scope scope, LogGroups groups) {
        this.scope = scope;
        this.groups = groups;
    }

    DescribeLogStreamsResponse streams(DescribeLogStreamsRequest request) {
        String group = groups.named(request.logGroupName(), request.logGroupIdentifier());
        Map<String, List<LogStore.Event>> byStream = new LinkedHashMap<>();
        events(group).forEach(event -> byStream.merge(event.stream(), List.of(event), LogEvents::joined));
        List<LogStream> streams = byStream.entrySet().stream()
                .filter(stream -> startsWith(stream.getKey(), request.logStreamNamePrefix()))
                .map(stream -> described(group, stream.getKey(), stream.getValue()))
                .sorted(order(request))
                .toList();
        List<LogStream> page = streams.subList(
                Math.min(index(request.nextToken()), streams.size()),
                Math.min(index(request.nextToken()) + orElse(request.limit(), STREAMS), streams.size()));
        int end = index(request.nextToken()) + page.size();
        return DescribeLogStreamsResponse.builder()
                .logStreams(page)
                .nextToken(end < streams.size() ? Integer.toString(end) : null)
                .build();
    }

    GetLogEventsResponse get(GetLogEventsRequest request) {
        String group = groups.named(request.logGroupName(), request.logGroupIdentifier());
        List<LogStore.Event> all = events(group).stream()
                .filter(event -> event.stream().equals(request.logStreamName()))
                .toList();
        if (all.isEmpty()) {
            throw LogFaults.notFound("The specified log stream does not exist.");
        }
        List<LogStore.Event> wanted = all.stream()
                .filter(within(request.startTime(), request.endTime()))
                .toList();
        int limit = orElse(request.limit(), PAGE);
        int from = start(request, wanted.size(), limit);
        int to = Math.min(from + limit, wanted.size());
        return GetLogEventsResponse.builder()
                .events(wanted.subList(from, to).stream().map(LogEvents::output).toList())
                .nextForwardToken("f/" + to)
                .nextBackwardToken("b/" + from)
                .build();
    }

    FilterLogEventsResponse filter(FilterLogEventsRequest request) {
        String group = groups.named(request.logGroupName(), request.logGroupIdentifier());
        Predicate<LogStore.Event> pattern = pattern(request.filterPattern());
        List<LogStore.Event> all = events(group);
        List<FilteredLogEvent> matching = IntStream.range(0, all.size())
                .filter(i -> pattern.and(within(request.startTime(), request.endTime()))
                        .and(in(request))
                        .test(all.get(i)))
                .mapToObj(i -> filtered(i, all.get(i)))
                .toList();
        int from = Math.min(index(request.nextToken()), matching.size());
        int to = Math.min(from + orElse(request.limit(), PAGE), matching.size());
        return FilterLogEventsResponse.builder()
                .events(matching.subList(from, to))
                .searchedLogStreams(List.of())
                .nextToken(to < matching.size() ? Integer.toString(to) : null)
                .build();
    }

    private List<LogStore.Event> events(String group) {
        return scope.account().logs().events(scope.key(group));
    }

    private LogStream described(String group, String stream, List<LogStore.Event> events) {
        long last = events.get(events.size() - 1).timestamp();
        return LogStream.builder()
                .logStreamName(stream)
                .arn(groups.arn(group) + ":log-stream:" + stream)
                .creationTime(events.get(0).timestamp())
                .firstEventTimestamp(events.get(0).timestamp())
                .lastEventTimestamp(last)
                .lastIngestionTime(last)
                .build();
    }

    private static Comparator<LogStream> order(DescribeLogStreamsRequest request) {
        Comparator<LogStream> order = request.orderBy() == OrderBy.LAST_EVENT_TIME
                ? Comparator.comparing(LogStream::lastEventTimestamp).thenComparing(LogStream::logStreamName)
                : Comparator.comparing(LogStream::logStreamName);
        return Boolean.TRUE.equals(request.descending()) ? order.reversed() : order;
    }

    private static Predicate<LogStore.Event> within(@Nullable Long start, @Nullable Long end) {
        return event -> (start == null || event.timestamp() >= start) && (end == null || event.timestamp() < end);
    }

    private static Predicate<LogStore.Event> in(FilterLogEventsRequest request) {
        return event ->
                (!request.hasLogStreamNames() || request.logStreamNames().contains(event.stream()))
                        && startsWith(event.stream(), request.logStreamNamePrefix());
    }

    private static Predicate<LogStore.Event> pattern(@Nullable String pattern) {
        String wanted = pattern == null ? "" : pattern.strip();
        if (wanted.matches("[{\\[%?-].*") || wanted.contains(" -") || wanted.contains(" ?")) {
            throw LogFaults.unsupported("filter patterns other than words and one \"phrase\"");
        }
        if (wanted.length() > 1 && wanted.startsWith("\"") && wanted.endsWith("\"")) {
            return event -> event.message().contains(wanted.substring(1, wanted.length() - 1));
        }
        List<String> words = Arrays.stream(wanted.split("\\s+", -1)).toList();
        return event -> words.stream().allMatch(event.message()::contains);
    }

    private static int start(GetLogEventsRequest request, int size, int limit) {
        String token = Objects.requireNonNullElse(request.nextToken(), "");
        if (token.startsWith("f/")) {
            return Math.min(index(token.substring(2)), size);
        }
        if (token.startsWith("b/")) {
            return Math.max(0, index(token.substring(2)) - limit);
        }
        return Boolean.TRUE.equals(request.startFromHead()) ? 0 : Math.max(0, size - limit);
    }

    private static OutputLogEvent output(LogStore.Event event) {
        return OutputLogEvent.builder()
                .timestamp(event.timestamp())
                .ingestionTime(event.timestamp())
                .message(event.message())
                .build();
    }

    private static FilteredLogEvent filtered(int index, LogStore.Event event) {
        return FilteredLogEvent.builder()
                .eventId(String.format("%020d%012d", event.timestamp(), index))
                .logStreamName(event.stream())
                .timestamp(event.timestamp())
                .ingestionTime(event.timestamp())
                .message(event.message())
                .build();
    }

    private static boolean startsWith(String stream, @Nullable String prefix) {
        return prefix == null || stream.startsWith(prefix);
    }

    private static int index(@Nullable String token) {
        try {
            return token == null ? 0 : Integer.parseInt(token);
        } catch (NumberFormatException e) {
            throw LogFaults.invalid("The specified nextToken is invalid.");
        }
    }

    private static int orElse(@Nullable Integer limit, int usual) {
        return limit == null ? usual : limit;
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }
}
