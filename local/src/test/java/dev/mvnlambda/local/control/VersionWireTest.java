package dev.mvnlambda.local.control;

import org.junit.jupiter.api.Test;

/** What AWS answers of versions. */
class VersionWireTest extends WireTest {

    @Test
    void aVersionIsMadeOfWhatIsNew() {
        function("f", request -> request.description("first"));
        answered(
                lambda -> lambda.publishVersion(
                        request -> request.functionName("f").description("of the version")),
                "201\n" + configuration("f:1", "Version: '1', Description: 'of the version', RevisionId: '<id 1>'"));
        lambda.updateFunctionConfiguration(request -> request.functionName("f").description("second"));
        settle();
        String second = "201\n" + configuration("f:2", "Version: '2', Description: 'second', RevisionId: '<id 2>'");
        answered(lambda -> lambda.publishVersion(request -> request.functionName("f")), second);
        // nothing is new, so that the description is not looked at
        answered(
                lambda -> lambda.publishVersion(
                        request -> request.functionName("f").description("third")),
                second);

        String latest = configuration("f:$LATEST", LISTED + "Description: 'second', RevisionId: '<id 3>'");
        String first =
                configuration("f:1", LISTED + "Version: '1', Description: 'of the version', RevisionId: '<id 1>'");
        String two = configuration("f:2", LISTED + "Version: '2', Description: 'second', RevisionId: '<id 2>'");
        answered(
                lambda -> lambda.listVersionsByFunction(request -> request.functionName("f")),
                "200\n{Versions: [" + latest + ", " + first + ", " + two + "]}");
        answered(
                lambda -> lambda.deleteFunction(
                        request -> request.functionName("f").qualifier("1")),
                "204");
        answered(
                lambda -> lambda.listVersionsByFunction(request -> request.functionName("f")),
                "200\n{Versions: [" + latest + ", " + two + "]}");
    }

    @Test
    void versionsAreListedPageByPage() {
        published("f");
        answered(
                lambda -> lambda.listVersionsByFunction(
                        request -> request.functionName("f").maxItems(1)),
                "200\n{NextMarker: 'IQ==', Versions: [" + configuration("f:$LATEST", LISTED + "RevisionId: '<id 1>'")
                        + "]}");
        answered(
                lambda -> lambda.listVersionsByFunction(
                        request -> request.functionName("f").maxItems(1).marker("IQ==")),
                "200\n{Versions: [" + configuration("f:1", LISTED + "Version: '1', RevisionId: '<id 2>'") + "]}");
        answered(
                lambda -> lambda.listVersionsByFunction(request -> request.functionName("none")),
                notFound("Function not found: <lambda>:function:none"));
    }

    @Test
    void aFunctionIsMadeWithItsFirstVersion() {
        answered(
                lambda -> lambda.createFunction(usual("f", request -> request.publish(true))),
                "201\n" + configuration("f", CREATING + "Version: '1', RevisionId: '<id 1>'"));
        settle();
        answered(
                lambda -> lambda.getFunctionConfiguration(
                        request -> request.functionName("f").qualifier("1")),
                "200\n" + configuration("f:1", "Version: '1', RevisionId: '<id 2>'"));
        answered(
                lambda -> lambda.getFunctionConfiguration(
                        request -> request.functionName("f").qualifier("$LATEST")),
                "200\n" + configuration("f:$LATEST", "RevisionId: '<id 3>'"));
        answered(
                lambda -> lambda.publishVersion(
                        request -> request.functionName("f").description("again")),
                "201\n" + configuration("f:1", "Version: '1', RevisionId: '<id 2>'"));
    }

    @Test
    void newCodeIsPublishedWithItsUpdate() {
        function("f");
        answered(
                lambda -> lambda.updateFunctionCode(request ->
                        request.functionName("f").zipFile(Archives.of("two")).publish(true)),
                "200\n" + configuration("f:1", CREATING + "Version: '1', RevisionId: '<id 1>'"));
        answered(
                lambda -> lambda.getFunctionConfiguration(request -> request.functionName("f")),
                "200\n" + configuration("f", UPDATING + "RevisionId: '<id 2>'"));
    }

    @Test
    void aVersionOfOtherCodeThanExpectedIsNotMade() {
        function("f");
        answered(
                lambda -> lambda.getFunctionConfiguration(request -> request.functionName("f")),
                "200\n" + configuration("f", "RevisionId: '<id 1>'"));
        answered(
                lambda -> lambda.publishVersion(
                        request -> request.functionName("f").codeSha256("other")),
                refused("CodeSHA256 (other) is different from current CodeSHA256 in $LATEST (<sha 1>). Please try again"
                        + " with the CodeSHA256 in $LATEST."));
    }

    @Test
    void aVersionThatAnAliasHoldsIsNotDeleted() {
        published("f");
        lambda.createAlias(request -> request.functionName("f").name("live").functionVersion("1"));
        answered(
                lambda -> lambda.deleteFunction(
                        request -> request.functionName("f").qualifier("1")),
                """
                409 ResourceConflictException
                {Type: 'User', message: 'Unable to delete version because the following aliases reference it: [live]'}
                """);
    }

    @Test
    void aVersionWithSnapStartIsPendingUntilItsSnapshotIsTaken() {
        function("f", request -> request.snapStart(snapStart -> snapStart.applyOn("PublishedVersions")));
        answered(
                lambda -> lambda.getFunctionConfiguration(request -> request.functionName("f")),
                "200\n" + configuration("f", SNAPSTART.formatted("Off") + "RevisionId: '<id 1>'"));
        answered(
                lambda -> lambda.publishVersion(
                        request -> request.functionName("f").description("version1")),
                "201\n"
                        + configuration(
                                "f:1",
                                CREATING + SNAPSTART.formatted("Off")
                                        + "Version: '1', Description: 'version1', RevisionId: '<id 2>'"));
        settle();
        answered(
                lambda -> lambda.getFunctionConfiguration(request -> request.functionName("f:1")),
                "200\n"
                        + configuration(
                                "f:1",
                                SNAPSTART.formatted("On")
                                        + "Version: '1', Description: 'version1', RevisionId: '<id 3>'"));
        answered(
                lambda -> lambda.updateFunctionConfiguration(
                        request -> request.functionName("f").snapStart(snapStart -> snapStart.applyOn("None"))),
                "200\n" + configuration("f", UPDATING + "RevisionId: '<id 4>'"));
    }

    private static final String SNAPSTART = "SnapStart: {ApplyOn: 'PublishedVersions', OptimizationStatus: '%s'}, ";
}
