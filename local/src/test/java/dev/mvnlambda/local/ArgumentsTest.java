package dev.mvnlambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mvnlambda.local.control.Switches;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void callsAreWithoutBoundUnlessOneIsGiven() {
        assertThat(Arguments.of().options().callsPerSecond()).isEmpty();
        assertThat(Arguments.of("--calls-per-second", "15").options().callsPerSecond())
                .hasValue(15);
    }

    @Test
    void eachSwitchIsSetByItsName() {
        assertThat(Arguments.of().switches()).isEqualTo(Switches.likely());
        assertThat(Arguments.of(
                                "--switch", "equalCodeMakesVersion=true",
                                "--switch", "taggingChangesRevision=false")
                        .options()
                        .switches())
                .isEqualTo(Switches.likely().inverted("equalCodeMakesVersion").inverted("taggingChangesRevision"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.of("--switch", "taggingChangesRevision"))
                .withMessageContaining("'taggingChangesRevision', but it is NAME=true or NAME=false");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.of("--switch", "tagging=true"))
                .withMessageContaining("no switch 'tagging'; there are equalCodeMakesVersion, ");
    }

    @Test
    void whatIsNotUnderstoodIsNamedWithTheWayOn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.of("--calls-per-second", "0"))
                .withMessage("--calls-per-second is '0', but it is a number from 1; AWS takes 15, and there is no bound"
                        + " when it is left out.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.of("--speed", "9"))
                .withMessage(
                        "--speed is not known; use --port NUMBER, --dir DIRECTORY, --parent PROCESS, --calls-per-second NUMBER"
                                + " and --switch NAME=BOOLEAN.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arguments.of("--port"))
                .withMessageStartingWith("--port has no value; use --port NUMBER");
    }
}
