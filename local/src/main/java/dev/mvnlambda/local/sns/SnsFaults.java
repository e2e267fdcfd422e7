package dev.mvnlambda.local.sns;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;

/** Makes the errors that SNS answers. */
final class SnsFaults {

    private SnsFaults() {}

    static AwsServiceException noTopic() {
        return fault(NotFoundException.builder(), 404, "NotFound", "Topic does not exist");
    }

    static AwsServiceException noSubscription() {
        return fault(NotFoundException.builder(), 404, "NotFound", "Subscription does not exist");
    }

    static AwsServiceException noResource() {
        return fault(ResourceNotFoundException.builder(), 404, "ResourceNotFound", "Resource does not exist");
    }

    static AwsServiceException invalid(String reason) {
        return fault(InvalidParameterException.builder(), 400, "InvalidParameter", "Invalid parameter: " + reason);
    }

    static AwsServiceException emptyBatch() {
        return fault(
                EmptyBatchRequestException.builder(),
                400,
                "EmptyBatchRequest",
                "The batch request doesn't contain any entries.");
    }

    static AwsServiceException largeBatch() {
        return fault(
                TooManyEntriesInBatchRequestException.builder(),
                400,
                "TooManyEntriesInBatchRequest",
                "The batch request contains more entries than permissible.");
    }

    static AwsServiceException equalIds() {
        return fault(
                BatchEntryIdsNotDistinctException.builder(),
                400,
                "BatchEntryIdsNotDistinct",
                "Two or more batch entries in the request have the same Id.");
    }

    private static AwsServiceException fault(
            AwsServiceException.Builder builder, int status, String code, String text) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .serviceName("Sns")
                .errorCode(code)
                .errorMessage(text)
                .build();
        return builder.awsErrorDetails(details).statusCode(status).message(text).build();
    }
}
