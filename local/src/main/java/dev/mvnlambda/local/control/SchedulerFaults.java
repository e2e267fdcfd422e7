package dev.mvnlambda.local.control;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/** Makes the errors that EventBridge Scheduler answers. */
final class SchedulerFaults {

    private static final String SERVICE = "Scheduler";

    private SchedulerFaults() {}

    static AwsServiceException notFound(String text) {
        return Faults.fault(ResourceNotFoundException.builder(), SERVICE, 404, "ResourceNotFoundException", text);
    }

    static AwsServiceException conflict(String text) {
        return Faults.fault(ConflictException.builder(), SERVICE, 409, "ConflictException", text);
    }

    static AwsServiceException validation(String text) {
        return Faults.fault(ValidationException.builder(), SERVICE, 400, "ValidationException", text);
    }
}
