package dev.mvnlambda.local.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the answers say of queues. */
final class QueueViews {

    private static final int MOST = 1000;
    private static final String ALL = "All";
    private static final Set<String> KNOWN = QueueAttributeName.knownValues().stream()
            .map(QueueAttributeName::toString)
            .collect(Collectors.toSet());

    private final QueueDirectory queues;
    private final Messages messages;

    QueueViews(QueueDirectory queues, Messages messages) {
        this.queues = queues;
        this.messages = messages;
    }

    /** Returns those attributes of a queue that are asked for; AWS leaves the map out when there are none. */
    GetQueueAttributesResponse attributes(QueueRecord queue, List<String> names) {
        names.stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
            throw SqsFaults.unknownAttribute(name);
        });
        SortedMap<String, String> found = all(queue);
        if (!names.contains(ALL)) {
            found.keySet().retainAll(names);
        }
        return found.isEmpty()
                ? GetQueueAttributesResponse.builder().build()
                : GetQueueAttributesResponse.builder()
                        .attributesWithStrings(found)
                        .build();
    }

    /** Lists queues; AWS pages only when it is told how many to give, and leaves out a list without items. */
    ListQueuesResponse list(ListQueuesRequest request) {
        String prefix = request.queueNamePrefix() == null ? "" : request.queueNamePrefix();
        List<QueueRecord> rest = after(queues.startingWith(prefix).stream(), request.nextToken());
        List<String> urls = urls(rest, request.maxResults());
        return urls.isEmpty()
                ? ListQueuesResponse.builder().build()
                : ListQueuesResponse.builder()
                        .queueUrls(urls)
                        .nextToken(next(rest, request.maxResults()))
                        .build();
    }

    ListDeadLetterSourceQueuesResponse sources(QueueRecord target, ListDeadLetterSourceQueuesRequest request) {
        List<QueueRecord> rest = after(queues.sourcesOf(target).stream(), request.nextToken());
        return ListDeadLetterSourceQueuesResponse.builder()
                .queueUrls(urls(rest, request.maxResults()))
                .nextToken(next(rest, request.maxResults()))
                .build();
    }

    private SortedMap<String, String> all(QueueRecord queue) {
        SortedMap<String, String> all = new TreeMap<>(QueueAttributes.withDefaults(queue));
        all.put("QueueArn", queues.names().arn(queue.name()));
        all.put("CreatedTimestamp", Long.toString(queue.created().getEpochSecond()));
        all.put("LastModifiedTimestamp", Long.toString(queue.modified().getEpochSecond()));
        Map<QueueAttributeName, String> counts = messages.counts(queue);
        counts.forEach((name, count) -> all.put(name.toString(), count));
        return all;
    }

    private List<String> urls(List<QueueRecord> rest, @Nullable Integer size) {
        if (size != null && (size < 1 || size > MOST)) {
            throw SqsFaults.invalidParameter(
                    "Value for parameter MaxResults is invalid. Reason: MaxResults must be an integer between 1 and "
                            + MOST + ".");
        }
        return rest.stream()
                .limit(size == null ? MOST : size)
                .map(queue -> queues.names().url(queue.name()))
                .toList();
    }

    private static List<QueueRecord> after(Stream<QueueRecord> sorted, @Nullable String token) {
        String last = token == null ? "" : decoded(token);
        return sorted.filter(queue -> queue.name().compareTo(last) > 0).toList();
    }

    private static @Nullable String next(List<QueueRecord> rest, @Nullable Integer size) {
        return size == null || rest.size() <= size
                ? null
                : encoded(rest.get(size - 1).name());
    }

    private static String encoded(String name) {
        return Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SqsFaults.invalidParameter(token, "NextToken", "It was not returned by a page before.");
        }
    }
}
