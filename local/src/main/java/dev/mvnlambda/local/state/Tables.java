package dev.mvnlambda.local.state;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Tables of one directory, each opened when it is first asked for. */
public final class Tables {

    /** A table and what it holds. */
    private record Opened<T>(Class<T> type, Table<T> table) {}

    private final ConcurrentMap<String, Opened<?>> opened = new ConcurrentHashMap<>();
    private final Path directory;

    public Tables(Path directory) {
        this.directory = directory;
    }

    /**
     * Returns the table of that name.
     *
     * @param type a record; always the same for one name
     */
    @SuppressWarnings("unchecked") // a name has one type
    public <T> Table<T> of(String name, Class<T> type) {
        Opened<?> table =
                opened.computeIfAbsent(name, key -> new Opened<>(type, Table.open(directory.resolve(key), type)));
        if (table.type() != type) {
            throw new IllegalArgumentException(name + " holds " + table.type() + ", not " + type);
        }
        return (Table<T>) table.table();
    }
}
