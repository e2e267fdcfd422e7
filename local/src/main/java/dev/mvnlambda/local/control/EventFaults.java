package dev.mvnlambda.local.control;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** Makes the errors that EventBridge answers. */
final class EventFaults {

    private static final String SERVICE = "EventBridge";

    private EventFaults() {}

    static AwsServiceException notFound(String text) {
        return Faults.fault(ResourceNotFoundException.builder(), SERVICE, 400, "ResourceNotFoundException", text);
    }

    static AwsServiceException alreadyExists(String text) {
        return Faults.fault(
                ResourceAlreadyExistsException.builder(), SERVICE, 400, "ResourceAlreadyExistsException", text);
    }

    static AwsServiceException invalidPattern(String reason) {
        return Faults.fault(
                InvalidEventPatternException.builder(),
                SERVICE,
                400,
                "InvalidEventPatternException",
                "Event pattern is not valid. Reason: " + reason);
    }

    /** @param member as the answer calls it, such as {@code eventPattern} */
    static AwsServiceException missing(String member) {
        return validation("1 validation error detected: Value null at '" + member
                + "' failed to satisfy constraint: Member must not be null");
    }

    static AwsServiceException validation(String text) {
        return Faults.fault(EventBridgeException.builder(), SERVICE, 400, "ValidationException", text);
    }

    static AwsServiceException unsupported(String what) {
        return Faults.fault(
                EventBridgeException.builder(),
                SERVICE,
                501,
                "NotImplementedException",
                "The local Lambda does not support " + what + ".");
    }
}
