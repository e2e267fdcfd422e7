package dev.mvnlambda.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code @Layers}. */
final class LayersReader {
    private static final int MOST = 5;

    private LayersReader() {}

    /** In the order of the source, which is that of the class path. */
    static List<String> read(Marks marks) {
        return marks.one("Layers").map(LayersReader::read).orElse(List.of());
    }

    private static List<String> read(Mark mark) {
        List<Member> layers = mark.items("value");
        if (layers.size() > MOST) {
            mark.member("value")
                    .error(
                            ProblemId.LAYERS,
                            "%s has %d layers, but AWS takes at most %d; merge or remove some."
                                    .formatted(mark.function(), layers.size(), MOST));
        }
        Set<String> names = new HashSet<>();
        for (Member layer : layers) {
            String arn = layer.text(
                    ProblemId.ARN,
                    Patterns.LAYER_VERSION,
                    "AWS takes the ARN of a layer's version; write one like arn:aws:lambda:eu-west-1:123456789012:layer:name:1");
            if (!names.add(arn.replaceFirst(":[0-9]+$", ""))) {
                layer.error(
                        ProblemId.DUPLICATE_LAYER,
                        "%s has %s, of which another version or the same is there already; keep one of them."
                                .formatted(mark.function(), arn));
            }
        }
        return mark.texts("value");
    }
}
