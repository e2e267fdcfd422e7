package dev.mvnlambda.local.s3;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Makes the errors that S3 answers. */
final class S3Faults {

    private S3Faults() {}

    static AwsServiceException noBucket() {
        return fault(NoSuchBucketException.builder(), 404, "NoSuchBucket", "The specified bucket does not exist");
    }

    static AwsServiceException noKey() {
        return fault(NoSuchKeyException.builder(), 404, "NoSuchKey", "The specified key does not exist.");
    }

    static AwsServiceException noUpload() {
        return fault(
                S3Exception.builder(),
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or"
                        + " completed.");
    }

    static AwsServiceException invalidPart() {
        return fault(
                S3Exception.builder(),
                400,
                "InvalidPart",
                "One or more of the specified parts could not be found.  The part may not have been uploaded, or the"
                        + " specified entity tag may not match the part's entity tag.");
    }

    static AwsServiceException invalidName() {
        return fault(S3Exception.builder(), 400, "InvalidBucketName", "The specified bucket is not valid.");
    }

    static AwsServiceException notEmpty() {
        return fault(S3Exception.builder(), 409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
    }

    static AwsServiceException elsewhere() {
        return fault(
                S3Exception.builder(),
                301,
                "PermanentRedirect",
                "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all"
                        + " future requests to this endpoint.");
    }

    static AwsServiceException noTags() {
        return fault(S3Exception.builder(), 404, "NoSuchTagSet", "The TagSet does not exist");
    }

    static AwsServiceException equalTags() {
        return fault(S3Exception.builder(), 400, "InvalidTag", "Cannot provide multiple Tags with the same key");
    }

    static AwsServiceException invalid(String text) {
        return fault(S3Exception.builder(), 400, "InvalidArgument", text);
    }

    static AwsServiceException invalidRange() {
        return fault(S3Exception.builder(), 416, "InvalidRange", "The requested range is not satisfiable");
    }

    static AwsServiceException malformed() {
        return fault(
                S3Exception.builder(),
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    private static AwsServiceException fault(
            AwsServiceException.Builder builder, int status, String code, String text) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .serviceName("S3")
                .errorCode(code)
                .errorMessage(text)
                .build();
        return builder.awsErrorDetails(details).statusCode(status).message(text).build();
    }
}
