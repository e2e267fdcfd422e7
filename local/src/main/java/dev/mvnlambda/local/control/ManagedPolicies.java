package dev.mvnlambda.local.control;

import dev.mvnlambda.local.state.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyRole;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Tag;

/** Managed policies of the account's own; those of AWS can be attached, and are told by name, but are not kept here. */
final class ManagedPolicies {

    private static final int MOST_VERSIONS = 5;
    private static final int LONGEST_NAME = 128;
    private static final int PAGE = 100;

    private final Account account;

    ManagedPolicies(Account account) {
        this.account = account;
    }

    Policy create(CreatePolicyRequest request) {
        String name = IamNames.checked("policyName", request.policyName(), LONGEST_NAME);
        PolicyDocuments.check(request.policyDocument());
        String path = Objects.requireNonNullElse(request.path(), "/");
        String arn = "arn:aws:iam::" + account.options().account() + ":policy" + path + name;
        Instant now = now();
        Policy.Builder policy = Policy.builder()
                .policyName(name)
                .policyId(IamIds.next("ANPA"))
                .arn(arn)
                .path(path)
                .defaultVersionId("v1")
                .permissionsBoundaryUsageCount(0)
                .isAttachable(true)
                .description(request.description())
                .createDate(now)
                .updateDate(now);
        if (request.hasTags()) {
            policy.tags(request.tags());
        }
        PolicyVersion first = version("v1", request.policyDocument(), now);
        ManagedPolicyRecord made = table(account).change(arn, found -> {
            if (all().anyMatch(record -> record.policy().policyName().equals(name))) {
                throw IamFaults.alreadyExists(
                        "A policy called " + name + " already exists. Duplicate names are not allowed.");
            }
            return Optional.of(new ManagedPolicyRecord(policy.build(), List.of(first), 1));
        });
        return shown(made).toBuilder().description(null).build();
    }

    Policy get(@Nullable String arn) {
        return shown(record(arn));
    }

    ListPoliciesResponse list(ListPoliciesRequest request) {
        List<Policy> found = "AWS".equals(request.scopeAsString())
                ? List.of()
                : all().map(this::shown)
                        .map(policy -> policy.toBuilder()
                                .description(null)
                                .tags((List<Tag>) null)
                                .build())
                        .filter(policy ->
                                request.pathPrefix() == null || policy.path().startsWith(request.pathPrefix()))
                        .filter(policy -> !Boolean.TRUE.equals(request.onlyAttached()) || policy.attachmentCount() > 0)
                        .toList();
        Page<Policy> page = Page.of(found, Policy::arn, request.marker(), request.maxItems(), PAGE);
        return ListPoliciesResponse.builder()
                .policies(page.items())
                .isTruncated(page.next() != null)
                .marker(page.next())
                .build();
    }

    void delete(@Nullable String arn) {
        ManagedPolicyRecord policy = record(arn);
        if (!attachedTo(policy.policy().arn()).isEmpty()) {
            throw IamFaults.deleteConflict("Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw IamFaults.deleteConflict(
                    "This policy has more than one version. Before you delete a policy, you must delete"
                            + " the policy's versions. The default version is deleted with the policy.");
        }
        table(account).remove(policy.policy().arn());
    }

    PolicyVersion addVersion(CreatePolicyVersionRequest request) {
        PolicyDocuments.check(request.policyDocument());
        boolean isDefault = Boolean.TRUE.equals(request.setAsDefault());
        ManagedPolicyRecord changed = change(request.policyArn(), record -> {
            if (record.versions().size() >= MOST_VERSIONS) {
                throw IamFaults.limitExceeded("A managed policy can have up to " + MOST_VERSIONS
                        + " versions. Before you create a new version, you must delete an existing version.");
            }
            String id = "v" + (record.made() + 1);
            ManagedPolicyRecord added = record.with(version(id, request.policyDocument(), now()));
            return isDefault ? withDefault(added, id) : added;
        });
        PolicyVersion added = changed.versions().get(changed.versions().size() - 1);
        return shown(changed, added).toBuilder().document(null).build();
    }

    PolicyVersion version(@Nullable String arn, @Nullable String id) {
        ManagedPolicyRecord policy = record(arn);
        return shown(policy, version(policy, id));
    }

    /** The versions of a policy, newest first, without their documents. */
    List<PolicyVersion> versions(@Nullable String arn) {
        ManagedPolicyRecord policy = record(arn);
        return policy.versions().stream()
                .map(version ->
                        shown(policy, version).toBuilder().document(null).build())
                .sorted((one, other) -> number(other) - number(one))
                .toList();
    }

