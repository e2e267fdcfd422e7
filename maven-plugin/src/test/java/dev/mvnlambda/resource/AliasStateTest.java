package dev.mvnlambda.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AliasStateTest {

    @Test
    void sharesAreToldInPercentAndInTheOrderOfTheVersions() {
        assertThat(shares(Map.of("3", 0.25))).isEqualTo("25 % to version 3, the rest to version 2");
        assertThat(shares(Map.of("10", 0.1, "9", 0.0025)))
                .isEqualTo("0.25 % to version 9, 10 % to version 10, the rest to version 2");
        assertThat(shares(Map.of("3", 1.0))).isEqualTo("100 % to version 3, the rest to version 2");
    }

    private static String shares(Map<String, Double> weights) {
        return new AliasState("2", weights, "", "").shares();
    }
}
