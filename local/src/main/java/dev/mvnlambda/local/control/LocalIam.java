package dev.mvnlambda.local.control;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyTagsResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagPolicyRequest;
import software.amazon.awssdk.services.iam.model.TagPolicyResponse;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;
import software.amazon.awssdk.services.iam.model.UntagPolicyRequest;
import software.amazon.awssdk.services.iam.model.UntagPolicyResponse;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleResponse;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleResponse;

/** IAM's roles, and the policies that they have. */
final class LocalIam implements IamClient {

    private final Account account;
    private final RoleTable roles;
    private final RolePolicies policies;
    private final ManagedPolicies managed;

    LocalIam(Account account) {
        this.account = account;
        this.roles = new RoleTable(account.roles());
        this.managed = new ManagedPolicies(account);
        this.policies = new RolePolicies(roles, managed);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateRoleResponse createRole(CreateRoleRequest request) {
        Instant now = account.clock().instant();
        Role role = NewRole.of(request, account.options().account(), now);
        RoleRecord created = account.roles().change(request.roleName(), found -> {
            if (found.isPresent()) {
                throw IamFaults.alreadyExists("Role with name " + request.roleName() + " already exists.");
            }
            Instant assumable = now.plus(account.options().timings().role());
            return Optional.of(new RoleRecord(role, assumable, new TreeMap<>(), new TreeSet<>()));
        });
        return CreateRoleResponse.builder().role(shown(created)).build();
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest request) {
        Role role = shown(roles.get(request.roleName())).toBuilder()
                .roleLastUsed(RoleLastUsed.builder().build())
                .build();
        return GetRoleResponse.builder().role(role).build();
    }

    @Override
    public ListRolesResponse listRoles(ListRolesRequest request) {
        List<Role> all = account.roles().startingWith("").stream()
                .map(role -> shown(role).toBuilder().tags((List<Tag>) null).build())
                .filter(role -> request.pathPrefix() == null || role.path().startsWith(request.pathPrefix()))
                .toList();
        Page<Role> page = Page.of(all, Role::roleName, request.marker(), request.maxItems(), 100);
        return ListRolesResponse.builder()
                .roles(page.items())
                .isTruncated(page.next() != null)
                .marker(page.next())
                .build();
    }

    @Override
    public UpdateRoleResponse updateRole(UpdateRoleRequest request) {
        roles.change(
                request.roleName(),
                role -> role.with(builder -> builder.description(Objects.requireNonNullElse(request.description(), ""))
                        .maxSessionDuration(Objects.requireNonNullElse(
                                request.maxSessionDuration(), role.role().maxSessionDuration()))));
        return UpdateRoleResponse.builder().build();
    }

    @Override
    public UpdateAssumeRolePolicyResponse updateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request) {
        PolicyDocuments.check(request.policyDocument());
        roles.change(
                request.roleName(),
                role -> role.with(builder -> builder.assumeRolePolicyDocument(request.policyDocument())));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    @Override
    public DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        RoleRecord role = roles.get(request.roleName());
        if (!role.policies().isEmpty()) {
            throw IamFaults.deleteConflict("Cannot delete entity, must delete policies first.");
        }
        if (!role.attached().isEmpty()) {
            throw IamFaults.deleteConflict("Cannot delete entity, must detach all policies first.");
        }
        account.roles().remove(request.roleName());
        return DeleteRoleResponse.builder().build();
    }

    @Override
    public TagRoleResponse tagRole(TagRoleRequest request) {
        roles.change(
                request.roleName(),
                role -> role.with(
                        builder -> builder.tags(IamTags.with(role.role().tags(), request.tags()))));
        return TagRoleResponse.builder().build();
    }

    @Override
    public UntagRoleResponse untagRole(UntagRoleRequest request) {
        roles.change(
                request.roleName(),
                role -> role.with(
                        builder -> builder.tags(IamTags.without(role.role().tags(), request.tagKeys()))));
        return UntagRoleResponse.builder().build();
    }

