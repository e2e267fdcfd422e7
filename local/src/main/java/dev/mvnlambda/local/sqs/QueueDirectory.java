package dev.mvnlambda.local.sqs;

import dev.mvnlambda.local.state.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The queues of one region, without their messages. */
final class QueueDirectory {

    private static final String NAME = "[A-Za-z0-9_-]{1,80}";
    private static final String FIFO_NAME = "(?=.{1,80}$)[A-Za-z0-9_-]+\\.fifo";
    private static final int MOST_TAGS = 50;

    private final Table<QueueRecord> table;
    private final QueueNames names;
    private final InstantSource clock;

    QueueDirectory(Table<QueueRecord> table, QueueNames names, InstantSource clock) {
        this.table = table;
        this.names = names;
        this.clock = clock;
    }

    QueueNames names() {
        return names;
    }

    /** Makes a queue, or returns the one that has these attributes already. */
    QueueRecord create(@Nullable String name, Map<String, String> attributes, Map<String, String> tags) {
        if (name == null) {
            throw SqsFaults.missingParameter("QueueName");
        }
        boolean fifo = checkedName(name, attributes);
        SortedMap<String, String> checked = QueueAttributes.checked(fifo, attributes);
        checkRedrive(fifo, checked);
        checkCount(name, tags);
        return table.change(names.key(name), found -> {
            found.flatMap(queue -> QueueAttributes.difference(queue, checked)).ifPresent(attribute -> {
                throw SqsFaults.nameExists(attribute);
            });
            return found.or(() -> Optional.of(made(name, checked, tags)));
        });
    }

    void set(String name, Map<String, String> attributes) {
        boolean fifo = get(name).isFifo();
        SortedMap<String, String> checked = QueueAttributes.checked(fifo, attributes);
        checkRedrive(fifo, checked);
        change(name, queue -> queue.withAttributes(QueueAttributes.merged(queue.attributes(), checked), now()));
    }

    void tag(String name, Map<String, String> more) {
        change(name, queue -> {
            SortedMap<String, String> tags = new TreeMap<>(queue.tags());
            tags.putAll(more);
            checkCount(name, tags);
            return queue.withTags(tags);
        });
    }

    void untag(String name, Collection<String> keys) {
        change(name, queue -> {
            SortedMap<String, String> tags = new TreeMap<>(queue.tags());
            tags.keySet().removeAll(keys);
            return queue.withTags(tags);
        });
    }

    void delete(String name) {
        get(name);
        table.remove(names.key(name));
    }

    /** Returns a queue that must be there. */
    QueueRecord get(@Nullable String name) {
        return Optional.ofNullable(name).flatMap(this::find).orElseThrow(SqsFaults::noQueue);
    }

    Optional<QueueRecord> find(String name) {
        return table.find(names.key(name));
    }

    /** Returns the queues whose names begin so, sorted by name. */
    List<QueueRecord> startingWith(String prefix) {
        return table.startingWith(names.key(prefix));
    }

    /** Returns the queues whose dead letters go to a queue. */
    List<QueueRecord> sourcesOf(QueueRecord target) {
        return startingWith("").stream()
                .filter(queue -> deadLetters(queue)
                        .filter(other -> other.name().equals(target.name()))
                        .isPresent())
                .toList();
    }

    /** Returns the queue that takes a queue's dead letters, while it is there. */
    Optional<QueueRecord> deadLetters(QueueRecord queue) {
        return redrive(queue.attributes())
                .flatMap(policy -> names.inArn(policy.target()))
                .flatMap(this::find);
    }

    static Optional<RedrivePolicy> redrive(Map<String, String> attributes) {
        return Optional.ofNullable(attributes.get(RedrivePolicy.ATTRIBUTE))
                .filter(json -> !json.isEmpty())
                .map(RedrivePolicy::of);
    }

    private QueueRecord made(String name, Map<String, String> checked, Map<String, String> tags) {
        return new QueueRecord(
                name,
                names.region(),
                UUID.randomUUID().toString(),
                now(),
                now(),
                QueueAttributes.merged(Map.of(), checked),
                new TreeMap<>(tags));
    }

    private void change(String name, UnaryOperator<QueueRecord> change) {
        table.change(names.key(name), found -> Optional.of(change.apply(found.orElseThrow(SqsFaults::noQueue))));
    }

    private void checkRedrive(boolean fifo, Map<String, String> checked) {
        redrive(checked).ifPresent(policy -> {
            QueueRecord target = names.inArn(policy.target())
                    .flatMap(this::find)
                    .orElseThrow(() -> RedrivePolicy.invalid(policy.json(), "Dead letter target does not exist."));
            if (target.isFifo() != fifo) {
                throw RedrivePolicy.invalid(
                        policy.json(), "Dead-letter queue must be same type of queue as the source.");
            }
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean checkedName(String name, Map<String, String> attributes) {
        boolean fifo = "true".equals(attributes.get(QueueAttributes.FIFO));
        if (fifo && !name.matches(FIFO_NAME)) {
            throw SqsFaults.invalidParameter(
                    "The name of a FIFO queue can only include alphanumeric characters, hyphens,"
                            + " or underscores, must end with .fifo suffix and be 1 to 80 in length.");
        }
        if (!fifo && !name.matches(NAME)) {
            throw SqsFaults.invalidParameter(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        return fifo;
    }

    private static void checkCount(String name, Map<String, String> tags) {
        if (tags.size() > MOST_TAGS) {
            throw SqsFaults.invalidParameter("Too many tags added for queue " + name + ".");
        }
    }
}
