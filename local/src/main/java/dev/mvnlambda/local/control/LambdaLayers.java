package dev.mvnlambda.local.control;

import software.amazon.awssdk.services.lambda.model.AddLayerVersionPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddLayerVersionPermissionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionByArnRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionByArnResponse;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionPolicyResponse;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsRequest;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsResponse;
import software.amazon.awssdk.services.lambda.model.ListLayersRequest;
import software.amazon.awssdk.services.lambda.model.ListLayersResponse;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.RemoveLayerVersionPermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemoveLayerVersionPermissionResponse;

/** The part of Lambda that holds what functions share: layers, and who may use them. */
abstract class LambdaLayers extends LambdaCodeSigning {

    private final Layers layers;
    private final LayerPolicies policies;

    LambdaLayers(Scope scope) {
        super(scope);
        this.layers = new Layers(scope);
        this.policies = new LayerPolicies(scope);
    }

    @Override
    public PublishLayerVersionResponse publishLayerVersion(PublishLayerVersionRequest request) {
        Validation.check(request);
        return layers.publish(request);
    }

    @Override
    public GetLayerVersionResponse getLayerVersion(GetLayerVersionRequest request) {
        Validation.check(request);
        return layers.get(request);
    }

    @Override
    public GetLayerVersionByArnResponse getLayerVersionByArn(GetLayerVersionByArnRequest request) {
        Validation.check(request);
        return layers.get(request);
    }

    @Override
    public ListLayersResponse listLayers(ListLayersRequest request) {
        Validation.check(request);
        return layers.list(request);
    }

    @Override
    public ListLayerVersionsResponse listLayerVersions(ListLayerVersionsRequest request) {
        Validation.check(request);
        return layers.list(request);
    }

    @Override
    public DeleteLayerVersionResponse deleteLayerVersion(DeleteLayerVersionRequest request) {
        Validation.check(request);
        return layers.delete(request);
    }

    @Override
    public AddLayerVersionPermissionResponse addLayerVersionPermission(AddLayerVersionPermissionRequest request) {
        Validation.check(request);
        return policies.add(request);
    }

    @Override
    public GetLayerVersionPolicyResponse getLayerVersionPolicy(GetLayerVersionPolicyRequest request) {
        Validation.check(request);
        return policies.get(request);
    }

    @Override
    public RemoveLayerVersionPermissionResponse removeLayerVersionPermission(
            RemoveLayerVersionPermissionRequest request) {
        Validation.check(request);
        return policies.remove(request);
    }
}
