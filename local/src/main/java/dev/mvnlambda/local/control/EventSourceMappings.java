package dev.mvnlambda.local.control;

import dev.mvnlambda.local.wire.Shapes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;

/** Event source mappings: made, changed, shown and deleted, each of which takes a while to hold. */
final class EventSourceMappings {

    private static final int PAGE = 100;

    private final Scope scope;
    private final Mappings mappings;
    private final MappingChecks checks;
    private final Directory directory;

    EventSourceMappings(Scope scope) {
        this.scope = scope;
        this.mappings = new Mappings(scope);
        this.checks = new MappingChecks(scope);
        this.directory = new Directory(scope);
    }

    CreateEventSourceMappingResponse create(CreateEventSourceMappingRequest request) {
        SourceKind kind = SourceKind.of(request.eventSourceArn(), request.selfManagedEventSource() != null)
                .orElseThrow(() -> Faults.invalidParameter("Unrecognized event source."));
        checks.checkDestination(request.destinationConfig(), kind);
        FunctionName name = FunctionName.of(request.functionName(), null, scope);
        String uuid = UUID.randomUUID().toString();
        EventSourceMappingConfiguration mapping =
                MappingSettings.created(request, kind, uuid, name.arn(scope), scope.now()).toBuilder()
                        .eventSourceMappingArn(mappings.arn(uuid))
                        .build();
        checks.checkSettings(mapping, kind);
        checks.checkStart(mapping);
        Tagging.checkCount(request.tags());
        FunctionConfiguration function = function(name).orElseThrow(EventSourceMappings::noFunction);
        checks.checkFunction(function, name);
        checks.checkSource(mapping, function);
        checks.checkVisibility(mapping, function);
        mappings.sweep();
        MappingRecord record = new MappingRecord(
                scope.region(),
                in("Creating", mapping),
                in(stateOf(request.enabled()), mapping),
                settled(),
                null,
                new TreeMap<>(request.tags()));
        mappings.add(mapping, record, () -> checkUnique(mapping));
        return Shapes.copy(record.before(), CreateEventSourceMappingResponse.builder())
                .build();
    }

    GetEventSourceMappingResponse get(GetEventSourceMappingRequest request) {
        EventSourceMappingConfiguration shown = shown(mappings.get(request.uuid()));
        return Shapes.copy(shown, GetEventSourceMappingResponse.builder()).build();
    }

    ListEventSourceMappingsResponse list(ListEventSourceMappingsRequest request) {
        Optional<FunctionName> function =
                Optional.ofNullable(request.functionName()).map(name -> FunctionName.of(name, null, scope));
        List<EventSourceMappingConfiguration> all = mappings.all().stream()
                .map(this::shown)
                .filter(mapping -> request.eventSourceArn() == null
                        || request.eventSourceArn().equals(mapping.eventSourceArn()))
                .filter(mapping -> function.isEmpty() || matches(function.get(), mapping.functionArn()))
                .toList();
        Page<EventSourceMappingConfiguration> page =
                Page.of(all, EventSourceMappingConfiguration::uuid, request.marker(), request.maxItems(), PAGE);
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(page.items())
                .nextMarker(page.next())
                .build();
    }

    UpdateEventSourceMappingResponse update(UpdateEventSourceMappingRequest request) {
        MappingRecord updated = mappings.change(request.uuid(), record -> {
            EventSourceMappingConfiguration current = steady(record, "update");
            EventSourceMappingConfiguration changed = changed(current, request);
            checkUnique(changed);
            String state = request.enabled() == null ? current.state() : stateOf(request.enabled());
            return new MappingRecord(
                    scope.region(),
                    in(moving(current.state(), state), changed),
                    in(state, changed),
                    settled(),
                    record.polled(scope.now()).orElse(null),
                    record.tags());
        });
        return Shapes.copy(updated.before(), UpdateEventSourceMappingResponse.builder())
                .build();
    }

    DeleteEventSourceMappingResponse delete(DeleteEventSourceMappingRequest request) {
        MappingRecord deleted = mappings.change(request.uuid(), record -> {
            EventSourceMappingConfiguration current = steady(record, "delete");
            return new MappingRecord(scope.region(), in("Deleting", current), null, settled(), null, record.tags());
        });
        return Shapes.copy(deleted.before(), DeleteEventSourceMappingResponse.builder())
                .build();
    }

