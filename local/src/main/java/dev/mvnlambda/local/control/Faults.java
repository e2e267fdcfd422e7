package dev.mvnlambda.local.control;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PolicyLengthExceededException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Makes the errors that Lambda answers, texts apart. */
final class Faults {

    private static final String SERVICE = "Lambda";

    private Faults() {}

    static AwsServiceException notFound(String text) {
        return user(ResourceNotFoundException.builder(), 404, "ResourceNotFoundException", text);
    }

    static AwsServiceException conflict(String text) {
        return user(ResourceConflictException.builder(), 409, "ResourceConflictException", text);
    }

    static AwsServiceException inUse(String text) {
        return user(ResourceInUseException.builder(), 400, "ResourceInUseException", text);
    }

    static AwsServiceException invalidParameter(String text) {
        return user(InvalidParameterValueException.builder(), 400, "InvalidParameterValueException", text);
    }

    /** An invalid parameter as AWS answers it where its newer code checks: without a type. */
    static AwsServiceException invalidParameterUntyped(String text) {
        return fault(InvalidParameterValueException.builder(), SERVICE, 400, "InvalidParameterValueException", text);
    }

    static AwsServiceException preconditionFailed(String text) {
        return user(PreconditionFailedException.builder(), 412, "PreconditionFailedException", text);
    }

    static AwsServiceException policyTooLong(String text) {
        return user(PolicyLengthExceededException.builder(), 400, "PolicyLengthExceededException", text);
    }

    static AwsServiceException requestTooLarge(String text) {
        return user(RequestTooLargeException.builder(), 413, "RequestTooLargeException", text);
    }

    static AwsServiceException unreadablePayload(String text) {
        return user(InvalidRequestContentException.builder(), 400, "InvalidRequestContentException", text);
    }

    static AwsServiceException entityTooLarge(String text) {
        return fault(LambdaException.builder(), SERVICE, 413, "RequestEntityTooLargeException", text);
    }

    static AwsServiceException validation(String text) {
        return fault(LambdaException.builder(), SERVICE, 400, "ValidationException", text);
    }

    /** What the local Lambda leaves out; 501 is not retried by clients. */
    static AwsServiceException unsupported(String what) {
        return fault(
                LambdaException.builder(),
                SERVICE,
                501,
                "NotImplementedException",
                "The local Lambda does not support " + what + ".");
    }

    /** What a function of another account answers: AWS says no more. */
    static AwsServiceException accessDenied() {
        return fault(LambdaException.builder(), SERVICE, 403, "AccessDeniedException", null);
    }

    /** Makes the error of any service. */
    static AwsServiceException fault(
            AwsServiceException.Builder builder, String service, int status, String code, @Nullable String text) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .serviceName(service)
                .errorCode(code)
                .errorMessage(text)
                .build();
        return builder.awsErrorDetails(details).statusCode(status).message(text).build();
    }

    private static <B extends AwsServiceException.Builder & SdkPojo> AwsServiceException user(
            B builder, int status, String code, String text) {
        builder.sdkFields().stream()
                .filter(field -> field.memberName().equals("Type"))
                .forEach(field -> field.set(builder, "User"));
        return fault(builder, SERVICE, status, code, text);
    }
}
