package dev.mvnlambda.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.QueueSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.ChangeMode;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue that {@code create = true} asks for, and the one that takes what could not be handled. It outlives its function. */
final class QueueType implements MadeType<QueueType.QueueProperties> {
    static final String KIND = "queue";
    /** The output that holds the address. */
    static final String URL = "url";

    private static final String FIFO = ".fifo";
    private static final String DEAD = "-dlq";

    /** What could not be handled is kept as long as SQS keeps anything, so that a person finds it. */
    private static final int DEAD_RETENTION = 1_209_600;

    private static final int USUAL_VISIBILITY = 30;
    private static final int USUAL_RETENTION = 345_600;

    private final Caller caller;
    private final SqsClient sqs;

    QueueType(Caller caller, SqsClient sqs) {
        this.caller = caller;
        this.sqs = sqs;
    }

    /**
     * A queue.
     *
     * @param visibilityTimeout seconds
     * @param retention seconds
     * @param deadLetterQueue the ARN of the queue that takes what was received too often, or empty
     * @param deadLetterAfter how often that is; 0 without such a queue
     */
    record QueueProperties(
            String arn,
            int visibilityTimeout,
            int retention,
            String deadLetterQueue,
            int deadLetterAfter,
            Map<String, String> tags)
            implements Properties {
        QueueProperties {
            tags = Map.copyOf(tags);
        }

        String name() {
            return SourceArn.parse(arn).resource();
        }

        boolean isFifo() {
            return name().endsWith(FIFO);
        }

        @Override
        public ChangeMode onChange(List<Change> changes) {
            return ChangeMode.IN_PLACE;
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return switch (symbol) {
                case CREATE ->
                    name() + ", visibility timeout " + visibilityTimeout + " s"
                            + (deadLetterQueue.isEmpty()
                                    ? ""
                                    : ", to " + SourceArn.parse(deadLetterQueue).resource() + " after "
                                            + deadLetterAfter + " receives");
                case DELETE -> name() + " and all messages in it";
                default -> "";
            };
        }
    }

    static ResourceKey key(SourceArn queue) {
        return new ResourceKey(KIND, queue.resource());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String service() {
        return "sqs";
    }

    @Override
    public Class<QueueProperties> properties() {
        return QueueProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return wanted.spec().eventSources().stream()
                .flatMap(source ->
                        Stream.ofNullable(source.queue()).flatMap(queue -> nodes(source, queue, wanted).stream()))
                .toList();
    }

    private static List<Node> nodes(EventSourceSpec source, QueueSpec spec, Wanted wanted) {
        SourceArn queue = SourceArn.of(source, wanted.scope());
        Integer after = spec.deadLetterAfter();
        if (after == null) {
            return List.of(node(queue, spec.visibilityTimeout(), USUAL_RETENTION, null, 0, wanted));
        }
        SourceArn dead = deadLetterQueue(queue);
        return List.of(
                node(dead, USUAL_VISIBILITY, DEAD_RETENTION, null, 0, wanted),
                node(queue, spec.visibilityTimeout(), USUAL_RETENTION, dead, after, wanted));
    }

    private static SourceArn deadLetterQueue(SourceArn queue) {
        String name = queue.resource();
        String dead =
                name.endsWith(FIFO) ? name.substring(0, name.length() - FIFO.length()) + DEAD + FIFO : name + DEAD;
        return new SourceArn(queue.partition(), queue.service(), queue.region(), queue.account(), dead);
    }

    private static Node node(
            SourceArn queue,
            int visibilityTimeout,
            int retention,
            @Nullable SourceArn dead,
            int deadAfter,
            Wanted wanted) {
        return new Node(
                key(queue),
                new QueueProperties(
                        queue.toString(),
                        visibilityTimeout,
                        retention,
                        dead == null ? "" : dead.toString(),
                        deadAfter,
                        wanted.servingTags()),
                wanted.scope().name(),
                dead == null ? Set.of() : Set.of(key(dead)));
    }

    @Override
    public List<Observed> observe(Stage stage, List<Node> wanted) {
        List<Observed> queues = new ArrayList<>();
        for (Node node : wanted) {
            if (node.properties() instanceof QueueProperties queue) {
                read(queue.arn(), node.function())
                        .map(found -> isOurs(found, stage) ? found : foreign(found))
                        .ifPresent(queues::add);
            }
        }
        return queues;
    }

    private static boolean isOurs(Observed.Present queue, Stage stage) {
        return stage.owns(((QueueProperties) queue.properties()).tags());
    }

    private static Observed foreign(Observed.Present queue) {
        return new Observed.Blocked(
                queue.key(),
                "A queue " + queue.key().name()
                        + " is there already, but it was not made by this app and stage, so its settings are left alone. Take "
                        + "create = true out of the @SqsTrigger of " + queue.function()
                        + " to use it as it is, or choose another name.");
    }

    @Override
    public Optional<Observed.Present> read(String arn, String function) {
        String name = SourceArn.parse(arn).resource();
        return caller.find("sqs:GetQueueUrl", () -> sqs.getQueueUrl(r -> r.queueName(name)))
                .flatMap(found -> read(arn, found.queueUrl(), function));
    }

    private Optional<Observed.Present> read(String arn, String url, String function) {
        return attributes(url)
                .map(attributes -> new Observed.Present(
                        key(SourceArn.parse(arn)),
                        properties(arn, attributes, tags(url)),
                        function,
                        Map.of(URL, url),
                        deadLetterQueue(attributes)
                                .map(dead -> Set.of(key(SourceArn.parse(dead))))
                                .orElse(Set.of())));
    }

    private static QueueProperties properties(
            String arn, Map<QueueAttributeName, String> attributes, Map<String, String> tags) {
        JsonNode redrive = redrive(attributes);
        return new QueueProperties(
                arn,
                number(attributes, QueueAttributeName.VISIBILITY_TIMEOUT, USUAL_VISIBILITY),
                number(attributes, QueueAttributeName.MESSAGE_RETENTION_PERIOD, USUAL_RETENTION),
                redrive.path("deadLetterTargetArn").asText(),
                redrive.path("maxReceiveCount").asInt(),
                tags);
    }

    /** Whether a queue is there. */
    boolean exists(SourceArn queue) {
        return caller.find("sqs:GetQueueUrl", () -> sqs.getQueueUrl(r -> r.queueName(queue.resource())))
                .isPresent();
    }

    /** How long a message that is being handled stays hidden, in seconds; absent when the queue is not there. */
    Optional<Integer> visibilityTimeout(SourceArn queue) {
        return caller.find("sqs:GetQueueUrl", () -> sqs.getQueueUrl(r -> r.queueName(queue.resource())))
                .flatMap(found -> attributes(found.queueUrl()))
                .map(attributes -> number(attributes, QueueAttributeName.VISIBILITY_TIMEOUT, USUAL_VISIBILITY));
    }

    private Optional<Map<QueueAttributeName, String>> attributes(String url) {
        return caller.find(
                "sqs:GetQueueAttributes",
                () -> sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes());
    }

    private Map<String, String> tags(String url) {
        return caller.find(
                        "sqs:ListQueueTags",
                        () -> sqs.listQueueTags(r -> r.queueUrl(url)).tags())
                .map(Tags::withoutAws)
                .orElse(Map.of());
    }

    private static Optional<String> deadLetterQueue(Map<QueueAttributeName, String> attributes) {
        return Optional.of(redrive(attributes).path("deadLetterTargetArn").asText())
                .filter(arn -> !arn.isEmpty());
    }

    private static JsonNode redrive(Map<QueueAttributeName, String> attributes) {
        return Json.tree(attributes.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "{}"));
    }

