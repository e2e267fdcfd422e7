package dev.mvnlambda.local.control;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** Makes the errors that Cognito answers of user pools. */
final class UserPoolFaults {

    private static final String SERVICE = "CognitoIdentityProvider";

    private UserPoolFaults() {}

    static AwsServiceException notFound(String text) {
        return Faults.fault(ResourceNotFoundException.builder(), SERVICE, 400, "ResourceNotFoundException", text);
    }

    static AwsServiceException invalid(String text) {
        return Faults.fault(InvalidParameterException.builder(), SERVICE, 400, "InvalidParameterException", text);
    }
}
