package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.SnsSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A topic that {@code create = true} asks for. */
final class TopicType implements MadeType<TopicType.TopicProperties> {
    static final String KIND = "topic";
    static final String SERVICE = "sns";

    private final Lazy<Topics> topics;

    TopicType(Lazy<Topics> topics) {
        this.topics = topics;
    }

    /** A topic. */
    record TopicProperties(String arn, Map<String, String> tags) implements Properties {
        TopicProperties {
            tags = Map.copyOf(tags);
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return switch (symbol) {
                case CREATE -> "a new topic; it stays when the trigger goes";
                case DELETE -> SourceArn.parse(arn).resource() + " and all subscriptions to it";
                default -> "";
            };
        }
    }

    /** The topic that an annotation names. */
    static SourceArn topic(SnsSpec spec, FunctionScope scope) {
        return SourceArn.of(SERVICE, spec.source(), scope.stage().identity());
    }

    static ResourceKey key(SourceArn topic) {
        return new ResourceKey(KIND, topic.resource());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String service() {
        return SERVICE;
    }

    @Override
    public Class<TopicProperties> properties() {
        return TopicProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return wanted.spec().triggers(SnsSpec.class).stream()
                .filter(SnsSpec::create)
                .map(spec -> topic(spec, wanted.scope()))
                .map(topic -> new Node(
                        key(topic),
                        new TopicProperties(topic.toString(), wanted.servingTags()),
                        wanted.scope().name(),
                        Set.of()))
                .toList();
    }

    @Override
    public List<Observed> observe(Stage stage, List<Node> wanted) {
        List<Observed> found = new ArrayList<>();
        for (Node node : wanted) {
            if (node.properties() instanceof TopicProperties topic) {
                read(topic.arn(), node.function())
                        .map(one -> stage.owns(((TopicProperties) one.properties()).tags()) ? one : foreign(one))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static Observed foreign(Observed.Present topic) {
        return new Observed.Blocked(
                topic.key(),
                "A topic " + topic.key().name()
                        + " is there already, but it was not made by this app and stage, so its settings are left alone. Take "
                        + "create = true out of the @SnsTrigger of " + topic.function()
                        + " to use it as it is, or choose another name.");
    }

    @Override
    public Optional<Observed.Present> read(String arn, String function) {
        return topics.get()
                .tags(arn)
                .map(tags -> new Observed.Present(
                        key(SourceArn.parse(arn)),
                        new TopicProperties(arn, Tags.withoutAws(tags)),
                        function,
                        Map.of(),
                        Set.of()));
    }

    @Override
    public Map<String, String> create(Step.Create step, TopicProperties wanted, Outputs known) {
        topics.get().create(SourceArn.parse(wanted.arn()).resource(), wanted.tags());
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, TopicProperties wanted, Outputs known) {
        Map<String, String> before = ((TopicProperties) step.observed().properties()).tags();
        Tags.removed(before, wanted.tags()).ifPresent(keys -> topics.get().untag(wanted.arn(), keys));
        if (!before.entrySet().containsAll(wanted.tags().entrySet())) {
            topics.get().tag(wanted.arn(), wanted.tags());
        }
        return Map.of();
    }

    @Override
    public void delete(Observed.Present there) {
        topics.get().delete(((TopicProperties) there.properties()).arn());
    }
}
