package dev.mvnlambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void callsAreWithoutBoundUnlessOneIsGiven() {
        assertThat(Arguments.of().options().callsPerSecond()).isEmpty();
        assertThat(Arguments.of("--calls-per-second", "15").options().callsPerSecond())
                .hasValue(15);
    }

    @Test
    void whatIsNotUnderstoodIsNamedWithTheWayOn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.of("--calls-per-second", "0"))
                .withMessage("--calls-per-second is '0', but it is a number from 1; AWS takes 15, and there is no bound"
                        + " when it is left out.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.of("--speed", "9"))
                .withMessage("--speed is not known; use --port NUMBER, --dir DIRECTORY, --parent PROCESS and"
                        + " --calls-per-second NUMBER.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.of("--parent", "mvn"))
                .withMessage("--parent is 'mvn', but a process has a number.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.of("--port"))
                .withMessageStartingWith("--port has no value; use --port NUMBER");
    }
}
