package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.manifest.ScheduleSpec;
import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one group that holds all schedules of an app and stage, and nothing else. It goes with the last of them. */
final class ScheduleGroupType implements PushType<ScheduleGroupType.GroupProperties> {
    static final String KIND = "schedule-group";

    /** The state of one that is not gone yet, with all that is in it: that takes a while. */
    static final String GOING = "DELETING";

    private final Caller caller;
    private final Clients clients;

    ScheduleGroupType(Caller caller, Clients clients) {
        this.caller = caller;
        this.clients = clients;
    }

    /** A group of schedules. */
    record GroupProperties(String name, String arn, Map<String, String> tags) implements Properties {
        GroupProperties {
            tags = Map.copyOf(tags);
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return switch (symbol) {
                case CREATE -> name + ", for all schedules of the stage";
                case DELETE -> "no schedule is left in it";
                default -> "";
            };
        }
    }

    static ResourceKey key(Stage stage) {
        return new ResourceKey(KIND, stage.sharedName());
    }

    static String arn(Stage stage) {
        Identity identity = stage.identity();
        return "arn:" + identity.partition() + ":scheduler:" + identity.region() + ":" + identity.account()
                + ":schedule-group/" + stage.sharedName();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<GroupProperties> properties() {
        return GroupProperties.class;
    }

    /** A group needs no grant. */
    @Override
    public String principal() {
        return "";
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        Stage stage = wanted.scope().stage();
        return wanted.spec().triggers(ScheduleSpec.class).isEmpty()
                ? List.of()
                : List.of(new Node(
                        key(stage),
                        new GroupProperties(stage.sharedName(), arn(stage), stage.marks()),
                        Node.SHARED,
                        Set.of()));
    }

    /** It is read with the schedules of a function, if it has any. */
    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        return Found.of(List.of());
    }

    @Override
    public Map<String, String> create(Step.Create step, GroupProperties wanted, Outputs known) {
        try {
            make(wanted);
        } catch (AccountException e) {
            if (!e.isConflict() || isThere(wanted.name())) {
                throw e;
            }
            caller.await(() -> state(wanted.name()), Optional::isEmpty);
            make(wanted);
        }
        return Map.of();
    }

    private void make(GroupProperties wanted) {
        caller.call(
                "scheduler:CreateScheduleGroup",
                () -> clients.scheduler()
                        .createScheduleGroup(r -> r.name(wanted.name()).tags(ScheduleReading.sdk(wanted.tags()))));
    }

    private boolean isThere(String name) {
        return state(name).filter(state -> !state.equals(GOING)).isPresent();
    }

    private Optional<String> state(String name) {
        return caller.find(
                "scheduler:GetScheduleGroup",
                () -> clients.scheduler().getScheduleGroup(r -> r.name(name)).stateAsString());
    }

    @Override
    public Map<String, String> update(Step.Update step, GroupProperties wanted, Outputs known) {
        GroupProperties before = (GroupProperties) step.observed().properties();
        Tags.removed(before.tags(), wanted.tags())
                .ifPresent(keys -> caller.call(
                        "scheduler:UntagResource",
                        () -> clients.scheduler()
                                .untagResource(r -> r.resourceArn(wanted.arn()).tagKeys(keys))));
        if (!before.tags().entrySet().containsAll(wanted.tags().entrySet())) {
            caller.call(
                    "scheduler:TagResource",
                    () -> clients.scheduler()
                            .tagResource(r -> r.resourceArn(wanted.arn()).tags(ScheduleReading.sdk(wanted.tags()))));
        }
        return Map.of();
    }

    /** AWS removes a group with all that is in it, so one that is not empty stays. */
    @Override
    public void delete(Observed.Present there) {
        String name = ((GroupProperties) there.properties()).name();
        boolean empty = caller.find(
                        "scheduler:ListSchedules",
                        () -> clients.scheduler()
                                .listSchedules(r -> r.groupName(name).maxResults(1))
                                .schedules())
                .map(List::isEmpty)
                .orElse(false);
        if (empty) {
            caller.find(
                    "scheduler:DeleteScheduleGroup", () -> clients.scheduler().deleteScheduleGroup(r -> r.name(name)));
        }
    }
}
