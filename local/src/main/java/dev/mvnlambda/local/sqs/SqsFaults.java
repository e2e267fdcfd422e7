package dev.mvnlambda.local.sqs;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/** Makes the errors that SQS answers; their codes are those of the Query protocol, which clients still show. */
final class SqsFaults {

    private static final String PREFIX = "AWS.SimpleQueueService.";

    /** The codes that are not called like their shape, by shape. */
    static final Map<String, String> CODES = Stream.concat(
                    Stream.of(
                            Map.entry("QueueDoesNotExist", PREFIX + "NonExistentQueue"),
                            Map.entry("QueueNameExists", "QueueAlreadyExists"),
                            Map.entry("InvalidParameterValueException", "InvalidParameterValue"),
                            Map.entry("MissingRequiredParameterException", "MissingParameter")),
                    Stream.of(
                                    "BatchEntryIdsNotDistinct",
                                    "BatchRequestTooLong",
                                    "EmptyBatchRequest",
                                    "InvalidBatchEntryId",
                                    "MessageNotInflight",
                                    "PurgeQueueInProgress",
                                    "QueueDeletedRecently",
                                    "TooManyEntriesInBatchRequest",
                                    "UnsupportedOperation")
                            .map(shape -> Map.entry(shape, PREFIX + shape)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private SqsFaults() {}

    static AwsServiceException noQueue() {
        return fault(QueueDoesNotExistException.builder(), "QueueDoesNotExist", "The specified queue does not exist.");
    }

    static AwsServiceException nameExists(String attribute) {
        return fault(
                QueueNameExistsException.builder(),
                "QueueNameExists",
                "A queue already exists with the same name and a different value for attribute " + attribute);
    }

    static AwsServiceException unknownAttribute(String name) {
        return fault(
                InvalidAttributeNameException.builder(), "InvalidAttributeName", "Unknown Attribute " + name + ".");
    }

    static AwsServiceException invalidAttribute(String name) {
        return invalidAttributeValue("Invalid value for the parameter " + name + ".");
    }

    static AwsServiceException invalidAttributeValue(String text) {
        return fault(InvalidAttributeValueException.builder(), "InvalidAttributeValue", text);
    }

    static AwsServiceException invalidParameter(String text) {
        return fault(SqsException.builder(), "InvalidParameterValueException", text);
    }

    static AwsServiceException invalidParameter(Object value, String parameter, String reason) {
        return invalidParameter("Value " + value + " for parameter " + parameter + " is invalid. Reason: " + reason);
    }

    static AwsServiceException missingParameter(String name) {
        return fault(
                SqsException.builder(),
                "MissingRequiredParameterException",
                "The request must contain the parameter " + name + ".");
    }

    static AwsServiceException invalidContents() {
        return fault(
                InvalidMessageContentsException.builder(),
                "InvalidMessageContents",
                "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to"
                        + " #xFFFD | #x10000 to #x10FFFF.");
    }

    static AwsServiceException batchTooLong(int largest, long size) {
        return fault(
                BatchRequestTooLongException.builder(),
                "BatchRequestTooLong",
                "Batch requests cannot be longer than " + largest + " bytes. You have sent " + size + " bytes.");
    }

    /** Checks what all batches have in common. */
    static <E> void checkBatch(String kind, List<E> entries, Function<E, String> id) {
        if (entries.isEmpty()) {
            throw fault(
                    EmptyBatchRequestException.builder(),
                    "EmptyBatchRequest",
                    "There should be at least one " + kind + "RequestEntry in the request.");
        }
        if (entries.size() > Messages.LARGEST_BATCH) {
            throw fault(
                    TooManyEntriesInBatchRequestException.builder(),
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are " + Messages.LARGEST_BATCH + ". You have sent "
                            + entries.size() + ".");
        }
        List<String> ids = entries.stream().map(id).toList();
        ids.stream()
                .filter(one -> ids.indexOf(one) != ids.lastIndexOf(one))
                .findFirst()
                .ifPresent(one -> {
                    throw fault(
                            BatchEntryIdsNotDistinctException.builder(),
                            "BatchEntryIdsNotDistinct",
                            "Id " + one + " repeated.");
                });
    }

    private static AwsServiceException fault(AwsServiceException.Builder builder, String shape, String text) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .serviceName("Sqs")
                .errorCode(CODES.getOrDefault(shape, shape))
                .errorMessage(text)
                .build();
        return builder.awsErrorDetails(details).statusCode(400).message(text).build();
    }
}
