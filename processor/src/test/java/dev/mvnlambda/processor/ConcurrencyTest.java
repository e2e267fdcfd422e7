package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    @Test
    void reservedConcurrencyIsNotNegative() {
        assertThat(problemsOf("@Concurrency(reserved = -2)"))
                .containsExactly(
                        "Shop:1: [Reserved] Shop has reserved = -2, but AWS takes 0 or more; raise it, or leave it out.");
        assertThat(problemsOf("@Concurrency(reserved = 0)")).isEmpty();
    }

    @Test
    void provisionedConcurrencyIsOneAtLeast() {
        assertThat(problemsOf("@Concurrency(provisioned = 0)"))
                .containsExactly(
                        "Shop:1: [Provisioned] Shop has provisioned = 0, but AWS takes 1 or more; raise it, or leave it out.");
    }

    @Test
    void noMoreIsProvisionedThanReserved() {
        assertThat(problemsOf("@Concurrency(reserved = 5,\n provisioned = 6)"))
                .containsExactly(
                        "Shop:2: [Provisioned] Shop has provisioned = 6, but only reserved = 5 of its environments may"
                                + " run; raise reserved, or lower provisioned.");
        assertThat(problemsOf("@Concurrency(reserved = 5, provisioned = 5)")).isEmpty();
    }
}
