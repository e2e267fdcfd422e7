package dev.mvnlambda.local.control;

import static dev.mvnlambda.local.control.Constraint.all;
import static dev.mvnlambda.local.control.Constraint.each;
import static dev.mvnlambda.local.control.Constraint.length;
import static dev.mvnlambda.local.control.Constraint.notNull;
import static dev.mvnlambda.local.control.Constraint.oneOf;
import static dev.mvnlambda.local.control.Constraint.pattern;
import static dev.mvnlambda.local.control.Constraint.range;
import static java.util.Map.entry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bounds of members that operations on layers and on code signing have, each named after its operation. */
final class SharedBounds {

    // in the order of AWS's own text
    private static final List<String> RUNTIMES = List.of(
            ("ruby3.5, ruby2.6, dotnetcore1.0, python3.7, nodejs8.10, nasa, ruby2.7, python2.7-greengrass, dotnetcore2.0,"
                            + " python3.8, java21, dotnet6, dotnetcore2.1, python3.9, java11, nodejs6.10, provided,"
                            + " dotnetcore3.1, dotnet8, java25, java17, nodejs, nodejs4.3, java8.al2, go1.x, dotnet10,"
                            + " nodejs20.x, go1.9, byol, nodejs10.x, provided.al2023, nodejs22.x, python3.10, java8,"
                            + " nodejs12.x, python3.11, nodejs24.x, nodejs8.x, python3.12, nodejs14.x, nodejs8.9,"
                            + " nodejs26.x, python3.13, python3.14, nodejs16.x, python3.15, provided.al2, nodejs4.3-edge,"
                            + " nodejs18.x, ruby3.2, python3.4, ruby3.3, ruby3.4, ruby2.5, python3.6, python2.7")
                    .split(", ", -1));
    private static final List<Constraint> NAME = all(
            length(1, 140),
            pattern("(arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:layer:[a-zA-Z0-9-_]+)|[a-zA-Z0-9-_]+"));
    private static final List<Constraint> RUNTIME = oneOf(RUNTIMES.toArray(String[]::new));
    private static final List<Constraint> ARCHITECTURE = oneOf("x86_64", "arm64");
    private static final List<Constraint> SIGNING_ARN = all(
            length(0, 200),
            pattern("arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:"
                    + "code-signing-config:csc-[a-z0-9]{17}"));
    private static final List<Constraint> UNTRUSTED = oneOf("Warn", "Enforce");
    private static final List<Constraint> PAGE = range(1, 50);

    private static final Map<String, List<Constraint>> BOUNDS = Map.ofEntries(
            entry("PublishLayerVersion.layerName", NAME),
            entry("GetLayerVersion.layerName", NAME),
            entry("DeleteLayerVersion.layerName", NAME),
            entry("ListLayerVersions.layerName", NAME),
            entry("AddLayerVersionPermission.layerName", NAME),
            entry("GetLayerVersionPolicy.layerName", NAME),
            entry("RemoveLayerVersionPermission.layerName", NAME),
            entry("PublishLayerVersion.licenseInfo", length(0, 512)),
            // AWS names the runtimes that are not at their end, but takes the others too
            entry(
                    "PublishLayerVersion.compatibleRuntimes",
                    all(
                            length(0, 15),
                            List.of(new Constraint(
                                    "Member must satisfy enum value set: " + Runtimes.NAMED,
                                    value -> RUNTIMES.containsAll((Collection<?>) value))))),
            entry("PublishLayerVersion.compatibleArchitectures", all(length(0, 2), each(ARCHITECTURE, notNull()))),
            entry("ListLayers.compatibleRuntime", RUNTIME),
            entry("ListLayers.compatibleArchitecture", ARCHITECTURE),
            entry("ListLayers.maxItems", PAGE),
            entry("ListLayerVersions.compatibleRuntime", RUNTIME),
            entry("ListLayerVersions.compatibleArchitecture", ARCHITECTURE),
            entry("ListLayerVersions.maxItems", PAGE),
            entry(
                    "GetLayerVersionByArn.arn",
                    all(
                            length(1, 140),
                            pattern(
                                    "(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:"
                                            + "\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|"
                                            + "(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)"))),
            entry("AddLayerVersionPermission.action", all(length(0, 22), pattern("lambda:GetLayerVersion"))),
            entry("AddLayerVersionPermission.principal", pattern("\\d{12}|\\*|arn:(aws[a-zA-Z-]*):iam::\\d{12}:root")),
            entry("CreateCodeSigningConfig.allowedPublishers.signingProfileVersionArns", length(1, 20)),
            entry("UpdateCodeSigningConfig.allowedPublishers.signingProfileVersionArns", length(1, 20)),
            entry("CreateCodeSigningConfig.codeSigningPolicies.untrustedArtifactOnDeployment", UNTRUSTED),
            entry("UpdateCodeSigningConfig.codeSigningPolicies.untrustedArtifactOnDeployment", UNTRUSTED),
            entry("CreateFunction.codeSigningConfigArn", SIGNING_ARN),
            entry("GetCodeSigningConfig.codeSigningConfigArn", SIGNING_ARN),
            entry("UpdateCodeSigningConfig.codeSigningConfigArn", SIGNING_ARN),
            entry("DeleteCodeSigningConfig.codeSigningConfigArn", SIGNING_ARN),
            entry("PutFunctionCodeSigningConfig.codeSigningConfigArn", SIGNING_ARN),
            entry("ListFunctionsByCodeSigningConfig.codeSigningConfigArn", SIGNING_ARN),
            entry("AddLayerVersionPermission.organizationId", all(length(0, 34), pattern("o-[a-z0-9]{10,32}"))));

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "PublishLayerVersion", List.of("layerName", "content"),
            "GetLayerVersionByArn", List.of("arn"),
            "CreateCodeSigningConfig", List.of("allowedPublishers"),
            "PutFunctionCodeSigningConfig", List.of("codeSigningConfigArn", "functionName"),
            "AddLayerVersionPermission", List.of("layerName", "statementId", "action", "principal"));

    private SharedBounds() {}

    /** Returns the bounds of a member that is named with its operation; absent when there are none. */
    static Optional<List<Constraint>> find(String member) {
        return Optional.ofNullable(BOUNDS.get(member));
    }

    static List<String> required(String operation) {
        return REQUIRED.getOrDefault(operation, List.of());
    }
}
