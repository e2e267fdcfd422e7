package dev.mvnlambda.local.state;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * Immutable records by key, each saved in a file of its own before anybody sees it, if it is saved at all; this is the only
 * place where state changes. A change touches one record, so a kill at any moment leaves all of it or nothing.
 *
 * @param <T> a record; equal ones are not saved again
 */
public final class Table<T> {

    /** What a file holds. */
    private record Row<T>(String key, T value) {}

    private final ConcurrentSkipListMap<String, T> rows = new ConcurrentSkipListMap<>();
    private final Optional<Path> directory;

    private Table(Optional<Path> directory) {
        this.directory = directory;
    }

    /** A table that nothing is saved of. */
    static <T> Table<T> inMemory() {
        return new Table<>(Optional.empty());
    }

    /** Opens the table that a directory holds, which is made with the first record. */
    public static <T> Table<T> open(Path directory, Class<T> type) {
        Table<T> table = new Table<>(Optional.of(directory));
        if (!Files.isDirectory(directory)) {
            return table;
        }
        ObjectMapper mapper = StateJson.mapper();
        JavaType row = mapper.getTypeFactory().constructParametricType(Row.class, type);
        try {
            WholeFile.deleteUnfinished(directory);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
                for (Path file : files) {
                    Row<T> read = mapper.readValue(file.toFile(), row);
                    table.rows.put(read.key(), read.value());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The state in " + directory + " cannot be read: " + e, e);
        }
        return table;
    }

    public Optional<T> find(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    /** Returns the records whose keys begin so, sorted by key. */
    public List<T> startingWith(String prefix) {
        return List.copyOf(
                rows.subMap(prefix, true, prefix + Character.MAX_VALUE, true).values());
    }

    /** Replaces a record, or makes one; what the change throws leaves all as it was. One change is made at a time. */
    public synchronized T change(String key, UnaryOperator<Optional<T>> change) {
        Optional<T> before = find(key);
        T after = change.apply(before).orElseThrow();
        if (!before.equals(Optional.of(after))) {
            directory.ifPresent(saved -> save(saved, key, after));
            rows.put(key, after);
        }
        return after;
    }

    /** Removes a record if there is one. */
    public synchronized void remove(String key) {
        if (rows.containsKey(key)) {
            directory.ifPresent(saved -> delete(saved, key));
            rows.remove(key);
        }
    }

    private static void delete(Path directory, String key) {
        try {
            Files.deleteIfExists(file(directory, key));
        } catch (IOException e) {
            throw new UncheckedIOException("The state of " + key + " cannot be deleted: " + e, e);
        }
    }

    private void save(Path directory, String key, T value) {
        try {
            if (rows.isEmpty()) {
                Files.createDirectories(directory);
            }
            WholeFile.write(file(directory, key), StateJson.mapper().writeValueAsBytes(new Row<>(key, value)));
        } catch (IOException e) {
            throw new UncheckedIOException("The state of " + key + " cannot be saved: " + e, e);
        }
    }

    // some file systems take names that differ in case for one
    private static Path file(Path directory, String key) {
        String readable = key.replaceAll("[^A-Za-z0-9-]", "_");
        String unique =
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        return directory.resolve(readable.substring(0, Math.min(80, readable.length())) + "." + unique + ".json");
    }
}
