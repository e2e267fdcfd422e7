package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.plan.Diff;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * What AWS reads a queue or a stream by on behalf of a function. One that leads to the function already, by whatever
 * qualifier, is moved in place: it keeps its UUID and its position.
 */
final class EventSourceMappingType implements ResourceType<MappingProperties> {
    static final String KIND = "mapping";

    /** The output that holds the UUID. */
    static final String UUID = "uuid";

    /** The output that holds the ARN. */
    static final String ARN = "arn";

    private static final Pattern EXISTING = Pattern.compile("UUID ([0-9a-fA-F-]{36})");
    private static final List<String> PASSING = Stream.of(Patience.ROLE_IS_NEW, Patience.MAPPING_IS_MOVING)
            .flatMap(List::stream)
            .toList();

    /** What was just made or changed of a queue is not known everywhere at once, but within a minute. */
    private static final List<String> PASSING_FOR_OUR_QUEUE = Stream.concat(
                    PASSING.stream(), Stream.of("NonExistentQueue", "Queue visibility timeout"))
            .toList();

    private final Caller caller;
    private final LambdaClient lambda;
    private final Mappings mappings;
    private final QueueType queues;
    private final TableStreams tables;
    private final StreamCheck streams;

    EventSourceMappingType(
            Caller caller,
            LambdaClient lambda,
            Mappings mappings,
            QueueType queues,
            TableStreams tables,
            StreamCheck streams) {
        this.caller = caller;
        this.lambda = lambda;
        this.mappings = mappings;
        this.queues = queues;
        this.tables = tables;
        this.streams = streams;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<MappingProperties> properties() {
        return MappingProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return wanted.spec().eventSources().stream()
                .map(source -> node(source, wanted))
                .toList();
    }

    /** Events are read once everything is there that they lead to. */
    private static Node node(EventSourceSpec spec, Wanted wanted) {
        FunctionScope scope = wanted.scope();
        MappingProperties properties = MappingProperties.of(spec, wanted);
        Set<ResourceKey> after = Set.of(
                PolicyStatementType.pointedAt(scope),
                scope.key(RoleType.KIND),
                scope.key(ReservedConcurrencyType.KIND),
                QueueType.key(SourceArn.parse(properties.source())));
        return new Node(MappingKey.of(properties, scope), properties, scope.name(), after);
    }

    /** The mappings that lead to a function. */
    Mappings.OfFunction observe(FunctionScope scope, List<Node> wanted) {
        return mappings.of(scope, wanted);
    }

    /** Why wanted mappings cannot be made: their source is missing, a table has no stream, or a queue hides messages too shortly. */
    List<Observed> obstacles(FunctionScope scope, List<Node> wanted) {
        return Stream.concat(
                        new QueueCheck(queues, scope, wanted).obstacles().stream(),
                        streams.obstacles(scope, wanted).stream())
                .toList();
    }

    @Override
    public Map<String, String> create(Step.Create step, MappingProperties wanted, Outputs known) {
        try {
            return made(wanted, known);
        } catch (AccountException e) {
            Matcher existing = EXISTING.matcher(String.valueOf(e.getMessage()));
            if (e.code().equals("ResourceConflictException") && existing.find()) {
                return taken(step, wanted, known, existing.group(1));
            }
            throw e;
        }
    }

    private Map<String, String> made(MappingProperties wanted, Outputs known) {
        var made = new Patience(caller)
                .call(
                        "lambda:CreateEventSourceMapping",
                        passing(wanted, known),
                        () -> lambda.createEventSourceMapping(
                                MappingRequests.create(wanted, tables.readable(wanted.source()))));
        return Map.of(UUID, made.uuid());
    }

    private static List<String> passing(MappingProperties wanted, Outputs known) {
        SourceArn source = SourceArn.parse(wanted.source());
        return known.find(QueueType.key(source), QueueType.URL).isPresent() ? PASSING_FOR_OUR_QUEUE : PASSING;
    }

    /** AWS knows of one that its list did not show yet, or that is about to go. */
    private Map<String, String> taken(Step.Create step, MappingProperties wanted, Outputs known, String uuid) {
        Observed.Present there = mappings.unlessGoing(uuid, step.node()).orElse(null);
        return there == null
                ? made(wanted, known)
                : update(
                        new Step.Update(
                                step.node(), there, Diff.between((MappingProperties) there.properties(), wanted)),
                        wanted,
                        known);
    }

    @Override
    public Map<String, String> update(Step.Update step, MappingProperties wanted, Outputs known) {
        MappingProperties before = (MappingProperties) step.observed().properties();
        Map<String, String> read = step.observed().outputs();
        String uuid = read.getOrDefault(UUID, "");
        boolean settings =
                step.changes().stream().anyMatch(change -> !change.component().equals("tags"));
        if (settings) {
            new Patience(caller)
                    .call(
                            "lambda:UpdateEventSourceMapping",
                            passing(wanted, known),
                            () -> lambda.updateEventSourceMapping(MappingRequests.update(uuid, before, wanted)));
        }
        if (!before.target().equals(wanted.target())) {
            mappings.awaitSettled(uuid);
        }
        retag(read.getOrDefault(ARN, ""), before.tags(), wanted.tags());
        return Map.of(UUID, uuid);
    }

    private void retag(String arn, Map<String, String> before, Map<String, String> wanted) {
        Tags.removed(before, wanted)
                .ifPresent(keys -> caller.call(
                        "lambda:UntagResource",
                        () -> lambda.untagResource(r -> r.resource(arn).tagKeys(keys))));
        if (!before.entrySet().containsAll(wanted.entrySet())) {
            caller.call(
                    "lambda:TagResource",
                    () -> lambda.tagResource(r -> r.resource(arn).tags(wanted)));
        }
    }

    @Override
    public void delete(Observed.Present there) {
        String uuid = there.outputs().getOrDefault(UUID, "");
        try {
            new Patience(caller)
                    .call(
                            "lambda:DeleteEventSourceMapping",
                            Patience.MAPPING_IS_MOVING,
                            () -> lambda.deleteEventSourceMapping(r -> r.uuid(uuid)));
        } catch (AccountException e) {
            if (!e.isNotFound()) {
                throw e;
            }
        }
    }
}
