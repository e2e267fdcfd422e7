package dev.mvnlambda.local.control;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What AWS answers while functions come, change and go. */
class FunctionWireTest extends WireTest {

    @Test
    void aFunctionIsMadeChangedAndDeleted() {
        answered(
                lambda -> lambda.createFunction(usual(
                        "f",
                        request ->
                                request.memorySize(256).environment(environment -> environment.variables(Map.of())))),
                "201\n" + configuration("f", CREATING + EMPTY + "MemorySize: 256, RevisionId: '<id 1>'"));
        settle();
        shown("f", EMPTY + "MemorySize: 256, RevisionId: '<id 2>'");

        String changed = "Description: 'Changed', MemorySize: 512, Timeout: 10, Runtime: 'java25',"
                + " Environment: {Variables: {ENV_A: 'a'}}, ";
        answered(
                lambda -> lambda.updateFunctionConfiguration(request -> request.functionName("f")
                        .runtime("java25")
                        .description("Changed")
                        .memorySize(512)
                        .timeout(10)
                        .environment(environment -> environment.variables(Map.of("ENV_A", "a")))),
                "200\n" + configuration("f", UPDATING + changed + "RevisionId: '<id 3>'"));
        settle();
        shown("f", changed + "RevisionId: '<id 4>'");

        answered(
                lambda -> lambda.updateFunctionCode(
                        request -> request.functionName("f").zipFile(Archives.of("two"))),
                "200\n" + configuration("f", UPDATING + changed + "CodeSha256: '<sha 2>', RevisionId: '<id 5>'"));
        shown("f", UPDATING + changed + "CodeSha256: '<sha 2>', RevisionId: '<id 5>'");
        settle();
        shown("f", changed + "CodeSha256: '<sha 2>', RevisionId: '<id 6>'");

        answered(lambda -> lambda.deleteFunction(request -> request.functionName("f")), "204");
        answered(
                lambda -> lambda.deleteFunction(request -> request.functionName("f")),
                notFound("Function not found: <lambda>:function:f"));
    }

    @Test
    void anUpdateThatChangesNothingIsAnUpdate() {
        function("f", request -> request.description("same"));
        answered(
                lambda -> lambda.updateFunctionConfiguration(
                        request -> request.functionName("f").description("same")),
                "200\n" + configuration("f", UPDATING + "Description: 'same', RevisionId: '<id 1>'"));
        settle();
        shown("f", "Description: 'same', RevisionId: '<id 2>'");
    }

    @Test
    void whatIsUnderWayIsWaitedFor() {
        function("f");
        lambda.updateFunctionCode(request -> request.functionName("f").zipFile(Archives.of("two")));
        String meanwhile = """
                409 ResourceConflictException
                {Type: 'User', message: 'The operation cannot be performed at this time. An update is in progress for \
                resource: <lambda>:function:f'}
                """;
        answered(
                lambda -> lambda.updateFunctionCode(
                        request -> request.functionName("f").zipFile(Archives.of("three"))),
                meanwhile);
        answered(
                lambda -> lambda.updateFunctionConfiguration(
                        request -> request.functionName("f").timeout(9)),
                meanwhile);
        answered(lambda -> lambda.publishVersion(request -> request.functionName("f")), meanwhile);
    }

    @Test
    void aNameIsUsedOnce() {
        function("f");
        answered(lambda -> lambda.createFunction(usual("f", request -> {})), """
                409 ResourceConflictException
                {Type: 'User', message: 'Function already exist: f'}
                """);
    }

    @Test
    void functionsAreListedWithoutTheirStates() {
        published("a");
        function("b");
        String a = configuration("a", LISTED + "RevisionId: '<id 1>'");
        String b = configuration("b", LISTED + "RevisionId: '<id 2>'");
        answered(lambda -> lambda.listFunctions(), "200\n{Functions: [" + a + ", " + b + "]}");
        answered(
                lambda -> lambda.listFunctions(request -> request.maxItems(1)),
                "200\n{NextMarker: 'YSE=', Functions: [" + a + "]}");
        answered(
                lambda -> lambda.listFunctions(request -> request.maxItems(1).marker("YSE=")),
                "200\n{Functions: [" + b + "]}");
        answered(
                lambda -> lambda.listFunctions(request -> request.functionVersion("ALL")),
                "200\n{Functions: [" + configuration("a:$LATEST", LISTED + "RevisionId: '<id 1>'") + ", "
                        + configuration("a:1", LISTED + "Version: '1', RevisionId: '<id 3>'") + ", "
                        + configuration("b:$LATEST", LISTED + "RevisionId: '<id 2>'") + "]}");
        answered(
                lambda -> lambda.listFunctions(request -> request.functionVersion("invalid")),
                invalid(
                        "Value 'invalid' at 'functionVersion' failed to satisfy constraint: Member must satisfy enum value"
                                + " set: [ALL]"));
    }

    @Test
    void codeComesFromOnePlace() {
        function("f");
        answered(
                lambda -> lambda.updateFunctionCode(
                        request -> request.functionName("f").imageUri("image:latest")),
                refused("Please don't provide ImageUri when updating a function with packageType Zip."));
        answered(
                lambda -> lambda.updateFunctionCode(request ->
                        request.functionName("f").zipFile(Archives.of("two")).s3Bucket("bucket")),
                refused("Please do not provide other FunctionCode parameters when providing a ZipFile."));
        answered(
                lambda -> lambda.createFunction(usual(
                        "g",
                        request -> request.code(code -> code.s3Bucket("bucket").s3Key("key")))),
                refused("Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified"
                        + " bucket does not exist"));
        Clients.s3(server.address()).createBucket(request -> request.bucket("bucket"));
        answered(
                lambda -> lambda.updateFunctionCode(
                        request -> request.functionName("f").s3Bucket("bucket").s3Key("key")),
                refused("Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key"
                        + " does not exist."));
    }

    @Test
    void onlyTheLatestVersionIsChanged() {
        published("f");
        answered(
                lambda -> lambda.updateFunctionConfiguration(
                        request -> request.functionName("f:1").timeout(9)),
                refused("Current operation does not support versions other than $LATEST"));
        answered(
                lambda -> lambda.updateFunctionCode(
                        request -> request.functionName("f:1").zipFile(Archives.of("two"))),
                refused("Current operation does not support versions other than $LATEST"));
    }

    private static final String EMPTY = "Environment: {Variables: {}}, ";

    private void shown(String name, String differences) {
        String configuration = configuration(name, differences);
        answered(
                lambda -> lambda.getFunction(request -> request.functionName(name)),
                "200\n{Code: {Location: '<location>', RepositoryType: 'S3'}, Configuration: " + configuration + "}");
        answered(
                lambda -> lambda.getFunctionConfiguration(request -> request.functionName(name)),
                "200\n" + configuration);
    }
}
