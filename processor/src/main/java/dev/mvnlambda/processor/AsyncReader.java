package dev.mvnlambda.processor;

import dev.mvnlambda.manifest.AsyncSpec;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Async}. */
final class AsyncReader {
    private static final Pattern SUCCESS =
            Pattern.compile("arn:aws[a-zA-Z0-9-]*:(sqs|sns|lambda|events):[a-z0-9-]+:\\d{12}:.+");
    private static final Pattern FUNCTION = Pattern.compile("arn:[^:]+:lambda:[^:]+:[^:]+:function:([^:]+)(:.+)?");
    private static final Pattern FAILURE = Pattern.compile(SUCCESS + "|arn:aws[a-zA-Z0-9-]*:s3:::.+");

    private AsyncReader() {}

    static @Nullable AsyncSpec read(Marks marks) {
        return marks.one("Async").map(AsyncReader::read).orElse(null);
    }

    private static AsyncSpec read(Mark mark) {
        return new AsyncSpec(
                mark.number("retries", ProblemId.ASYNC_RETRIES, 0, 2, ""),
                mark.number("maxAge", ProblemId.ASYNC_MAX_AGE, 60, 21_600, "seconds"),
                destination(
                        mark.member("onSuccess"),
                        SUCCESS,
                        "AWS tells a queue, a topic, a function or an event bus; write the ARN of one"),
                destination(
                        mark.member("onFailure"),
                        FAILURE,
                        "AWS tells a queue, a topic, a function, an event bus or a bucket; write the ARN of one"));
    }

    private static String destination(Member member, Pattern pattern, String rule) {
        String function = member.mark().function();
        Matcher other = FUNCTION.matcher(member.text());
        if (other.matches()
                && (other.group(1).equals(function) || other.group(1).endsWith("-" + function))) {
            member.error(
                    ProblemId.ASYNC_ITSELF,
                    "%s has itself as %s, but a function cannot be its own destination; name another, or leave it out."
                            .formatted(function, member.name()));
        }
        return member.text(ProblemId.ASYNC_DESTINATION, pattern, rule);
    }
}
