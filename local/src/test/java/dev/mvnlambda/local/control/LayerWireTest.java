package dev.mvnlambda.local.control;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Layers, as AWS answers of them. */
class LayerWireTest extends WireTest {

    private static final String NO_LAYER = """
            404 ResourceNotFoundException
            {Type: 'User', Message: 'The resource you requested does not exist.'}
            """;
    private static final String LESS_THAN_ONE = """
            400 InvalidParameterValueException
            {Type: 'User', message: 'Layer Version Cannot be less than 1'}
            """;
    private static final String LISTED = "CompatibleArchitectures: ['x86_64'], CompatibleRuntimes: ['java21'],"
            + " CreatedDate: '<date>', Description: 'words', LayerVersionArn: '<lambda>:layer:l:%1$d',"
            + " LicenseInfo: 'MIT', Version: %1$d";
    private static final String SHOWN = LISTED + ", Content: {CodeSha256: '<sha 1>', CodeSize: '<size>', Location:"
            + " '<location>'}, LayerArn: '<lambda>:layer:l'";

    @BeforeEach
    void aLayer() {
        publish(1);
    }

    @Test
    void versionsAreShownByNumberAndByArn() {
        answered(
                lambda ->
                        lambda.getLayerVersion(request -> request.layerName("l").versionNumber(1L)),
                "200\n{" + SHOWN.formatted(1) + "}");
        answered(
                lambda -> lambda.getLayerVersionByArn(request -> request.arn(arn("l:1"))),
                "200\n{" + SHOWN.formatted(1) + "}");
        answered(
                lambda -> lambda.getLayerVersion(
                        request -> request.layerName(arn("l")).versionNumber(1L)),
                "200\n{" + SHOWN.formatted(1) + "}");
    }

    @Test
    void whatIsNotSaidIsNotShown() {
        answered(
                lambda -> lambda.publishLayerVersion(
                        request -> request.layerName("plain").content(content -> content.zipFile(Archives.of("one")))),
                "201\n{Content: {CodeSha256: '<sha 1>', CodeSize: '<size>', Location: '<location>'}, CreatedDate: '<date>',"
                        + " Description: '', LayerArn: '<lambda>:layer:plain', LayerVersionArn: '<lambda>:layer:plain:1',"
                        + " Version: 1}");
    }

    @Test
    void listsBeginWithTheNewestVersionThatSuits() {
        publish(2);
        answered(
                lambda -> lambda.listLayerVersions(request -> request.layerName("l")),
                "200\n{LayerVersions: [{" + LISTED.formatted(2) + "}, {" + LISTED.formatted(1) + "}]}");
        answered(
                lambda -> lambda.listLayers(
                        request -> request.compatibleRuntime("java21").compatibleArchitecture("x86_64")),
                "200\n{Layers: [{LayerArn: '<lambda>:layer:l', LayerName: 'l', LatestMatchingVersion: {"
                        + LISTED.formatted(2) + "}}]}");
        answered(lambda -> lambda.listLayers(request -> request.compatibleRuntime("java17")), "200\n{Layers: []}");
        answered(lambda -> lambda.listLayerVersions(request -> request.layerName("none")), "200\n{LayerVersions: []}");
    }

    @Test
    void aDeletedVersionIsGoneAndItsNumberUsedUp() {
        publish(2);
        delete("l", 2, "204");
        delete("l", 2, "204");
        delete("none", 1, "204");
        answered(
                lambda -> lambda.listLayerVersions(request -> request.layerName("l")),
                "200\n{LayerVersions: [{" + LISTED.formatted(1) + "}]}");
        publish(3);
    }

    @Test
    void whatIsNotThereIsMissing() {
        answered(
                lambda -> lambda.getLayerVersion(
                        request -> request.layerName("none").versionNumber(1L)),
                NO_LAYER);
        answered(
                lambda ->
                        lambda.getLayerVersion(request -> request.layerName("l").versionNumber(2L)),
                NO_LAYER);
        answered(lambda -> lambda.getLayerVersionByArn(request -> request.arn(arn("l:2"))), NO_LAYER);
        answered(
                lambda ->
                        lambda.getLayerVersion(request -> request.layerName("l").versionNumber(0L)),
                LESS_THAN_ONE);
        delete("l", -1, LESS_THAN_ONE);
    }

    @Test
    void membersKeepTheirBounds() {
        answered(lambda -> lambda.getLayerVersionByArn(request -> request.arn(arn("l"))), """
                400 ValidationException
                {message: "1 validation error detected: Value '<lambda>:layer:l' at 'arn' failed to satisfy constraint: \
                Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|\
                (-iso([a-z]?)))?-[a-z]+-\\\\d{1}:\\\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|\
                (arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)"}
                """);
        answered(lambda -> lambda.listLayers(request -> request.compatibleArchitecture("no")), """
                400 ValidationException
                {message: "1 validation error detected: Value 'no' at 'compatibleArchitecture' failed to satisfy \
                constraint: Member must satisfy enum value set: [x86_64, arm64]"}
                """);
        answered(
                lambda -> lambda.publishLayerVersion(request -> request.layerName("l")
                        .content(content -> content.zipFile(Archives.of("one")))
                        .compatibleRuntimesWithStrings("no", "java21")
                        .compatibleArchitecturesWithStrings("no")),
                """
                400 ValidationException
                {message: "2 validation errors detected: Value '[no, java21]' at 'compatibleRuntimes' failed to satisfy \
                constraint: Member must satisfy enum value set: [nodejs20.x, python3.14, provided.al2023, python3.12, \
                python3.13, nodejs24.x, nodejs22.x, java25, python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, \
                python3.8, python3.9, java17, nodejs16.x, dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, \
                java8.al2]; Value '[no]' at 'compatibleArchitectures' failed to satisfy constraint: Member must satisfy \
                constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]"}
                """);
    }

    private void publish(int number) {
        answered(
                lambda -> lambda.publishLayerVersion(request -> request.layerName("l")
                        .description("words")
                        .licenseInfo("MIT")
                        .compatibleRuntimesWithStrings("java21")
                        .compatibleArchitecturesWithStrings("x86_64")
                        .content(content -> content.zipFile(Archives.of("one")))),
                "201\n{" + SHOWN.formatted(number) + "}");
    }

    private void delete(String layer, long number, String expected) {
        answered(
                lambda -> lambda.deleteLayerVersion(
                        request -> request.layerName(layer).versionNumber(number)),
                expected);
    }

    private static String arn(String layer) {
        return "arn:aws:lambda:us-east-1:000000000000:layer:" + layer;
    }
}