    @Override
    public ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        return ListRoleTagsResponse.builder()
                .tags(roles.get(request.roleName()).role().tags())
                .isTruncated(false)
                .build();
    }

    @Override
    public PutRolePermissionsBoundaryResponse putRolePermissionsBoundary(PutRolePermissionsBoundaryRequest request) {
        roles.change(
                request.roleName(),
                role -> role.with(
                        builder -> builder.permissionsBoundary(NewRole.boundary(request.permissionsBoundary()))));
        return PutRolePermissionsBoundaryResponse.builder().build();
    }

    @Override
    public DeleteRolePermissionsBoundaryResponse deleteRolePermissionsBoundary(
            DeleteRolePermissionsBoundaryRequest request) {
        roles.change(
                request.roleName(),
                role -> role.with(builder -> builder.permissionsBoundary((AttachedPermissionsBoundary) null)));
        return DeleteRolePermissionsBoundaryResponse.builder().build();
    }

    @Override
    public ListInstanceProfilesForRoleResponse listInstanceProfilesForRole(ListInstanceProfilesForRoleRequest request) {
        roles.get(request.roleName());
        return ListInstanceProfilesForRoleResponse.builder()
                .instanceProfiles(List.of())
                .isTruncated(false)
                .build();
    }

    @Override
    public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        return policies.put(request);
    }

    @Override
    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        return policies.get(request);
    }

    @Override
    public ListRolePoliciesResponse listRolePolicies(ListRolePoliciesRequest request) {
        return policies.list(request);
    }

    @Override
    public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        return policies.delete(request);
    }

    @Override
    public AttachRolePolicyResponse attachRolePolicy(AttachRolePolicyRequest request) {
        return policies.attach(request);
    }

    @Override
    public DetachRolePolicyResponse detachRolePolicy(DetachRolePolicyRequest request) {
        return policies.detach(request);
    }

    @Override
    public ListAttachedRolePoliciesResponse listAttachedRolePolicies(ListAttachedRolePoliciesRequest request) {
        return policies.attached(request);
    }

    @Override
    public CreatePolicyResponse createPolicy(CreatePolicyRequest request) {
        return CreatePolicyResponse.builder().policy(managed.create(request)).build();
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest request) {
        return GetPolicyResponse.builder()
                .policy(managed.get(request.policyArn()))
                .build();
    }

    @Override
    public ListPoliciesResponse listPolicies(ListPoliciesRequest request) {
        return managed.list(request);
    }

    @Override
    public DeletePolicyResponse deletePolicy(DeletePolicyRequest request) {
        managed.delete(request.policyArn());
        return DeletePolicyResponse.builder().build();
    }

    @Override
    public CreatePolicyVersionResponse createPolicyVersion(CreatePolicyVersionRequest request) {
        return CreatePolicyVersionResponse.builder()
                .policyVersion(managed.addVersion(request))
                .build();
    }

    @Override
    public GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request) {
        return GetPolicyVersionResponse.builder()
                .policyVersion(managed.version(request.policyArn(), request.versionId()))
                .build();
    }

    @Override
    public ListPolicyVersionsResponse listPolicyVersions(ListPolicyVersionsRequest request) {
        return ListPolicyVersionsResponse.builder()
                .versions(managed.versions(request.policyArn()))
                .isTruncated(false)
                .build();
    }

    @Override
    public SetDefaultPolicyVersionResponse setDefaultPolicyVersion(SetDefaultPolicyVersionRequest request) {
        managed.setDefault(request.policyArn(), request.versionId());
        return SetDefaultPolicyVersionResponse.builder().build();
    }

    @Override
    public DeletePolicyVersionResponse deletePolicyVersion(DeletePolicyVersionRequest request) {
        managed.deleteVersion(request.policyArn(), request.versionId());
        return DeletePolicyVersionResponse.builder().build();
    }

    @Override
    public ListEntitiesForPolicyResponse listEntitiesForPolicy(ListEntitiesForPolicyRequest request) {
        return managed.entities(request);
    }

    @Override
    public TagPolicyResponse tagPolicy(TagPolicyRequest request) {
        managed.tag(request.policyArn(), request.tags());
        return TagPolicyResponse.builder().build();
    }

    @Override
    public UntagPolicyResponse untagPolicy(UntagPolicyRequest request) {
        managed.untag(request.policyArn(), request.tagKeys());
        return UntagPolicyResponse.builder().build();
    }

    @Override
    public ListPolicyTagsResponse listPolicyTags(ListPolicyTagsRequest request) {
        return ListPolicyTagsResponse.builder()
                .tags(managed.get(request.policyArn()).tags())
                .isTruncated(false)
                .build();
    }

    private static Role shown(RoleRecord record) {
        Role role = record.role();
        return role.toBuilder()
                .assumeRolePolicyDocument(PolicyDocuments.encoded(role.assumeRolePolicyDocument()))
                .build();
    }
}
