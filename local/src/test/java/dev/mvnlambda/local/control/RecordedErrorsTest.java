package dev.mvnlambda.local.control;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;

/** Errors as real AWS was seen to answer them: status, code and text. */
class RecordedErrorsTest extends AccountTest {

    private static final String FUNCTION_NAME =
            "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-"
                    + "[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?";

    @Test
    void namesKeepTheirForm() {
        refused(
                () -> create("invalid:function:name", request -> request),
                400,
                "ValidationException",
                "1 validation error detected: Value 'invalid:function:name' at 'functionName' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern: " + FUNCTION_NAME
                        + "([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?");
        String name = "a".repeat(65);
        refused(
                () -> create(name, request -> request),
                400,
                "InvalidParameterValueException",
                "1 validation error detected: Value '" + name
                        + "' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to"
                        + " 64");
        String arn = ARN + "a".repeat(100);
        refused(
                () -> create(arn, request -> request),
                400,
                "ValidationException",
                "1 validation error detected: Value '" + arn
                        + "' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to"
                        + " 140");
        refused(
                () -> lambda.invoke(
                        request -> request.functionName("arn:aws:lambda:us-east-1:123400000000@function:myfn")),
                400,
                "ValidationException",
                "1 validation error detected: Value 'arn:aws:lambda:us-east-1:123400000000@function:myfn' at"
                        + " 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                        + FUNCTION_NAME + "([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");
    }

    @Test
    void otherRegionsAndAccountsAreOutOfReach() {
        refused(
                () -> lambda.getFunction(
                        request -> request.functionName("arn:aws:lambda:ap-southeast-1:000000000000:function:f")),
                404,
                "ResourceNotFoundException",
                "Functions from 'ap-southeast-1' are not reachable in this region ('us-east-1')");
    }

    @Test
    void aQualifierThatIsSaidTwiceIsSaidAlike() {
        refused(
                () -> lambda.getFunction(request -> request.functionName("f:1").qualifier("2")),
                400,
                "InvalidParameterValueException",
                "The derived qualifier from the function name does not match the specified qualifier.");
        refused(
                () -> lambda.getFunction(
                        request -> request.functionName("f:$LATEST").qualifier("$LATEST")),
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "f:$LATEST");
        refused(
                () -> lambda.deleteFunction(request -> request.functionName("f").qualifier("$LATEST")),
                400,
                "InvalidParameterValueException",
                "$LATEST version cannot be deleted without deleting the function.");
    }

    @Test
    void anAliasIsNoNumber() {
        function("f");
        refused(
                () -> lambda.createAlias(
                        request -> request.functionName("f").name("2024").functionVersion("1")),
                400,
                "ValidationException",
                "1 validation error detected: Value '2024' at 'name' failed to satisfy constraint: Member must satisfy"
                        + " regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)");
    }

    @Test
    void settingsKeepTheirBounds() {
        function("f");
        refused(
                () -> lambda.updateFunctionConfiguration(
                        request -> request.functionName("f").role("r1")),
                400,
                "ValidationException",
                "1 validation error detected: Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy"
                        + " regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
        refused(
                () -> create("g", request -> request.snapStart(snapStart -> snapStart.applyOn("invalidOption"))),
                400,
                "ValidationException",
                "1 validation error detected: Value 'invalidOption' at 'snapStart.applyOn' failed to satisfy constraint:"
                        + " Member must satisfy enum value set: [PublishedVersions, None]");
        refused(
                () -> create("g", request -> request.vpcConfig(vpc -> vpc.securityGroupIds("x-1"))),
                400,
                "ValidationException",
                "1 validation error detected: Value '[x-1]' at 'vpcConfig.securityGroupIds' failed to satisfy constraint:"
                        + " Member must satisfy constraint: [Member must have length less than or equal to 1024, Member"
                        + " must have length greater than or equal to 0, Member must satisfy regular expression pattern:"
                        + " sg-[0-9a-zA-Z]*]");
        refused(
                () -> create("g", request -> request.runtime("java8")),
                400,
                "InvalidParameterValueException",
                "The runtime parameter of java8 is no longer supported for creating or updating AWS Lambda functions. We"
                        + " recommend you use a supported runtime while creating or updating functions.");
        refused(
                () -> lambda.listFunctions(request -> request.functionVersion("invalid")),
                400,
                "ValidationException",
                "1 validation error detected: Value 'invalid' at 'functionVersion' failed to satisfy constraint: Member"
                        + " must satisfy enum value set: [ALL]");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        refused(
                () -> lambda.createFunction(CreateFunctionRequest.builder()
                        .functionName("f")
                        .timeout(0)
                        .build()),
                400,
                "ValidationException",
                "3 validation errors detected: Value null at 'role' failed to satisfy constraint: Member must not be null;"
                        + " Value null at 'code' failed to satisfy constraint: Member must not be null; Value '0' at"
                        + " 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1");
    }

    @Test
    void codeInS3HasToBeThere() {
        refused(
                () -> create(
                        "f",
                        request -> request.code(
                                code -> code.zipFile(null).s3Bucket("nowhere").s3Key("k"))),
                400,
                "InvalidParameterValueException",
                "Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does"
                        + " not exist");
    }

    @Test
    void tagsGoOnFunctionsThatAreThere() {
        published("f");
        refused(
                () -> lambda.tagResource(
                        request -> request.resource(ARN + "none").tags(Map.of("k", "v"))),
                404,
                "ResourceNotFoundException",
                "Function not found: " + ARN + "none");
        refused(
                () -> lambda.tagResource(
                        request -> request.resource(ARN + "f:1").tags(Map.of("k", "v"))),
                400,
                "InvalidParameterValueException",
                "Tags on function aliases and versions are not supported. Please specify a function ARN.");
    }

    @Test
    void urlsAreOnlyMadeForWhatIsThere() {
        refused(
                () -> lambda.listFunctionUrlConfigs(request -> request.functionName("none")),
                404,
                "ResourceNotFoundException",
                "Function does not exist");
        refused(
                () -> lambda.getFunctionUrlConfig(request -> request.functionName("none")),
                404,
                "ResourceNotFoundException",
                "The resource you requested does not exist.");
    }
}
