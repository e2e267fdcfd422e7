package dev.mvnlambda.aws;

import dev.mvnlambda.plan.Change;
import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Symbol;
import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Stage;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** The execution role of one function, with one policy that allows what its annotations need. */
final class RoleType implements ResourceType<RoleType.RoleProperties> {
    static final String KIND = "role";

    private static final String POLICY = "mvn-lambda";

    private final Caller caller;
    private final IamClient iam;

    RoleType(Caller caller, IamClient iam) {
        this.caller = caller;
        this.iam = iam;
    }

    /** A role; its path and trust never change. */
    record RoleProperties(
            String role, String path, List<Statement> permissions, String permissionsBoundary, Map<String, String> tags)
            implements Properties {
        @Override
        public String consequence(Symbol symbol, List<Change> changes) {
            return symbol == Symbol.CREATE
                    ? permissions.size() == 1
                            ? "1 statement: " + permissions.get(0)
                            : permissions.size() + " statements"
                    : "";
        }
    }

    /** The ARN of the role that a function runs with: the user's own, or the one that this type makes. */
    static String arn(String own, FunctionScope scope) {
        Stage stage = scope.stage();
        Identity identity = stage.identity();
        return own.isEmpty()
                ? "arn:" + identity.partition() + ":iam::" + identity.account() + ":role" + stage.rolePath()
                        + stage.roleName(scope.name())
                : own;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<RoleProperties> properties() {
        return RoleProperties.class;
    }

    @Override
    public List<Node> desired(Wanted wanted) {
        if (!wanted.spec().role().isEmpty()) {
            return List.of();
        }
        FunctionScope scope = wanted.scope();
        return List.of(new Node(
                scope.key(KIND),
                new RoleProperties(
                        scope.stage().roleName(scope.name()),
                        scope.stage().rolePath(),
                        RolePermissions.of(wanted),
                        wanted.spec().permissionsBoundary(),
                        wanted.tags()),
                scope.name(),
                Set.of()));
    }

    /**
     * The function's generated role, if it is there, and apart from it what it allows beyond what is wanted.
     *
     * @param wanted the role that a deploy wants; absent when it wants none
     */
    List<Observed.Present> observe(FunctionScope scope, @Nullable RoleProperties wanted) {
        String name = scope.stage().roleName(scope.name());
        return caller.find(
                        "iam:GetRole", () -> iam.getRole(r -> r.roleName(name)).role())
                .filter(role -> role.path().equals(scope.stage().rolePath()))
                .map(role -> observed(scope, role, permissions(name), wanted))
                .orElse(List.of());
    }

    private static List<Observed.Present> observed(
            FunctionScope scope, Role role, List<Statement> permissions, @Nullable RoleProperties wanted) {
        List<Statement> surplus = wanted == null
                ? List.of()
                : permissions.stream()
                        .filter(one -> !wanted.permissions().contains(one))
                        .toList();
        List<Statement> needed =
                permissions.stream().filter(one -> !surplus.contains(one)).toList();
        List<Observed.Present> observed = new ArrayList<>();
        observed.add(new Observed.Present(
                scope.key(KIND),
                new RoleProperties(role.roleName(), role.path(), needed, boundary(role), tags(role)),
                scope.name(),
                Map.of(),
                Set.of()));
        if (!surplus.isEmpty()) {
            observed.add(RoleSurplusType.present(scope, role.roleName(), surplus));
        }
        return observed;
    }

    private List<Statement> permissions(String name) {
        return caller.find(
                        "iam:GetRolePolicy",
                        () -> iam.getRolePolicy(r -> r.roleName(name).policyName(POLICY)))
                .map(policy -> PolicyDocument.read(policy.policyDocument()))
                .orElse(List.of());
    }

    private static String boundary(Role role) {
        var boundary = role.permissionsBoundary();
        return boundary == null ? "" : boundary.permissionsBoundaryArn();
    }

    private static Map<String, String> tags(Role role) {
        Map<String, String> tags = new TreeMap<>();
        role.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    /** A role as it is, if it stands where this app and stage keep theirs. */
    Optional<RoleProperties> read(String name, String path) {
        return caller.find(
                        "iam:GetRole", () -> iam.getRole(r -> r.roleName(name)).role())
                .filter(role -> role.path().equals(path))
                .map(role -> new RoleProperties(name, path, permissions(name), boundary(role), tags(role)));
    }

    @Override
    public Map<String, String> create(Step.Create step, RoleProperties wanted, Outputs known) {
        create(wanted, PolicyDocument.trust(), "Execution role of a Lambda function; made and removed by mvn-lambda");
        return Map.of();
    }

    /** Makes a role that somebody may assume. */
    void create(RoleProperties wanted, String trust, String description) {
        caller.call(
                "iam:CreateRole",
                () -> iam.createRole(r -> {
                    r.roleName(wanted.role())
                            .path(wanted.path())
                            .assumeRolePolicyDocument(trust)
                            .description(description)
                            .tags(sdkTags(wanted));
                    if (!wanted.permissionsBoundary().isEmpty()) {
                        r.permissionsBoundary(wanted.permissionsBoundary());
                    }
                }));
        permit(wanted);
    }

    @Override
    public Map<String, String> update(Step.Update step, RoleProperties wanted, Outputs known) {
        RoleProperties before = (RoleProperties) step.observed().properties();
        for (String component :
                step.changes().stream().map(Change::component).distinct().toList()) {
            switch (component) {
                case "permissions" -> permitToo(wanted);
                case "permissionsBoundary" -> bound(wanted);
                default -> tag(before, wanted);
            }
        }
        return Map.of();
    }

    /** Allows what is wanted, and nothing that was allowed before. */
    void permit(RoleProperties wanted) {
        permit(wanted.role(), wanted.permissions());
    }

    private void permit(String role, List<Statement> permissions) {
        String document = PolicyDocument.write(permissions);
        caller.call(
                "iam:PutRolePolicy",
                () -> iam.putRolePolicy(r -> r.roleName(role).policyName(POLICY).policyDocument(document)));
    }

    /** What was allowed before stays allowed while the version that needs it still runs. */
    private void permitToo(RoleProperties wanted) {
        List<Statement> permissions = new ArrayList<>(wanted.permissions());
        permissions(wanted.role()).stream()
                .filter(one -> !permissions.contains(one))
                .forEach(permissions::add);
        permit(wanted.role(), permissions);
    }

    /** Takes back what is needed no more, and leaves the rest as it is by now. */
    void withdraw(String role, List<Statement> surplus) {
        List<Statement> left =
                permissions(role).stream().filter(one -> !surplus.contains(one)).toList();
        if (left.isEmpty()) {
            caller.find(
                    "iam:DeleteRolePolicy",
                    () -> iam.deleteRolePolicy(r -> r.roleName(role).policyName(POLICY)));
        } else {
            permit(role, left);
        }
    }

    void bound(RoleProperties wanted) {
        if (wanted.permissionsBoundary().isEmpty()) {
            caller.call(
                    "iam:DeleteRolePermissionsBoundary",
                    () -> iam.deleteRolePermissionsBoundary(r -> r.roleName(wanted.role())));
        } else {
            caller.call(
                    "iam:PutRolePermissionsBoundary",
                    () -> iam.putRolePermissionsBoundary(
                            r -> r.roleName(wanted.role()).permissionsBoundary(wanted.permissionsBoundary())));
        }
    }

    void tag(RoleProperties before, RoleProperties wanted) {
        Tags.removed(before.tags(), wanted.tags())
                .ifPresent(keys -> caller.call(
                        "iam:UntagRole",
                        () -> iam.untagRole(r -> r.roleName(wanted.role()).tagKeys(keys))));
        caller.call(
                "iam:TagRole", () -> iam.tagRole(r -> r.roleName(wanted.role()).tags(sdkTags(wanted))));
    }

    private static List<Tag> sdkTags(RoleProperties wanted) {
        return wanted.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** A role goes with the policies that it was given since; they are detached, never deleted. */
    @Override
    public void delete(Observed.Present there) {
        delete((RoleProperties) there.properties());
    }

    void delete(RoleProperties role) {
        String name = role.role();
        caller.find("iam:ListAttachedRolePolicies", () -> iam.listAttachedRolePolicies(r -> r.roleName(name)))
                .ifPresent(attached -> attached.attachedPolicies()
                        .forEach(policy -> caller.find(
                                "iam:DetachRolePolicy",
                                () -> iam.detachRolePolicy(r -> r.roleName(name).policyArn(policy.policyArn())))));
        caller.find("iam:ListRolePolicies", () -> iam.listRolePolicies(r -> r.roleName(name)))
                .ifPresent(inline -> inline.policyNames()
                        .forEach(policy -> caller.find(
                                "iam:DeleteRolePolicy",
                                () -> iam.deleteRolePolicy(r -> r.roleName(name).policyName(policy)))));
        caller.find("iam:DeleteRole", () -> iam.deleteRole(r -> r.roleName(name)));
    }
}
