package dev.mvnlambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RateLimiterTest {
    private final FakeTime time = new FakeTime();
    private final RateLimiter limiter = new RateLimiter(time);

    @Test
    void itStartsOpen() {
        for (int i = 0; i < 100; i++) {
            limiter.acquire();
        }
        assertThat(time.slept()).isZero();
    }

    @Test
    void afterAThrottledCallItKeepsBelowWhatAwsAllows() {
        limiter.throttled();
        for (int i = 0; i < 150; i++) {
            limiter.acquire();
        }
        assertThat(time.slept()).isGreaterThan(Duration.ofSeconds(10));
    }

    @Test
    void furtherThrottlingSlowsItDownButItNeverStops() {
        for (int i = 0; i < 20; i++) {
            limiter.throttled();
            time.sleep(Duration.ofSeconds(2));
        }
        Duration before = time.slept();
        limiter.acquire();
        limiter.acquire();
        assertThat(time.slept().minus(before)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(2));
    }

    @Test
    void manyRefusalsOfOneSecondCountOnce() {
        for (int i = 0; i < 20; i++) {
            limiter.throttled();
        }
        for (int i = 0; i < 15; i++) {
            limiter.acquire();
        }
        assertThat(time.slept()).isLessThan(Duration.ofSeconds(4));
    }
}
