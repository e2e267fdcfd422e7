package dev.mvnlambda.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mvnlambda.local.runtime.RunnableVersion;
import dev.mvnlambda.local.state.StateJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** What functions log: one file a stream, one line an event. Lines may be lost in a crash, as AWS's are late. */
final class LogStore {

    /** One event, as its line holds it. */
    record Event(String stream, long timestamp, String message) {}

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path directory;

    LogStore(Path directory) {
        this.directory = directory;
    }

    /** Keeps what one invocation logged; makes the group when it is not there, as AWS does. */
    void append(Scope scope, RunnableVersion version, String log) {
        append(
                scope,
                version.logGroup(),
                "[" + version.version() + "]" + version.revision().substring(0, 32),
                log);
    }

    /**
     * Keeps lines in a stream of the day.
     *
     * @param name of the stream, after the date
     */
    void append(Scope scope, String group, String name, String log) {
        Instant now = scope.now();
        String key = scope.key(group);
        scope.account()
                .logGroups()
                .change(
                        key,
                        found -> found.or(() ->
                                Optional.of(new LogGroupRecord(group, scope.region(), now, null, new TreeMap<>()))));
        String stream = DAY.format(now) + "/" + name;
        append(
                key,
                log.lines()
                        .map(line -> new Event(stream, now.toEpochMilli(), line + "\n"))
                        .toList());
    }

    /** Returns the events of a group, oldest first. */
    synchronized List<Event> events(String groupKey) {
        Path group = group(groupKey);
        if (!Files.isDirectory(group)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(group)) {
            List<Event> events = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                events.addAll(read(file));
            }
            events.sort(Comparator.comparingLong(Event::timestamp));
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void delete(String groupKey) {
        Path group = group(groupKey);
        if (!Files.isDirectory(group)) {
            return;
        }
        try (Stream<Path> files = Files.walk(group)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void append(String groupKey, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        Path file = group(groupKey).resolve(hashed(events.get(0).stream()) + ".jsonl");
        StringBuilder lines = new StringBuilder();
        try {
            for (Event event : events) {
                lines.append(StateJson.mapper().writeValueAsString(event)).append('\n');
            }
            Files.createDirectories(file.getParent());
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // the call that logged this is over, and its answer stands
            System.err.println("Lines of a log are lost, since they cannot be written: " + e);
        }
    }

    private List<Event> read(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            event(line).ifPresent(events::add);
        }
        return events;
    }

    // the last line of a server that was killed may be cut
    private Optional<Event> event(String line) {
        try {
            return Optional.of(StateJson.mapper().readValue(line, Event.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private Path group(String key) {
        return directory.resolve(hashed(key));
    }

    private static String hashed(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
