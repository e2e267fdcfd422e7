package dev.mvnlambda.local.control;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS answers of runtimes. */
class RuntimeWireTest extends WireTest {

    private static final String KNOWN = "[nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x,"
            + " nodejs22.x, java25, python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9,"
            + " java17, nodejs16.x, dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, java8.al2]";

    @Test
    void aFunctionHasAnyRuntimeThatAwsKnows() {
        String[] runtimes = KNOWN.substring(1, KNOWN.length() - 1).split(", ", -1);
        for (int i = 0; i < runtimes.length; i++) {
            String runtime = runtimes[i];
            String name = "f" + i;
            answered(
                    lambda -> lambda.createFunction(usual(name, request -> request.runtime(runtime))),
                    "201\n"
                            + configuration(
                                    name, CREATING + "Runtime: '" + runtime + "', RevisionId: '<id " + (i + 1) + ">'"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dotnetcore3.1", "go1.x", "java8", "nodejs12.x", "nodejs14.x", "provided", "python3.7", "ruby2.7"
            })
    void runtimesThatEndedAreRefused(String runtime) {
        answered(
                lambda -> lambda.createFunction(usual("f", request -> request.runtime(runtime))),
                refused("The runtime parameter of " + runtime + " is no longer supported for creating or updating AWS"
                        + " Lambda functions. We recommend you use a supported runtime while creating or updating"
                        + " functions."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"non-existent-runtime", "PYTHON3.9"})
    void otherRuntimesAreNotKnown(String runtime) {
        function("f");
        answered(
                lambda -> lambda.updateFunctionConfiguration(
                        request -> request.functionName("f").runtime(runtime)),
                refused("Value " + runtime
                        + " at 'runtime' failed to satisfy constraint: Member must satisfy enum value" + " set: "
                        + KNOWN + " or be a valid ARN"));
    }

    @Test
    void snapshotsAreTakenOfSomeRuntimes() {
        answered(
                lambda -> lambda.createFunction(usual(
                        "f",
                        request -> request.runtime("python3.9")
                                .snapStart(snapStart -> snapStart.applyOn("PublishedVersions")))),
                refused("python3.9 is not supported for SnapStart enabled functions."));
    }
}