    private static int number(Map<QueueAttributeName, String> attributes, QueueAttributeName name, int usual) {
        return Integer.parseInt(attributes.getOrDefault(name, String.valueOf(usual)));
    }

    @Override
    public Map<String, String> create(Step.Create step, QueueProperties wanted, Outputs known) {
        Map<QueueAttributeName, String> attributes = settings(wanted);
        if (wanted.isFifo()) {
            attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
            attributes.put(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true");
        }
        if (wanted.deadLetterQueue().isEmpty()) {
            attributes.remove(QueueAttributeName.REDRIVE_POLICY);
        }
        String url = new Patience(caller)
                .call(
                        "sqs:CreateQueue",
                        Patience.QUEUE_IS_MOVING,
                        () -> sqs.createQueue(r -> r.queueName(wanted.name())
                                .attributes(attributes)
                                .tags(wanted.tags())))
                .queueUrl();
        return Map.of(URL, url);
    }

    private static Map<QueueAttributeName, String> settings(QueueProperties wanted) {
        Map<QueueAttributeName, String> attributes = new TreeMap<>();
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, String.valueOf(wanted.visibilityTimeout()));
        attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, String.valueOf(wanted.retention()));
        attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                wanted.deadLetterQueue().isEmpty()
                        ? ""
                        : Json.text(Map.of(
                                "deadLetterTargetArn",
                                wanted.deadLetterQueue(),
                                "maxReceiveCount",
                                wanted.deadLetterAfter())));
        return attributes;
    }

    @Override
    public Map<String, String> update(Step.Update step, QueueProperties wanted, Outputs known) {
        QueueProperties before = (QueueProperties) step.observed().properties();
        String url = step.observed().outputs().getOrDefault(URL, "");
        if (step.changes().stream().anyMatch(change -> !change.component().equals("tags"))) {
            // the queue of its dead letters may just have been made
            new Patience(caller)
                    .call(
                            "sqs:SetQueueAttributes",
                            Patience.QUEUE_IS_MOVING,
                            () -> sqs.setQueueAttributes(r -> r.queueUrl(url).attributes(settings(wanted))));
        }
        Tags.removed(before.tags(), wanted.tags())
                .ifPresent(keys -> caller.call(
                        "sqs:UntagQueue",
                        () -> sqs.untagQueue(r -> r.queueUrl(url).tagKeys(keys))));
        if (!before.tags().entrySet().containsAll(wanted.tags().entrySet())) {
            caller.call("sqs:TagQueue", () -> sqs.tagQueue(r -> r.queueUrl(url).tags(wanted.tags())));
        }
        return Map.of(URL, url);
    }

    @Override
    public void delete(Observed.Present there) {
        String url = there.outputs().getOrDefault(URL, "");
        caller.find("sqs:DeleteQueue", () -> sqs.deleteQueue(r -> r.queueUrl(url)));
    }
}
