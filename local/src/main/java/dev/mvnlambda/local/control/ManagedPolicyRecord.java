package dev.mvnlambda.local.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/**
 * A managed policy of the account's own.
 *
 * @param versions oldest first, their documents as they were given, not percent-encoded
 * @param made how many versions there ever were: a number is given once
 */
record ManagedPolicyRecord(Policy policy, List<PolicyVersion> versions, int made) {

    ManagedPolicyRecord {
        versions = List.copyOf(versions);
    }

    ManagedPolicyRecord with(Policy other) {
        return new ManagedPolicyRecord(other, versions, made);
    }

    ManagedPolicyRecord with(PolicyVersion added) {
        List<PolicyVersion> more = new ArrayList<>(versions);
        more.add(added);
        return new ManagedPolicyRecord(policy, more, made + 1);
    }

    ManagedPolicyRecord without(String version) {
        List<PolicyVersion> fewer = versions.stream()
                .filter(one -> !one.versionId().equals(version))
                .toList();
        return new ManagedPolicyRecord(policy, fewer, made);
    }

    Optional<PolicyVersion> version(String id) {
        return versions.stream().filter(one -> one.versionId().equals(id)).findFirst();
    }

    boolean isDefault(String version) {
        return policy.defaultVersionId().equals(version);
    }

    /** What it allows. */
    String document() {
        return version(policy.defaultVersionId()).orElseThrow().document();
    }
}
