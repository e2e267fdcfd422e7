package dev.mvnlambda.local.control;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** Makes the errors that API Gateway answers for REST APIs. */
final class RestApiFaults {

    private static final String SERVICE = "ApiGateway";

    private RestApiFaults() {}

    static AwsServiceException notFound(String text) {
        return Faults.fault(NotFoundException.builder(), SERVICE, 404, "NotFoundException", text);
    }

    static AwsServiceException conflict(String text) {
        return Faults.fault(ConflictException.builder(), SERVICE, 409, "ConflictException", text);
    }

    static AwsServiceException badRequest(String text) {
        return Faults.fault(BadRequestException.builder(), SERVICE, 400, "BadRequestException", text);
    }
}
