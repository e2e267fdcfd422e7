package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;
import software.amazon.awssdk.services.eventbridge.model.Tag;

/** Event buses of one region. */
final class EventBuses {

    static final String DEFAULT = "default";

    private static final String TYPE = ":event-bus/";
    private static final int PAGE = 100;

    private final Scope scope;

    EventBuses(Scope scope) {
        this.scope = scope;
    }

    CreateEventBusResponse create(CreateEventBusRequest request) {
        String name = request.name();
        if (name == null || name.isEmpty() || name.length() > 256 || !name.matches("[/.\\-_A-Za-z0-9]+")) {
            throw EventFaults.validation("1 validation error detected: Value '" + name
                    + "' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " [/\\.\\-_A-Za-z0-9]+");
        }
        if (name.contains("/")) {
            throw EventFaults.validation("Event bus name must not contain '/'.");
        }
        if (find(name).isPresent()) {
            throw EventFaults.alreadyExists("Event bus " + name + " already exists.");
        }
        table().change(
                        scope.key(name),
                        none -> Optional.of(new BusRecord(
                                name, scope.region(), request.description(), scope.now(), tags(request.tags()))));
        return CreateEventBusResponse.builder()
                .eventBusArn(arn(name))
                .description(request.description())
                .build();
    }

    DescribeEventBusResponse describe(@Nullable String nameOrArn) {
        BusRecord bus = get(nameOrArn);
        return DescribeEventBusResponse.builder()
                .name(bus.name())
                .arn(arn(bus.name()))
                .description(bus.description())
                .creationTime(bus.created())
                .lastModifiedTime(bus.created())
                .build();
    }

    ListEventBusesResponse list(ListEventBusesRequest request) {
        String prefix = request.namePrefix() == null ? "" : request.namePrefix();
        List<BusRecord> found = Stream.concat(Stream.of(standard()), all().stream())
                .filter(bus -> bus.name().startsWith(prefix))
                .sorted(Comparator.comparing(BusRecord::name))
                .toList();
        Page<BusRecord> page = Page.of(found, BusRecord::name, request.nextToken(), request.limit(), PAGE);
        return ListEventBusesResponse.builder()
                .eventBuses(page.items().stream()
                        .map(bus -> EventBus.builder()
                                .name(bus.name())
                                .arn(arn(bus.name()))
                                .description(bus.description())
                                .creationTime(bus.created())
                                .lastModifiedTime(bus.created())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    /** Removes a bus; one that is gone is removed. */
    void delete(String nameOrArn, Rules rules) {
        String name = name(nameOrArn);
        if (name.equals(DEFAULT)) {
            throw EventFaults.validation("Cannot delete event bus default.");
        }
        if (!rules.of(name).isEmpty()) {
            throw EventFaults.validation("EventBus cannot be deleted since it has rules.");
        }
        table().remove(scope.key(name));
    }

    /** Returns the buses that somebody made. */
    List<BusRecord> all() {
        return table().startingWith(scope.key(""));
    }

    BusRecord get(@Nullable String nameOrArn) {
        String name = name(nameOrArn);
        return find(name).orElseThrow(() -> EventFaults.notFound("Event bus " + name + " does not exist."));
    }

    /** Replaces a bus that must be there. */
    void changeTags(String arn, UnaryOperator<SortedMap<String, String>> change) {
        String name = get(arn).name();
        if (!name.equals(DEFAULT)) {
            table().change(
                            scope.key(name),
                            found -> found.map(bus -> bus.withTags(change.apply(new TreeMap<>(bus.tags())))));
        }
    }

    Optional<BusRecord> find(String name) {
        return name.equals(DEFAULT) ? Optional.of(standard()) : table().find(scope.key(name));
    }

    /** Returns the name of the bus that a request means, by name, by ARN or by saying nothing. */
    String name(@Nullable String nameOrArn) {
        return nameOrArn == null ? DEFAULT : nameOrArn.substring(nameOrArn.indexOf(TYPE) < 0 ? 0 : typeEnd(nameOrArn));
    }

    private static int typeEnd(String arn) {
        return arn.indexOf(TYPE) + TYPE.length();
    }

    String arn(String name) {
        return "arn:aws:events:" + scope.region() + ":" + scope.options().account() + TYPE + name;
    }

    static boolean isArn(String arn) {
        return arn.contains(TYPE);
    }

    static SortedMap<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (one, other) -> other, TreeMap::new));
    }

    private BusRecord standard() {
        return new BusRecord(DEFAULT, scope.region(), null, Instant.EPOCH, new TreeMap<>());
    }

    private Table<BusRecord> table() {
        return scope.account().tables().of("event-buses", BusRecord.class);
    }
}
