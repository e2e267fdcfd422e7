package dev.mvnlambda.local.control;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;

/** Makes the errors that API Gateway answers for HTTP and WebSocket APIs. */
final class ApiFaults {

    private static final String SERVICE = "ApiGatewayV2";

    private ApiFaults() {}

    /** @param kind as AWS writes it, such as {@code Route} */
    static AwsServiceException notFound(String kind, String id) {
        String text = "Invalid " + kind + " identifier specified" + (id.isEmpty() ? "" : " " + id);
        return Faults.fault(NotFoundException.builder(), SERVICE, 404, "NotFoundException", text);
    }

    static AwsServiceException conflict(String text) {
        return Faults.fault(ConflictException.builder(), SERVICE, 409, "ConflictException", text);
    }

    static AwsServiceException invalid(String text) {
        return Faults.fault(BadRequestException.builder(), SERVICE, 400, "BadRequestException", text);
    }
}
