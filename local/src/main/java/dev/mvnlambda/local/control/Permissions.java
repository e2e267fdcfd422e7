package dev.mvnlambda.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;

/** Resource policies: one a function, version and alias. */
final class Permissions {

    private static final int LARGEST = 20_480;

    private final Scope scope;
    private final Directory directory;

    Permissions(Scope scope) {
        this.scope = scope;
        this.directory = new Directory(scope);
    }

    AddPermissionResponse add(AddPermissionRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        if (name.qualifier().filter(FunctionRecord.LATEST::equals).isPresent()) {
            throw Faults.invalidParameter("We currently do not support adding policies for $LATEST.");
        }
        JsonNode statement = Statements.of(request, name.arn(scope));
        directory.change(name, function -> {
            checkQualifier(function, name);
            checkRevision(request.revisionId(), function, name);
            @Nullable PolicyRecord current = function.policies().get(name.effectiveQualifier());
            List<JsonNode> statements = current == null ? List.of() : current.statements();
            PolicyDocument.checkAbsent(statements, request.statementId());
            return withPolicy(function, name, PolicyDocument.plus(statements, statement));
        });
        return AddPermissionResponse.builder().statement(statement.toString()).build();
    }

    RemovePermissionResponse remove(RemovePermissionRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        if (directory.find(name.name()).isEmpty()) {
            throw Faults.notFound("No policy found for: " + name.arn(scope));
        }
        directory.change(name, function -> {
            checkQualifier(function, name);
            @Nullable PolicyRecord current = function.policies().get(name.effectiveQualifier());
            if (current == null) {
                throw Faults.notFound("No policy is associated with the given resource.");
            }
            checkRevision(request.revisionId(), function, name);
            return withPolicy(function, name, PolicyDocument.less(current.statements(), request.statementId()));
        });
        return RemovePermissionResponse.builder().build();
    }

    GetPolicyResponse get(GetPolicyRequest request) {
        FunctionName name = FunctionName.of(request.functionName(), request.qualifier(), scope);
        FunctionRecord function = directory.find(name.name()).orElseThrow(Permissions::missing);
        String qualifier = name.effectiveQualifier();
        PolicyRecord policy =
                Optional.ofNullable(function.policies().get(qualifier)).orElseThrow(Permissions::missing);
        return GetPolicyResponse.builder()
                .policy(PolicyDocument.of(policy.statements()))
                .revisionId(Revisions.of(function, qualifier, scope))
                .build();
    }

    private static RuntimeException missing() {
        return Faults.notFound("The resource you requested does not exist.");
    }

    private FunctionRecord withPolicy(FunctionRecord function, FunctionName name, List<JsonNode> statements) {
        int size = PolicyDocument.of(statements).getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST) {
            throw Faults.policyTooLong(
                    "The final policy size (" + size + ") is bigger than the limit (" + LARGEST + ").");
        }
        String qualifier = name.effectiveQualifier();
        FunctionRecord granted = function.with(draft -> {
            if (statements.isEmpty()) {
                draft.policies.remove(qualifier);
            } else {
                draft.policies.put(qualifier, new PolicyRecord(statements));
            }
        });
        return scope.options().switches().grantingChangesRevision()
                ? Revisions.renewed(granted, qualifier, scope)
                : granted;
    }

    // a word of letters can only be an alias; anything else is taken for a version
    private void checkQualifier(FunctionRecord function, FunctionName name) {
        Optional<String> missing = name.qualifier()
                .filter(qualifier -> Directory.version(function, qualifier).isEmpty());
        if (missing.isPresent()) {
            boolean alias = missing.get().matches("(?!^[0-9]+$)([a-zA-Z0-9-_]+)");
            throw Faults.notFound((alias ? "Cannot find alias arn: " : "Function not found: ") + name.arn(scope));
        }
    }

    private void checkRevision(@Nullable String expected, FunctionRecord function, FunctionName name) {
        Directory.checkRevision(expected, Revisions.of(function, name.effectiveQualifier(), scope));
    }
}
