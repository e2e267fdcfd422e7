package dev.mvnlambda.local.control;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iot.model.SqlParseException;
import software.amazon.awssdk.services.iot.model.UnauthorizedException;

/** Makes the errors that AWS IoT answers. */
final class IotFaults {

    private static final String SERVICE = "Iot";

    private IotFaults() {}

    static AwsServiceException notFound(String text) {
        return Faults.fault(ResourceNotFoundException.builder(), SERVICE, 404, "ResourceNotFoundException", text);
    }

    /** What AWS IoT says of a rule that is not there: it has no other word for it. */
    static AwsServiceException noSuchRule(String name) {
        return Faults.fault(
                UnauthorizedException.builder(),
                SERVICE,
                401,
                "UnauthorizedException",
                "Access to topic rule '" + name + "' was denied");
    }

    static AwsServiceException alreadyExists(String text, String arn) {
        ResourceAlreadyExistsException.Builder builder =
                ResourceAlreadyExistsException.builder().resourceArn(arn);
        return Faults.fault(builder, SERVICE, 409, "ResourceAlreadyExistsException", text);
    }

    static AwsServiceException invalid(String text) {
        return Faults.fault(InvalidRequestException.builder(), SERVICE, 400, "InvalidRequestException", text);
    }

    static AwsServiceException unreadableSql(String text) {
        return Faults.fault(SqlParseException.builder(), SERVICE, 400, "SqlParseException", text);
    }
}
