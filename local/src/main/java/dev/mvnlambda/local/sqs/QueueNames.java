package dev.mvnlambda.local.sqs;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How queues of one region are called.
 *
 * @param address where the account is reached over HTTP; empty until it is
 */
record QueueNames(String account, String region, Supplier<Optional<URI>> address) {

    /** Returns the key of a queue's record. */
    String key(String name) {
        return region + "/" + name;
    }

    String arn(String name) {
        return "arn:aws:sqs:" + region + ":" + account + ":" + name;
    }

    /** Returns a queue's address; in-process, the one that AWS would give. */
    String url(String name) {
        String start = address.get().map(URI::toString).orElseGet(() -> "https://sqs." + region + ".amazonaws.com");
        return start + "/" + account + "/" + name;
    }

    /** Returns the name in an address; its host is not looked at, so that it outlives another port. */
    String named(@Nullable String url) {
        if (url == null) {
            throw SqsFaults.missingParameter("QueueUrl");
        }
        String end = url.substring(url.lastIndexOf('/') + 1);
        if (end.isEmpty()) {
            throw SqsFaults.noQueue();
        }
        return end;
    }

    /** Returns the name in an ARN; empty unless it is of a queue here. */
    Optional<String> inArn(String arn) {
        String start = arn("");
        return arn.startsWith(start) && arn.length() > start.length()
                ? Optional.of(arn.substring(start.length()))
                : Optional.empty();
    }
}
