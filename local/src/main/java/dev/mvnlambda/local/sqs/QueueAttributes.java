package dev.mvnlambda.local.sqs;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mvnlambda.local.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The attributes of queues: their bounds and their defaults. */
final class QueueAttributes {

    static final String VISIBILITY = "VisibilityTimeout";
    static final String DELAY = "DelaySeconds";
    static final String WAIT = "ReceiveMessageWaitTimeSeconds";
    static final String LARGEST = "MaximumMessageSize";
    static final String FIFO = "FifoQueue";
    static final String BY_CONTENT = "ContentBasedDeduplication";

    private static final String KEY = "KmsMasterKeyId";

    private static final Map<String, Predicate<String>> BOUNDS = Map.ofEntries(
            entry(VISIBILITY, between(0, 43_200)),
            entry(DELAY, between(0, 900)),
            entry(WAIT, between(0, 20)),
            entry(LARGEST, between(1024, 1_048_576)),
            entry("MessageRetentionPeriod", between(60, 1_209_600)),
            entry("KmsDataKeyReusePeriodSeconds", between(60, 86_400)),
            entry(KEY, value -> true),
            entry("SqsManagedSseEnabled", QueueAttributes::isBoolean),
            entry("Policy", QueueAttributes::isObject),
            entry("RedriveAllowPolicy", QueueAttributes::isObject),
            entry(RedrivePolicy.ATTRIBUTE, value -> true));

    private static final Map<String, Predicate<String>> FIFO_BOUNDS = Map.of(
            FIFO,
            "true"::equals,
            BY_CONTENT,
            QueueAttributes::isBoolean,
            "DeduplicationScope",
            Set.of("queue", "messageGroup")::contains,
            "FifoThroughputLimit",
            Set.of("perQueue", "perMessageGroupId")::contains);

    /** An empty text takes these away again. */
    private static final Set<String> REMOVABLE = Set.of("Policy", RedrivePolicy.ATTRIBUTE, "RedriveAllowPolicy", KEY);

    private static final Map<String, String> DEFAULTS = Map.of(
            VISIBILITY,
            "30",
            DELAY,
            "0",
            WAIT,
            "0",
            LARGEST,
            "1048576",
            "MessageRetentionPeriod",
            "345600",
            "SqsManagedSseEnabled",
            "true");

    private static final Map<String, String> FIFO_DEFAULTS =
            Map.of(FIFO, "true", BY_CONTENT, "false", "DeduplicationScope", "queue", "FifoThroughputLimit", "perQueue");

    private QueueAttributes() {}

    /** Checks attributes one by one, and writes JSON as AWS gives it back. */
    static SortedMap<String, String> checked(boolean fifo, Map<String, String> given) {
        SortedMap<String, String> checked = new TreeMap<>();
        given.forEach((name, value) -> checked.put(name, checked(fifo, name, value)));
        return checked;
    }

    /** Merges attributes into those that a queue has. */
    static SortedMap<String, String> merged(Map<String, String> before, Map<String, String> checked) {
        SortedMap<String, String> merged = new TreeMap<>(before);
        merged.putAll(checked);
        merged.values().removeIf(String::isEmpty);
        return merged;
    }

    /** Returns what a queue has, set or not, messages apart. */
    static SortedMap<String, String> withDefaults(QueueRecord queue) {
        SortedMap<String, String> all = new TreeMap<>(DEFAULTS);
        if (queue.isFifo()) {
            all.putAll(FIFO_DEFAULTS);
        }
        if (queue.attributes().containsKey(KEY)) {
            all.put("SqsManagedSseEnabled", "false");
            all.put("KmsDataKeyReusePeriodSeconds", "300");
        }
        all.putAll(queue.attributes());
        return all;
    }

    /** Returns the first attribute that a queue has with another value. */
    static Optional<String> difference(QueueRecord queue, Map<String, String> checked) {
        Map<String, String> has = withDefaults(queue);
        return checked.entrySet().stream()
                .filter(given -> !given.getValue().equals(has.getOrDefault(given.getKey(), "")))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String checked(boolean fifo, String name, String value) {
        @Nullable Predicate<String> bound = BOUNDS.get(name);
        if (bound == null && fifo) {
            bound = FIFO_BOUNDS.get(name);
        }
        if (bound == null) {
            throw SqsFaults.unknownAttribute(name);
        }
        if (value.isEmpty() && REMOVABLE.contains(name)) {
            return value;
        }
        if (!bound.test(value)) {
            throw SqsFaults.invalidAttribute(name);
        }
        return name.equals(RedrivePolicy.ATTRIBUTE) ? RedrivePolicy.of(value).json() : value;
    }

    private static Predicate<String> between(int least, int most) {
        return value ->
                value.matches("[0-9]{1,8}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
    }

    private static boolean isBoolean(String value) {
        return value.equals("true") || value.equals("false");
    }

    private static boolean isObject(String value) {
        try {
            return Json.mapper().readTree(value).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
