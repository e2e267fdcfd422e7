package dev.mvnlambda.local.control;

import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TagResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TagResourceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UntagResourceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UntagResourceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolResponse;

/** Cognito's user pools in one region: they can be made, changed and looked at, but nobody signs in here. */
final class LocalCognito implements CognitoIdentityProviderClient {

    private final UserPools pools;

    LocalCognito(Scope scope) {
        this.pools = new UserPools(scope);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    @Override
    public CreateUserPoolResponse createUserPool(CreateUserPoolRequest request) {
        return CreateUserPoolResponse.builder().userPool(pools.create(request)).build();
    }

    @Override
    public DescribeUserPoolResponse describeUserPool(DescribeUserPoolRequest request) {
        return DescribeUserPoolResponse.builder()
                .userPool(pools.get(request.userPoolId()))
                .build();
    }

    @Override
    public UpdateUserPoolResponse updateUserPool(UpdateUserPoolRequest request) {
        pools.update(request);
        return UpdateUserPoolResponse.builder().build();
    }

    @Override
    public DeleteUserPoolResponse deleteUserPool(DeleteUserPoolRequest request) {
        pools.delete(request.userPoolId());
        return DeleteUserPoolResponse.builder().build();
    }

    @Override
    public ListUserPoolsResponse listUserPools(ListUserPoolsRequest request) {
        return pools.list(request);
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        pools.retag(request.resourceArn(), tags -> tags.putAll(request.tags()));
        return TagResourceResponse.builder().build();
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        pools.retag(request.resourceArn(), tags -> tags.keySet().removeAll(request.tagKeys()));
        return UntagResourceResponse.builder().build();
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder()
                .tags(pools.tags(request.resourceArn()))
                .build();
    }
}
