package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.UrlSpec;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Url}. */
final class UrlReader {
    private UrlReader() {}

    static @Nullable UrlSpec read(Marks marks) {
        return marks.one("Url").map(UrlReader::read).orElse(null);
    }

    private static UrlSpec read(Mark mark) {
        String cloudFront = mark.member("cloudFront")
                .text(
                        ProblemId.CLOUD_FRONT,
                        Patterns.DISTRIBUTION,
                        "a distribution has an id like E2QWRUHAPOMQZL, or an ARN that ends in one; write either");
        return new UrlSpec(
                auth(mark, cloudFront),
                cloudFront,
                invokeMode(mark),
                mark.member("cors").annotation().flatMap(CorsReader::read).orElse(null));
    }

    private static String auth(Mark mark, String cloudFront) {
        Member auth = mark.member("auth");
        boolean open = auth.constant().equals("NONE");
        if (open && !auth.isUnset() && !cloudFront.isEmpty()) {
            auth.error(
                    ProblemId.CLOUD_FRONT_AUTH,
                    "%s lets everyone call its URL, but cloudFront is for one that only a distribution calls; remove auth or cloudFront."
                            .formatted(mark.function()));
        }
        return open && cloudFront.isEmpty() ? "NONE" : "AWS_IAM";
    }

    private static String invokeMode(Mark mark) {
        Member invokeMode = mark.member("invokeMode");
        if (invokeMode.constant().equals("RESPONSE_STREAM")) {
            invokeMode.warning(
                    ProblemId.RESPONSE_STREAM,
                    "%s streams its answer, but AWS's managed Java runtimes send it in one piece; BUFFERED says what happens."
                            .formatted(mark.function()));
        }
        return invokeMode.constant();
    }
}
