package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The tables of one region and their streams, of which the latest is known; both are there, and gone, at once. */
final class DynamoTables {

    private static final String SERVICE = "DynamoDb";
    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Scope scope;

    DynamoTables(Scope scope) {
        this.scope = scope;
    }

    /** Makes a table of a name that is free. */
    TableDescription create(TableDescription table, SortedMap<String, String> tags) {
        String name = table.tableName();
        if (!name.matches("[a-zA-Z0-9_.-]{3,255}")) {
            throw invalid(
                    "TableName must be at least 3 characters long and at most 255 characters long, and may contain"
                            + " only the characters a-z, A-Z, 0-9, '_', '-', and '.'");
        }
        return table().change(scope.key(name), found -> {
                    if (found.isPresent()) {
                        throw fault(
                                ResourceInUseException.builder(),
                                "ResourceInUseException",
                                "Table already exists: " + name);
                    }
                    TableDescription made = streamed(table, table.streamSpecification());
                    return Optional.of(new TableRecord(made, tags));
                })
                .table();
    }

    TableRecord get(String nameOrArn) {
        String name = name(nameOrArn);
        return table().find(scope.key(name)).orElseThrow(() -> missing(name));
    }

    List<TableRecord> all() {
        return table().startingWith(scope.key(""));
    }

    TableRecord change(String nameOrArn, UnaryOperator<TableRecord> change) {
        String name = name(nameOrArn);
        return table().change(
                        scope.key(name), found -> Optional.of(change.apply(found.orElseThrow(() -> missing(name)))));
    }

    TableDescription delete(String nameOrArn) {
        TableDescription table = get(nameOrArn).table();
        table().remove(scope.key(table.tableName()));
        return table.toBuilder().tableStatus(TableStatus.DELETING).build();
    }

    /** Turns a table's stream on or off: each time on, it is a new one. */
    TableRecord stream(String name, StreamSpecification wanted) {
        return change(name, record -> {
            boolean on = isOn(record.table().streamSpecification());
            if (on == isOn(wanted)) {
                throw invalid("Table already has " + (on ? "an enabled" : "a disabled") + " stream: TableName: "
                        + record.table().tableName());
            }
            return new TableRecord(streamed(record.table(), wanted), record.tags());
        });
    }

    /** Whether a stream can be read. */
    boolean isStreamed(String streamArn) {
        return all().stream()
                .map(TableRecord::table)
                .anyMatch(table -> isOn(table.streamSpecification()) && streamArn.equals(table.latestStreamArn()));
    }

    String arn(String name) {
        return "arn:aws:dynamodb:" + scope.region() + ":" + scope.options().account() + ":table/" + name;
    }

    private TableDescription streamed(TableDescription table, @Nullable StreamSpecification wanted) {
        if (!isOn(wanted)) {
            return table.toBuilder()
                    .streamSpecification((StreamSpecification) null)
                    .build();
        }
        Instant now = scope.now();
        String label = LABEL.format(now);
        return table.toBuilder()
                .streamSpecification(wanted)
                .latestStreamLabel(label)
                .latestStreamArn(arn(table.tableName()) + "/stream/" + label)
                .build();
    }

    private static boolean isOn(@Nullable StreamSpecification stream) {
        return stream != null && Boolean.TRUE.equals(stream.streamEnabled());
    }

    /** A table is called by its ARN, too. */
    private String name(String nameOrArn) {
        String start = arn("");
        return nameOrArn.startsWith(start) ? nameOrArn.substring(start.length()) : nameOrArn;
    }

    private Table<TableRecord> table() {
        return scope.account().tables().of("dynamodb-tables", TableRecord.class);
    }

    static SortedMap<String, String> tags(List<software.amazon.awssdk.services.dynamodb.model.Tag> tags) {
        SortedMap<String, String> map = new TreeMap<>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }

    private static AwsServiceException missing(String name) {
        return fault(
                ResourceNotFoundException.builder(),
                "ResourceNotFoundException",
                "Requested resource not found: Table: " + name + " not found");
    }

    private static AwsServiceException invalid(String text) {
        return fault(DynamoDbException.builder(), "ValidationException", text);
    }

    private static AwsServiceException fault(AwsServiceException.Builder builder, String code, String text) {
        return Faults.fault(builder, SERVICE, 400, code, text);
    }
}
