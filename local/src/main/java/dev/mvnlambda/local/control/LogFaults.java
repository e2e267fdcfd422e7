package dev.mvnlambda.local.control;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Makes the errors that CloudWatch Logs answers. */
final class LogFaults {

    private static final String SERVICE = "CloudWatchLogs";

    private LogFaults() {}

    static AwsServiceException notFound(String text) {
        return Faults.fault(ResourceNotFoundException.builder(), SERVICE, 400, "ResourceNotFoundException", text);
    }

    static AwsServiceException alreadyExists(String text) {
        return Faults.fault(
                ResourceAlreadyExistsException.builder(), SERVICE, 400, "ResourceAlreadyExistsException", text);
    }

    static AwsServiceException invalid(String text) {
        return Faults.fault(InvalidParameterException.builder(), SERVICE, 400, "InvalidParameterException", text);
    }

    static AwsServiceException limitExceeded(String text) {
        return Faults.fault(LimitExceededException.builder(), SERVICE, 400, "LimitExceededException", text);
    }

    static AwsServiceException unsupported(String what) {
        return Faults.fault(
                CloudWatchLogsException.builder(),
                SERVICE,
                501,
                "NotImplementedException",
                "The local Lambda does not support " + what + ".");
    }
}
