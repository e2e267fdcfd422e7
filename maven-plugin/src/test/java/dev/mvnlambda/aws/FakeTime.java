package dev.mvnlambda.aws;

import dev.mvnlambda.resource.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only sleeping moves. */
public final class FakeTime implements Time, InstantSource {
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private Instant now = START;

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        now = now.plus(duration);
    }

    /** How long was slept in all. */
    public synchronized Duration slept() {
        return Duration.between(START, now);
    }
}
