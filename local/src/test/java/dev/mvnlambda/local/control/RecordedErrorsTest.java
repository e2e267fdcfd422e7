package dev.mvnlambda.local.control;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;

/** Errors as real AWS was seen to answer them: status, code and text. */
class RecordedErrorsTest extends AccountTest {

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
