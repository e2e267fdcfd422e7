package dev.mvnlambda.local.state;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Tables of one directory, or of memory, each opened when it is first asked for. */
public final class Tables {

    /** A table and what it holds. */
    private record Opened<T>(Class<T> type, Table<T> table) {}

    private final ConcurrentMap<String, Opened<?>> opened = new ConcurrentHashMap<>();
    private final Optional<Path> directory;

    private Tables(Optional<Path> directory) {
        this.directory = directory;
    }

    /** Tables that a directory holds. */
    public static Tables in(Path directory) {
        return new Tables(Optional.of(directory));
    }

    /** Tables that are empty, and gone with this process. */
    public static Tables inMemory() {
        return new Tables(Optional.empty());
    }

    /**
     * Returns the table of that name.
     *
     * @param type a record; always the same for one name
     */
    @SuppressWarnings("unchecked") // a name has one type
    public <T> Table<T> of(String name, Class<T> type) {
        Opened<?> table = opened.computeIfAbsent(name, key -> new Opened<>(type, open(key, type)));
        if (table.type() != type) {
            throw new IllegalArgumentException(name + " holds " + table.type() + ", not " + type);
        }
        return (Table<T>) table.table();
    }

    private <T> Table<T> open(String name, Class<T> type) {
        return directory.map(all -> Table.open(all.resolve(name), type)).orElseGet(Table::inMemory);
    }
}
