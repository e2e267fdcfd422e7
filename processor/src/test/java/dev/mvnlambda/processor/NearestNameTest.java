package dev.mvnlambda.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    @Test
    void itOffersTheNearestName() {
        assertThat(NearestName.hint("refnd", List.of("charge", "refund", "refunds")))
                .isEqualTo(" Did you mean refund?");
        assertThat(NearestName.hint("JAVA21", List.of("java11", "java21"))).isEqualTo(" Did you mean java21?");
    }

    @Test
    void itOffersNothingThatIsFarOff() {
        assertThat(NearestName.hint("python", List.of("java11", "java21"))).isEmpty();
        assertThat(NearestName.hint("x", List.of())).isEmpty();
    }

    @Test
    void ofEquallyNearNamesItOffersTheFirst() {
        assertThat(NearestName.hint("bat", List.of("cat", "bar"))).isEqualTo(" Did you mean bar?");
    }
}