    private EventSourceMappingConfiguration changed(
            EventSourceMappingConfiguration current, UpdateEventSourceMappingRequest request) {
        SourceKind kind = SourceKind.of(current.eventSourceArn(), true).orElseThrow();
        checks.checkDestination(request.destinationConfig(), kind);
        boolean moves = request.functionName() != null;
        FunctionName name = FunctionName.of(moves ? request.functionName() : current.functionArn(), null, scope);
        EventSourceMappingConfiguration changed =
                MappingSettings.updated(current, request, kind, name.arn(scope), scope.now());
        checks.checkSettings(changed, kind);
        Optional<FunctionConfiguration> function = function(name);
        if (moves) {
            checks.checkFunction(function.orElseThrow(EventSourceMappings::noFunction), name);
            checks.checkSource(changed, function.get());
        }
        function.ifPresent(configuration -> checks.checkVisibility(changed, configuration));
        return changed;
    }

    private Optional<FunctionConfiguration> function(FunctionName name) {
        return directory
                .find(name.name())
                .flatMap(function -> Directory.version(function, name.effectiveQualifier()))
                .map(settling -> settling.shown(scope.now()));
    }

    private EventSourceMappingConfiguration steady(MappingRecord record, String verb) {
        if (!record.isSettled(scope.now())) {
            throw Faults.inUse("Cannot " + verb + " the event source mapping because it is in use.");
        }
        return shown(record);
    }

    private EventSourceMappingConfiguration shown(MappingRecord record) {
        return record.shown(scope.now()).orElseThrow();
    }

    private void checkUnique(EventSourceMappingConfiguration mapping) {
        mappings.all().stream()
                .map(this::shown)
                .filter(other -> !other.uuid().equals(mapping.uuid()))
                .filter(other -> Mappings.readSame(mapping, other))
                .filter(other -> callsSame(mapping, other))
                .findFirst()
                .ifPresent(other -> {
                    throw Faults.conflict(duplicate(mapping, other.uuid()));
                });
    }

    /** One that is on its way out stands only in the way of its like, not of one that writes the qualifier otherwise. */
    private boolean callsSame(EventSourceMappingConfiguration mapping, EventSourceMappingConfiguration other) {
        return other.state().equals("Deleting")
                ? other.functionArn().equals(mapping.functionArn())
                : isSameFunction(other.functionArn(), mapping.functionArn());
    }

    private boolean isSameFunction(String arn, String other) {
        FunctionName one = FunctionName.of(arn, null, scope);
        FunctionName two = FunctionName.of(other, null, scope);
        return one.name().equals(two.name())
                && (scope.options().switches().qualifiedMappingIsDuplicate()
                        || one.effectiveQualifier().equals(two.effectiveQualifier()));
    }

    private boolean matches(FunctionName wanted, String functionArn) {
        FunctionName name = FunctionName.of(functionArn, null, scope);
        boolean all = wanted.qualifier().isEmpty() && scope.options().switches().unqualifiedListHoldsAllMappings();
        return wanted.name().equals(name.name()) && (all || wanted.qualifier().equals(name.qualifier()));
    }

    private String duplicate(EventSourceMappingConfiguration mapping, String uuid) {
        String function = FunctionName.of(mapping.functionArn(), null, scope).name();
        String way = " already exists. Please update or delete the existing mapping with UUID " + uuid;
        return switch (SourceKind.of(mapping.eventSourceArn(), true).orElseThrow()) {
            case QUEUE ->
                "An event source mapping with SQS arn (\" " + mapping.eventSourceArn() + " \") and function (\" "
                        + function + " \")" + way;
            case STREAM ->
                "The event source arn (\" " + mapping.eventSourceArn() + " \") and function (\" " + function
                        + " \") provided mapping" + way;
            case BROKER ->
                "An event source mapping with event source (\"" + Mappings.place(mapping) + "\"), function (\""
                        + mapping.functionArn() + "\")"
                        + (mapping.topics().isEmpty()
                                ? ""
                                : ", topics (\"" + mapping.topics().get(0) + "\")") + way;
        };
    }

    private Instant settled() {
        return scope.now().plus(scope.options().timings().mapping());
    }

    private static EventSourceMappingConfiguration in(String state, EventSourceMappingConfiguration mapping) {
        return mapping.toBuilder().state(state).build();
    }

    private static String stateOf(@Nullable Boolean enabled) {
        return Boolean.FALSE.equals(enabled) ? "Disabled" : "Enabled";
    }

    private static String moving(String from, String to) {
        if (from.equals(to)) {
            return "Updating";
        }
        return to.equals("Enabled") ? "Enabling" : "Disabling";
    }

    private static RuntimeException noFunction() {
        return Faults.invalidParameter("Function does not exist");
    }
}
