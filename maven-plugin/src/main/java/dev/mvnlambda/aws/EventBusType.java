package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.EventBridgeSpec;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An event bus that {@code create = true} asks for. It outlives its function. */
final class EventBusType implements MadeType<EventBusType.BusProperties> {
    static final String KIND = "event-bus";

    /** What the tagging API calls it: rules are of the same service. */
    static final String TAGGED = "events:event-bus";

    private final Caller caller;
    private final Clients clients;

    EventBusType(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /** An event bus. */
    record BusProperties(String arn, Map<String, String> tags) implements Properties {
        BusProperties {
            tags = Map.copyOf(tags);
        }

        String name() {
            return arn.substring(arn.indexOf('/') + 1);
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return switch (symbol) {
                case CREATE -> "a new event bus; it stays when the trigger goes";
                case DELETE -> name() + " and what it grants to others";
                default -> "";
            };
        }
    }

    static ResourceKey key(String name) {
        return new ResourceKey(KIND, name);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<BusProperties> properties() {
        return BusProperties.class;
    }

    @Override
    public String service() {
        return "events";
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        FunctionScope scope = wanted.scope();
        return wanted.spec().triggers(EventBridgeSpec.class).stream()
                .filter(EventBridgeSpec::create)
                .map(EventBridgeSpec::source)
                .distinct()
                .map(name -> new Node(
                        key(name),
                        new BusProperties(
                                RuleArn.of(name, "", scope.stage().identity()).busArn(), wanted.servingTags()),
                        scope.name(),
                        Set.of()))
                .toList();
    }

    @Override
    public List<Observed> observe(Stage stage, List<Node> wanted) {
        return wanted.stream()
                .filter(node -> node.properties() instanceof BusProperties)
                .flatMap(node -> read(((BusProperties) node.properties()).arn(), node.function()).stream())
                .map(found -> stage.owns(((BusProperties) found.properties()).tags()) ? found : foreign(found))
                .toList();
    }

    private static Observed foreign(Observed.Present bus) {
        return new Observed.Blocked(
                bus.key(),
                "An event bus " + bus.key().name()
                        + " is there already, but it was not made by this app and stage, so it is left alone. Take create = true "
                        + "out of the @EventBridgeTrigger of " + bus.function()
                        + " to use it as it is, or choose another name.");
    }

    @Override
    public Optional<Observed.Present> read(String arn, String function) {
        return describe(arn)
                .map(name -> new Observed.Present(
                        key(name), new BusProperties(arn, tags(arn)), function, Map.of(), Set.of()));
    }

    /** Whether a bus is there. */
    boolean exists(RuleArn rule) {
        return describe(rule.busArn()).isPresent();
    }

    private Optional<String> describe(String arn) {
        return caller.find(
                "events:DescribeEventBus",
                () -> clients.eventBridge().describeEventBus(r -> r.name(arn)).name());
    }

    private Map<String, String> tags(String arn) {
        return EventTags.of(caller, clients, arn);
    }

    @Override
    public Map<String, String> create(Step.Create step, BusProperties wanted, Outputs known) {
        caller.call(
                "events:CreateEventBus",
                () -> clients.eventBridge()
                        .createEventBus(r -> r.name(wanted.name()).tags(EventTags.sdk(wanted.tags()))));
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, BusProperties wanted, Outputs known) {
        BusProperties before = (BusProperties) step.observed().properties();
        EventTags.change(caller, clients, wanted.arn(), before.tags(), wanted.tags());
        return Map.of();
    }

    @Override
    public void delete(Observed.Present there) {
        String name = ((BusProperties) there.properties()).name();
        caller.find("events:DeleteEventBus", () -> clients.eventBridge().deleteEventBus(r -> r.name(name)));
    }
}
