package dev.mvnlambda.local.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.Role;

/** Roles as requests want them, with every default that IAM fills in. */
final class NewRole {

    private static final int LONGEST_NAME = 64;

    private NewRole() {}

    /**
     * Makes a role as a request wants it.
     *
     * @param account the number of the account
     */
    static Role of(CreateRoleRequest request, String account, Instant now) {
        String name = IamNames.checked("roleName", request.roleName(), LONGEST_NAME);
        PolicyDocuments.check(request.assumeRolePolicyDocument());
        String path = Objects.requireNonNullElse(request.path(), "/");
        Role.Builder role = Role.builder()
                .path(path)
                .roleName(name)
                .roleId(IamIds.next("AROA"))
                .arn("arn:aws:iam::" + account + ":role" + path + name)
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
}
