package dev.mvnlambda.local.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.Role;

/** Roles as requests want them, with every default that IAM fills in. */
final class NewRole {

    private NewRole() {}

    /**
     * Makes a role as a request wants it.
     *
     * @param account the number of the account
     */
    static Role of(CreateRoleRequest request, String account, Instant now) {
        checkName(request.roleName());
        PolicyDocuments.check(request.assumeRolePolicyDocument());
        String path = Objects.requireNonNullElse(request.path(), "/");
        Role.Builder role = Role.builder()
                .path(path)
                .roleName(request.roleName())
                .roleId(IamIds.next("AROA"))
                .arn("arn:aws:iam::" + account + ":role" + path + request.roleName())
                .createDate(now.truncatedTo(ChronoUnit.SECONDS))
                .assumeRolePolicyDocument(request.assumeRolePolicyDocument())
                .description(request.description())
                .maxSessionDuration(Objects.requireNonNullElse(request.maxSessionDuration(), 3600));
        if (request.hasTags()) {
            role.tags(request.tags());
        }
        return request.permissionsBoundary() == null
                ? role.build()
                : role.permissionsBoundary(boundary(request.permissionsBoundary()))
                        .build();
    }

    static AttachedPermissionsBoundary boundary(String arn) {
        return AttachedPermissionsBoundary.builder()
                .permissionsBoundaryType("Policy")
                .permissionsBoundaryArn(arn)
                .build();
    }

    private static void checkName(@Nullable String name) {
        if (name == null) {
            throw IamFaults.missing("roleName");
        }
        String start = "1 validation error detected: Value '" + name + "' at 'roleName' failed to satisfy constraint: ";
        if (name.length() > 64) {
            throw IamFaults.validation(start + "Member must have length less than or equal to 64");
        }
        if (!name.matches("[\\w+=,.@-]+")) {
            throw IamFaults.validation(
                    "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the"
                            + " following: +=,.@_-");
        }
    }
}
