package dev.mvnlambda.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AliasHistoryTest {
    @Test
    void aMoveIsTheNewestEntryAndEndsAHold() {
        AliasHistory history = AliasHistory.parse("v1 id=d2 held=9 h=8@d2,9@d1").moved("10", "d3");
        assertThat(history.description()).isEqualTo("v1 id=d3 held=- h=10@d3,8@d2,9@d1");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        AliasHistory history =
                AliasHistory.none().moved("1", "20261123-091244-k3f").moved("2", "20261124-101010-abc");
        assertThat(AliasHistory.parse(history.description())).isEqualTo(history);
    }

    @Test
    void aDescriptionThatAPersonWroteIsNoHistory() {
        for (String text : new String[] {"", "our live alias", "v1 id=x", "v2 id=x held=- h=1@x"}) {
            assertThat(AliasHistory.parse(text)).as(text).isEqualTo(AliasHistory.none());
        }
    }

    @Test
    void theDescriptionFitsAndKeepsTheNewest() {
        AliasHistory history = AliasHistory.none();
        for (int version = 1; version <= 50; version++) {
            history = history.moved(Integer.toString(version), "20261123-091244-k3f");
        }
        assertThat(history.description()).hasSizeLessThanOrEqualTo(256).contains("h=50@", ",49@");
    }

    @Test
    void whatARollbackTookBackIsReadBackToo() {
        AliasHistory history = AliasHistory.none()
                .moved("1", "20261123-091244-k3f")
                .rolledBack(
                        "2",
                        "1",
                        "20261124-101010-abc-r",
                        Optional.of(new AliasHistory.Undone("20261124-090000-abc", "all")));
        assertThat(history.held()).isEqualTo("2");
        assertThat(history.entries())
                .extracting(AliasHistory.Entry::deployment)
                .containsExactly("20261124-101010-abc-r", AliasHistory.BY_HAND, "20261123-091244-k3f");
        assertThat(AliasHistory.parse(history.description())).isEqualTo(history);
    }

    @Test
    void aDeployEndsAHold() {
        AliasHistory history = AliasHistory.none()
                .moved("1", "a")
                .moved("2", "b")
                .rolledBack("2", "1", "c-r", Optional.of(new AliasHistory.Undone("b", "all")))
                .moved("3", "d");
        assertThat(history.held()).isEmpty();
        assertThat(history.undone()).isEmpty();
    }

    @Test
    void theHighestNumberCountsWhatIsHeldToo() {
        assertThat(AliasHistory.none().highest()).isZero();
        assertThat(AliasHistory.parse("v1 id=a held=12 h=9@a,10@b").highest()).isEqualTo(12);
    }
}
