package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a role allows but need no more. It is never wanted, so it goes when all else is as wanted: the version that ran until
 * then may have needed it.
 */
final class RoleSurplusType implements ResourceType<RoleSurplusType.SurplusProperties> {
    static final String KIND = "role-surplus";

    private final RoleType roles;

    RoleSurplusType(RoleType roles) {
        this.roles = roles;
    }

    /** Statements of a role's policy. */
    record SurplusProperties(String role, List<Statement> permissions) implements Properties {
        SurplusProperties {
            permissions = List.copyOf(permissions);
        }

        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return "the role does not "
                    + permissions.stream().map(Statement::toString).collect(Collectors.joining(", ")) + " any more";
        }
    }

    static Observed.Present present(FunctionScope scope, String role, List<Statement> surplus) {
        return new Observed.Present(
                scope.key(KIND),
                new SurplusProperties(role, surplus),
                scope.name(),
                Map.of(),
                Set.of(scope.key(RoleType.KIND)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<SurplusProperties> properties() {
        return SurplusProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        return List.of();
    }

    @Override
    public Map<String, String> create(Step.Create step, SurplusProperties properties, Outputs known) {
        throw new IllegalStateException("Nobody wants " + step.key());
    }

    @Override
    public Map<String, String> update(Step.Update step, SurplusProperties properties, Outputs known) {
        throw new IllegalStateException("Nobody wants " + step.key());
    }

    @Override
    public void delete(Observed.Present there) {
        SurplusProperties surplus = (SurplusProperties) there.properties();
        roles.withdraw(surplus.role(), surplus.permissions());
    }
}
