package dev.mvnlambda.local.control;

import java.util.List;
import java.util.Set;

/** The runtimes that AWS knows, and what each may be used for. */
final class Runtimes {

    // in the order of AWS's own text
    static final List<String> NAMED = List.of(
            "nodejs20.x",
            "python3.14",
            "provided.al2023",
            "python3.12",
            "python3.13",
            "nodejs24.x",
            "nodejs22.x",
            "java25",
            "python3.10",
            "python3.11",
            "java21",
            "ruby3.3",
            "ruby3.4",
            "ruby3.2",
            "python3.8",
            "python3.9",
            "java17",
            "nodejs16.x",
            "dotnet10",
            "dotnet8",
            "java11",
            "dotnet6",
            "nodejs18.x",
            "provided.al2",
            "java8.al2");
    private static final Set<String> NEWER = Set.of("java8.al2023", "java11.al2023", "java17.al2023");
    private static final Set<String> ENDED = Set.of(
            "dotnetcore1.0",
            "dotnetcore2.0",
            "dotnetcore2.1",
            "dotnetcore3.1",
            "go1.x",
            "java8",
            "nodejs",
            "nodejs4.3",
            "nodejs6.10",
            "nodejs8.10",
            "nodejs10.x",
            "nodejs12.x",
            "nodejs14.x",
            "provided",
            "python2.7",
            "python3.6",
            "python3.7",
            "ruby2.5",
            "ruby2.7");
    private static final Set<String> DURABLE = Set.of(
            "java17",
            "java17.al2023",
            "java21",
            "java25",
            "nodejs22.x",
            "nodejs24.x",
            "python3.13",
            "python3.14",
            "dotnet8",
            "dotnet10");
    private static final Set<String> SNAPSTART = Set.of(
            "java11",
            "java11.al2023",
            "java17",
            "java17.al2023",
            "java21",
            "java25",
            "python3.12",
            "python3.13",
            "python3.14",
            "dotnet8",
            "dotnet10");

    private Runtimes() {}

    static void check(String runtime) {
        if (ENDED.contains(runtime)) {
            throw Faults.invalidParameter("The runtime parameter of " + runtime
                    + " is no longer supported for creating or updating AWS Lambda functions. We recommend you use a"
                    + " supported runtime while creating or updating functions.");
        }
        if (!NAMED.contains(runtime) && !NEWER.contains(runtime)) {
            throw Faults.invalidParameter("Value " + runtime
                    + " at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: " + NAMED
                    + " or be a valid ARN");
        }
    }

    static void checkDurable(String runtime) {
        if (!DURABLE.contains(runtime)) {
            throw Faults.invalidParameter(
                    "You cannot use a managed runtime that does not support a durable configuration");
        }
    }

    static void checkSnapStart(String runtime) {
        if (!SNAPSTART.contains(runtime)) {
            throw Faults.invalidParameter(runtime + " is not supported for SnapStart enabled functions.");
        }
    }
}