    void setDefault(@Nullable String arn, @Nullable String id) {
        change(arn, record -> withDefault(record, version(record, id).versionId()));
    }

    void deleteVersion(@Nullable String arn, @Nullable String id) {
        change(arn, record -> {
            String known = version(record, id).versionId();
            if (record.isDefault(known)) {
                throw IamFaults.deleteConflict("Cannot delete the default version of a policy.");
            }
            return record.without(known);
        });
    }

    /** Refuses a policy of this account that is not there; of those of others, AWS's among them, nothing is known. */
    void checkAttachable(@Nullable String arn) {
        if (named(arn).startsWith("arn:aws:iam::" + account.options().account() + ":")
                && table(account).find(named(arn)).isEmpty()) {
            throw IamFaults.noSuchEntity("Policy " + arn + " does not exist or is not attachable.");
        }
    }

    /** The roles that a policy is attached to, also one of AWS. */
    ListEntitiesForPolicyResponse entities(ListEntitiesForPolicyRequest request) {
        List<PolicyRole> roles = request.entityFilter() == null || "Role".equals(request.entityFilterAsString())
                ? attachedTo(request.policyArn()).stream()
                        .map(role -> PolicyRole.builder()
                                .roleName(role.role().roleName())
                                .roleId(role.role().roleId())
                                .build())
                        .toList()
                : List.of();
        return ListEntitiesForPolicyResponse.builder()
                .policyRoles(roles)
                .policyUsers(List.of())
                .policyGroups(List.of())
                .isTruncated(false)
                .build();
    }

    void tag(@Nullable String arn, List<Tag> added) {
        retag(arn, tags -> IamTags.with(tags, added));
    }

    void untag(@Nullable String arn, List<String> keys) {
        retag(arn, tags -> IamTags.without(tags, keys));
    }

    private void retag(@Nullable String arn, Function<List<Tag>, Collection<Tag>> tags) {
        change(
                arn,
                record -> record.with(record.policy().toBuilder()
                        .tags(tags.apply(record.policy().tags()))
                        .build()));
    }

    /** The policies of an account, by ARN. */
    static Table<ManagedPolicyRecord> table(Account account) {
        return account.tables().of("policies", ManagedPolicyRecord.class);
    }

    private Stream<ManagedPolicyRecord> all() {
        return table(account).startingWith("").stream();
    }

    private Policy shown(ManagedPolicyRecord record) {
        return record.policy().toBuilder()
                .attachmentCount(attachedTo(record.policy().arn()).size())
                .build();
    }

    private static PolicyVersion shown(ManagedPolicyRecord record, PolicyVersion version) {
        return version.toBuilder()
                .isDefaultVersion(record.isDefault(version.versionId()))
                .document(PolicyDocuments.encoded(version.document()))
                .build();
    }

    private List<RoleRecord> attachedTo(String arn) {
        return account.roles().startingWith("").stream()
                .filter(role -> role.attached().contains(arn))
                .toList();
    }

    private ManagedPolicyRecord withDefault(ManagedPolicyRecord record, String version) {
        return record.with(record.policy().toBuilder()
                .defaultVersionId(version)
                .updateDate(now())
                .build());
    }

    private static PolicyVersion version(ManagedPolicyRecord record, @Nullable String id) {
        return record.version(Objects.requireNonNullElse(id, ""))
                .orElseThrow(() -> IamFaults.noSuchEntity("Policy "
                        + record.policy().arn() + " version " + id + " does not exist or is not attachable."));
    }

    private static PolicyVersion version(String id, String document, Instant now) {
        return PolicyVersion.builder()
                .versionId(id)
                .document(document)
                .createDate(now)
                .build();
    }

    private static int number(PolicyVersion version) {
        return Integer.parseInt(version.versionId().substring(1));
    }

    private ManagedPolicyRecord record(@Nullable String arn) {
        return table(account).find(named(arn)).orElseThrow(() -> missing(arn));
    }

    private ManagedPolicyRecord change(@Nullable String arn, UnaryOperator<ManagedPolicyRecord> change) {
        return table(account)
                .change(named(arn), found -> Optional.of(change.apply(found.orElseThrow(() -> missing(arn)))));
    }

    private static String named(@Nullable String arn) {
        if (arn == null) {
            throw IamFaults.missing("policyArn");
        }
        return arn;
    }

    private static RuntimeException missing(@Nullable String arn) {
        return IamFaults.noSuchEntity("Policy " + arn + " was not found.");
    }

    private Instant now() {
        return account.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
