package dev.mvnlambda.local.control;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Makes the errors that IAM answers. */
final class IamFaults {

    private static final String SERVICE = "Iam";

    private IamFaults() {}

    static AwsServiceException noSuchEntity(String text) {
        return Faults.fault(NoSuchEntityException.builder(), SERVICE, 404, "NoSuchEntity", text);
    }

    static AwsServiceException alreadyExists(String text) {
        return Faults.fault(EntityAlreadyExistsException.builder(), SERVICE, 409, "EntityAlreadyExists", text);
    }

    static AwsServiceException deleteConflict(String text) {
        return Faults.fault(DeleteConflictException.builder(), SERVICE, 409, "DeleteConflict", text);
    }

    static AwsServiceException limitExceeded(String text) {
        return Faults.fault(LimitExceededException.builder(), SERVICE, 409, "LimitExceeded", text);
    }

    static AwsServiceException malformedPolicy(String text) {
        return Faults.fault(MalformedPolicyDocumentException.builder(), SERVICE, 400, "MalformedPolicyDocument", text);
    }

    /** @param member as the answer calls it, such as {@code roleName} */
    static AwsServiceException missing(String member) {
        return validation("1 validation error detected: Value null at '" + member
                + "' failed to satisfy constraint: Member must not be null");
    }

    static AwsServiceException validation(String text) {
        return Faults.fault(IamException.builder(), SERVICE, 400, "ValidationError", text);
    }
}
