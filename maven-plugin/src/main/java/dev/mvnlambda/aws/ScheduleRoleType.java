package dev.mvnlambda.aws;

import dev.mvnlambda.aws.PolicyStatementType.StatementProperties;
import dev.mvnlambda.aws.RoleType.RoleProperties;
import dev.mvnlambda.manifest.ScheduleSpec;
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
import dev.mvnlambda.resource.Target;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The role that the schedules of one function call it with. It is made before them and removed after them, so as long as there
 * are any, it tells of them.
 */
final class ScheduleRoleType implements PushType<ScheduleRoleType.ScheduleRoleProperties> {
    static final String KIND = "schedule-role";

    private final RoleType roles;

    ScheduleRoleType(RoleType roles) {
        this.roles = roles;
    }

    /**
     * A role that only Scheduler may assume.
     *
     * @param group the ARN of the group on behalf of which it may
     */
    record ScheduleRoleProperties(RoleProperties role, String group) implements Properties {
        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return role.consequence(symbol, changes);
        }
    }

    static ResourceKey key(FunctionScope scope) {
        return scope.key(KIND);
    }

    static String arn(FunctionScope scope) {
        Stage stage = scope.stage();
        return "arn:" + stage.identity().partition() + ":iam::"
                + stage.identity().account() + ":role" + stage.rolePath() + stage.scheduleRoleName(scope.name());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<ScheduleRoleProperties> properties() {
        return ScheduleRoleProperties.class;
    }

    /** The role itself is what lets Scheduler call. */
    @Override
    public String principal() {
        return "";
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        List<ScheduleSpec> schedules = wanted.spec().triggers(ScheduleSpec.class);
        if (schedules.isEmpty()) {
            return List.of();
        }
        FunctionScope scope = wanted.scope();
        Stage stage = scope.stage();
        Map<String, String> tags = wanted.servingTags();
        return List.of(new Node(
                key(scope),
                new ScheduleRoleProperties(
                        new RoleProperties(
                                stage.scheduleRoleName(scope.name()),
                                stage.rolePath(),
                                permissions(scope.target(), schedules),
                                wanted.spec().permissionsBoundary(),
                                tags),
                        ScheduleGroupType.arn(stage)),
                scope.name(),
                Set.of()));
    }

    private static List<Statement> permissions(Target target, List<ScheduleSpec> schedules) {
        List<Statement> permissions = new ArrayList<>();
        permissions.add(
                Statement.allow(List.of("lambda:InvokeFunction"), target.functionArn(), target.anyVersionArn()));
        schedules.stream()
                .map(ScheduleSpec::deadLetterQueue)
                .filter(queue -> !queue.isEmpty())
                .distinct()
                .sorted()
                .map(queue -> Statement.allow(List.of("sqs:SendMessage"), queue))
                .forEach(permissions::add);
        return permissions;
    }

    /** The role of a function's schedules, if it is there. */
    Optional<Observed.Present> read(FunctionScope scope) {
        Stage stage = scope.stage();
        return roles.read(stage.scheduleRoleName(scope.name()), stage.rolePath())
                .map(role -> new Observed.Present(
                        key(scope),
                        new ScheduleRoleProperties(role, ScheduleGroupType.arn(stage)),
                        scope.name(),
                        Map.of(),
                        Set.of()));
    }

    /** It is read with the schedules of its function. */
    @Override
    public Found observe(FunctionScope scope, List<Node> wanted, List<StatementProperties> granted) {
        return Found.of(List.of());
    }

    @Override
    public Map<String, String> create(Step.Create step, ScheduleRoleProperties wanted, Outputs known) {
        roles.create(
                wanted.role(),
                PolicyDocument.scheduleTrust(SourceArn.parse(wanted.group()).account(), wanted.group()),
                "Lets schedules call a Lambda function; made and removed by mvn-lambda");
        return Map.of();
    }

    @Override
    public Map<String, String> update(Step.Update step, ScheduleRoleProperties wanted, Outputs known) {
        RoleProperties before = ((ScheduleRoleProperties) step.observed().properties()).role();
        RoleProperties after = wanted.role();
        if (!before.permissions().equals(after.permissions())) {
            roles.permit(after);
        }
        if (!before.permissionsBoundary().equals(after.permissionsBoundary())) {
            roles.bound(after);
        }
        if (!before.tags().equals(after.tags())) {
            roles.tag(before, after);
        }
        return Map.of();
    }

    @Override
    public void delete(Observed.Present there) {
        roles.delete(((ScheduleRoleProperties) there.properties()).role());
    }
}
