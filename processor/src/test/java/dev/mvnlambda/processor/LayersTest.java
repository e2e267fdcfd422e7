package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayersTest {
    private static final String LAYER = "arn:aws:lambda:eu-west-1:123456789012:layer:";

    @Test
    void aLayerIsTheArnOfAVersion() {
        assertThat(problemsOf("@Layers({\"" + LAYER + "a:1\",\n\"" + LAYER + "b\"})"))
                .containsExactly(
                        "Shop:2: [Arn] Shop has value = \"" + LAYER + "b\", but AWS takes the ARN of a layer's version;"
                                + " write one like arn:aws:lambda:eu-west-1:123456789012:layer:name:1.");
    }

    @Test
    void fiveLayersAreAllowed() {
        assertThat(problemsOf(("@Layers({" + "\"${layer}%d\", ".repeat(6) + "})").formatted(1, 2, 3, 4, 5, 6)))
                .containsExactly("Shop:1: [Layers] Shop has 6 layers, but AWS takes at most 5; merge or remove some.");
    }

    @Test
    void aLayerIsThereInOneVersion() {
        assertThat(problemsOf("@Layers({\"" + LAYER + "a:1\",\n\"" + LAYER + "a:2\"})"))
                .containsExactly("Shop:2: [DuplicateLayer] Shop has " + LAYER
                        + "a:2, of which another version or the same is there" + " already; keep one of them.");
    }
}
