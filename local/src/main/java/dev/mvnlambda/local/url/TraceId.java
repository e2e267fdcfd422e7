package dev.mvnlambda.local.url;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Makes X-Ray trace headers, since AWS puts one on every request; nothing is sampled. */
final class TraceId {
    private TraceId() {}

    static String made(Instant time) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "Root=1-%08x-%08x%016x;Parent=%016x;Sampled=0"
                .formatted(time.getEpochSecond(), random.nextInt(), random.nextLong(), random.nextLong());
    }
}
