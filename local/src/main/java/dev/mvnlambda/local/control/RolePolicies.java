package dev.mvnlambda.local.control;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

/** Inline and managed policies of roles. */
final class RolePolicies {

    private final RoleTable roles;
    private final ManagedPolicies managed;

    RolePolicies(RoleTable roles, ManagedPolicies managed) {
        this.roles = roles;
        this.managed = managed;
    }

    PutRolePolicyResponse put(PutRolePolicyRequest request) {
        PolicyDocuments.check(request.policyDocument());
        if (request.policyName() == null) {
            throw IamFaults.missing("policyName");
        }
        change(request.roleName(), policies -> policies.put(request.policyName(), request.policyDocument()));
        return PutRolePolicyResponse.builder().build();
    }

    GetRolePolicyResponse get(GetRolePolicyRequest request) {
        String document = find(roles.get(request.roleName()).policies(), request.policyName());
        return GetRolePolicyResponse.builder()
                .roleName(request.roleName())
                .policyName(request.policyName())
                .policyDocument(PolicyDocuments.encoded(document))
                .build();
    }

    ListRolePoliciesResponse list(ListRolePoliciesRequest request) {
        return ListRolePoliciesResponse.builder()
                .policyNames(roles.get(request.roleName()).policies().keySet())
                .isTruncated(false)
                .build();
    }

    DeleteRolePolicyResponse delete(DeleteRolePolicyRequest request) {
        change(request.roleName(), policies -> {
            find(policies, request.policyName());
            policies.remove(request.policyName());
        });
        return DeleteRolePolicyResponse.builder().build();
    }

    AttachRolePolicyResponse attach(AttachRolePolicyRequest request) {
        managed.checkAttachable(request.policyArn());
        roles.change(request.roleName(), role -> {
            SortedSet<String> attached = new TreeSet<>(role.attached());
            attached.add(request.policyArn());
            return role.withAttached(attached);
        });
        return AttachRolePolicyResponse.builder().build();
    }

    DetachRolePolicyResponse detach(DetachRolePolicyRequest request) {
        roles.change(request.roleName(), role -> {
            SortedSet<String> attached = new TreeSet<>(role.attached());
            if (!attached.remove(request.policyArn())) {
                throw IamFaults.noSuchEntity("Policy " + request.policyArn() + " was not found.");
            }
            return role.withAttached(attached);
        });
        return DetachRolePolicyResponse.builder().build();
    }

    ListAttachedRolePoliciesResponse attached(ListAttachedRolePoliciesRequest request) {
        List<AttachedPolicy> attached = roles.get(request.roleName()).attached().stream()
                .map(arn -> AttachedPolicy.builder()
                        .policyArn(arn)
                        .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                        .build())
                .toList();
        return ListAttachedRolePoliciesResponse.builder()
                .attachedPolicies(attached)
                .isTruncated(false)
                .build();
    }

    private void change(String roleName, Consumer<SortedMap<String, String>> change) {
        roles.change(roleName, role -> {
            SortedMap<String, String> policies = new TreeMap<>(role.policies());
            change.accept(policies);
            return role.withPolicies(policies);
        });
    }

    private static String find(SortedMap<String, String> policies, @Nullable String name) {
        if (name == null) {
            throw IamFaults.missing("policyName");
        }
        return Optional.ofNullable(policies.get(name))
                .orElseThrow(() -> IamFaults.noSuchEntity("The role policy with name " + name + " cannot be found."));
    }
}
