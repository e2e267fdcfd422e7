package dev.mvnlambda.local.control;

import java.util.List;
import software.amazon.awssdk.services.apigateway.model.Authorizer;
import software.amazon.awssdk.services.apigateway.model.Deployment;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.apigateway.model.Stage;

/**
 * A REST API with all that is in it.
 *
 * @param resources its paths, each with its methods and their integrations
 */
record RestApiRecord(
        RestApi api,
        List<Resource> resources,
        List<Authorizer> authorizers,
        List<Deployment> deployments,
        List<Stage> stages) {

    RestApiRecord {
        resources = List.copyOf(resources);
        authorizers = List.copyOf(authorizers);
        deployments = List.copyOf(deployments);
        stages = List.copyOf(stages);
    }

    RestApiRecord withApi(RestApi other) {
        return new RestApiRecord(other, resources, authorizers, deployments, stages);
    }

    RestApiRecord withResources(List<Resource> other) {
        return new RestApiRecord(api, other, authorizers, deployments, stages);
    }

    RestApiRecord withAuthorizers(List<Authorizer> other) {
        return new RestApiRecord(api, resources, other, deployments, stages);
    }

    RestApiRecord withDeployments(List<Deployment> other) {
        return new RestApiRecord(api, resources, authorizers, other, stages);
    }

    RestApiRecord withStages(List<Stage> other) {
        return new RestApiRecord(api, resources, authorizers, deployments, other);
    }
}
