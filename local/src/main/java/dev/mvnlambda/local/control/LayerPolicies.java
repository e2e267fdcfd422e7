package dev.mvnlambda.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AddLayerVersionPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddLayerVersionPermissionResponse;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionPolicyResponse;
import software.amazon.awssdk.services.lambda.model.RemoveLayerVersionPermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemoveLayerVersionPermissionResponse;

/** Who may use layers: a policy for each version, with a revision id of its own. */
final class LayerPolicies {

    private final Scope scope;
    private final LayerTable table;

    LayerPolicies(Scope scope) {
        this.scope = scope;
        this.table = new LayerTable(scope);
    }

    AddLayerVersionPermissionResponse add(AddLayerVersionPermissionRequest request) {
        LayerName name = LayerName.of(request.layerName(), scope);
        LayerVersionRecord found = existing(name, request.versionNumber());
        JsonNode statement = Statements.of(request, found.shown().layerVersionArn());
        String revision = scope.newRevision();
        table.change(
                name,
                layer -> layer.with(request.versionNumber(), version -> {
                    PolicyDocument.checkAbsent(version.statements(), request.statementId());
                    checkRevision(request.revisionId(), version);
                    return version.withPolicy(revision, PolicyDocument.plus(version.statements(), statement));
                }));
        return AddLayerVersionPermissionResponse.builder()
                .statement(statement.toString())
                .revisionId(revision)
                .build();
    }

    GetLayerVersionPolicyResponse get(GetLayerVersionPolicyRequest request) {
        LayerVersionRecord version = existing(LayerName.of(request.layerName(), scope), request.versionNumber());
        checkPolicy(version);
        return GetLayerVersionPolicyResponse.builder()
                .policy(PolicyDocument.of(version.statements()))
                .revisionId(version.policyRevision())
                .build();
    }

    RemoveLayerVersionPermissionResponse remove(RemoveLayerVersionPermissionRequest request) {
        LayerName name = LayerName.of(request.layerName(), scope);
        existing(name, request.versionNumber());
        table.change(
                name,
                layer -> layer.with(request.versionNumber(), version -> {
                    checkPolicy(version);
                    checkRevision(request.revisionId(), version);
                    List<JsonNode> rest = PolicyDocument.less(version.statements(), request.statementId());
                    return version.withPolicy(scope.newRevision(), rest);
                }));
        return RemoveLayerVersionPermissionResponse.builder().build();
    }

    private LayerVersionRecord existing(LayerName name, long number) {
        return table.find(name)
                .flatMap(layer -> layer.version(number))
                .orElseThrow(
                        () -> Faults.notFound("Layer version " + name.arn(scope) + ":" + number + " does not exist."));
    }

    private static void checkPolicy(LayerVersionRecord version) {
        if (version.statements().isEmpty()) {
            throw Faults.notFound("No policy is associated with the given resource.");
        }
    }

    private static void checkRevision(@Nullable String expected, LayerVersionRecord version) {
        if (expected != null && !expected.equals(version.policyRevision())) {
            throw Faults.preconditionFailed("The Revision Id provided does not match the latest Revision Id. Call the"
                    + " GetLayerPolicy API to retrieve the latest Revision Id");
        }
    }
}
