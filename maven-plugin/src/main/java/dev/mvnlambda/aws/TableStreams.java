package dev.mvnlambda.aws;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of tables, by which alone tables can be read; each table is looked up once. */
final class TableStreams {
    private final Caller caller;
    private final Clients clients;
    private final Map<SourceArn, Found> known = new ConcurrentHashMap<>();

    TableStreams(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /**
     * What there is of a table.
     *
     * @param exists whether the table does
     * @param stream the ARN of its latest stream, if that is on
     */
    record Found(boolean exists, Optional<String> stream) {}

    /** A table of the account and region; one that is not there is looked for again. */
    Found of(SourceArn table) {
        Found before = known.get(table);
        if (before != null) {
            return before;
        }
        Found found = read(table);
        if (found.exists()) {
            known.put(table, found);
        }
        return found;
    }

    /** What can be read of a source: the latest stream of a table, or the source itself. */
    String readable(String source) {
        SourceArn arn = SourceArn.parse(source);
        return arn.isTable()
                ? of(arn).stream().orElseThrow(() -> new IllegalStateException(source + " has no stream any more"))
                : source;
    }

    private Found read(SourceArn table) {
        var client = clients.dynamoDb();
        return caller.find(
                        "dynamodb:DescribeTable",
                        () -> client.describeTable(r -> r.tableName(table.name()))
                                .table())
                .map(found -> new Found(
                        true,
                        Optional.ofNullable(found.streamSpecification())
                                .filter(stream -> Boolean.TRUE.equals(stream.streamEnabled()))
                                .map(stream -> found.latestStreamArn())))
                .orElse(new Found(false, Optional.empty()));
    }
}
