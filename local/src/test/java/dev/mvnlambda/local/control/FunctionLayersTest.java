package dev.mvnlambda.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Layer;

/** Functions with layers. */
class FunctionLayersTest extends AccountTest {

    private static final String LAYER = "arn:aws:lambda:us-east-1:000000000000:layer:";

    @BeforeEach
    void twoLayers() {
        publish("below", "java/lib/below.jar");
        publish("above", "java/lib/above.jar");
    }

    @Test
    void layersAreShownWithTheirSizeAndLaidUnderTheCodeInTheirOrder() {
        create("f", request -> request.layers(LAYER + "below:1", LAYER + "above:1"));
        settle();

        assertThat(shown("f").layers())
                .extracting(Layer::arn, Layer::codeSize)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LAYER + "below:1", size("java/lib/below.jar")),
                        org.assertj.core.groups.Tuple.tuple(LAYER + "above:1", size("java/lib/above.jar")));
        lambda.invoke(request -> request.functionName("f").payload(SdkBytes.fromUtf8String("{}")));
        assertThat(runtime.invoked().get(0).layers())
                .satisfiesExactly(
                        below -> assertThat(below.resolve("java/lib/below.jar")).exists(),
                        above -> assertThat(above.resolve("java/lib/above.jar")).exists());
    }

    @Test
    void aDeletedVersionStaysWithTheFunctionsThatHaveIt() {
        function("f");
        lambda.updateFunctionConfiguration(request -> request.functionName("f").layers(LAYER + "below:1"));
        settle();
        lambda.deleteLayerVersion(request -> request.layerName("below").versionNumber(1L));
        reopen(LocalOptions.in(directory));

        assertThat(shown("f").layers()).extracting(Layer::arn).containsExactly(LAYER + "below:1");
        lambda.invoke(request -> request.functionName("f").payload(SdkBytes.fromUtf8String("{}")));
        assertThat(runtime.invoked().get(0).layers()).hasSize(1);
        lambda.updateFunctionConfiguration(request -> request.functionName("f").timeout(7));
        settle();
        refused("Layer version " + LAYER + "below:1 does not exist.", LAYER + "below:1");
    }

    @Test
    void layersHaveToBeThereAndDiffer() {
        publish("below", "other");
        refused("Layer version " + LAYER + "none:1 does not exist.", LAYER + "none:1");
        refused("Layer version " + LAYER + "below:9 does not exist.", LAYER + "below:9");
        refused(
                "Two different versions of the same layer are not allowed to be referenced in the same function. "
                        + LAYER + "below:1 and " + LAYER + "below:2 are versions of the same layer.",
                LAYER + "below:1",
                LAYER + "below:2");
        refused(
                "Layers are not in the same region as the function. Layers are expected to be in region us-east-1.",
                LAYER.replace("us-east-1", "eu-west-1") + "below:1");
    }

    @Test
    void aLayerIsNamedWithItsVersion() {
        refused(
                () -> create("g", request -> request.layers(LAYER + "below")),
                400,
                "ValidationException",
                "1 validation error detected: Value '[" + LAYER
                        + "below]' at 'layers' failed to satisfy constraint: Member"
                        + " must satisfy constraint: [Member must have length less than or equal to 140, Member must have"
                        + " length greater than or equal to 1, Member must satisfy regular expression pattern:"
                        + " (arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|"
                        + "(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+), Member must not be null]");
    }

    @Test
    void layersCountAsCode() {
        long before = lambda.getAccountSettings().accountUsage().totalCodeSize();
        publish("below", "java/lib/below.jar");
        assertThat(lambda.getAccountSettings().accountUsage().totalCodeSize())
                .isEqualTo(before + size("java/lib/below.jar"));
    }

    private void refused(String text, String... layers) {
        refused(
                () -> create("g", request -> request.layers(List.of(layers))),
                400,
                "InvalidParameterValueException",
                text);
    }

    private void publish(String name, String entry) {
        lambda.publishLayerVersion(
                request -> request.layerName(name).content(content -> content.zipFile(Archives.of(entry))));
    }

    private static long size(String entry) {
        return Archives.of(entry).asByteArrayUnsafe().length;
    }
}
