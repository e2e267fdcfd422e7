package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.AsyncSpec;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Async}. */
final class AsyncReader {
    private static final Pattern SUCCESS =
            Pattern.compile("arn:aws[a-zA-Z0-9-]*:(sqs|sns|lambda|events):[a-z0-9-]+:\\d{12}:.+");
    private static final Pattern FAILURE = Pattern.compile(SUCCESS + "|arn:aws[a-zA-Z0-9-]*:s3:::.+");

    private AsyncReader() {}

    static @Nullable AsyncSpec read(Marks marks) {
        return marks.one("Async").map(AsyncReader::read).orElse(null);
    }

    private static AsyncSpec read(Mark mark) {
        return new AsyncSpec(
                mark.number("retries", ProblemId.ASYNC_RETRIES, 0, 2, ""),
                mark.number("maxAge", ProblemId.ASYNC_MAX_AGE, 60, 21_600, "seconds"),
                mark.member("onSuccess")
                        .text(
                                ProblemId.ASYNC_DESTINATION,
                                SUCCESS,
                                "AWS tells a queue, a topic, a function or an event bus; write the ARN of one"),
                mark.member("onFailure")
                        .text(
                                ProblemId.ASYNC_DESTINATION,
                                FAILURE,
                                "AWS tells a queue, a topic, a function, an event bus or a bucket; write the ARN of one"));
    }
}
