package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.durable;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggingTest {
    @Test
    void logsAreKeptForAsLongAsCloudWatchOffers() {
        assertThat(problemsOf("@Logging(retentionDays = 10)"))
                .containsExactly(
                        "Shop:1: [LogRetention] Shop keeps its log for 10 days, which CloudWatch Logs does not offer; take"
                                + " 14.");
        assertThat(problemsOf("@Logging(retentionDays = 4000)"))
                .containsExactly(
                        "Shop:1: [LogRetention] Shop keeps its log for 4000 days, which CloudWatch Logs does not offer;"
                                + " take 0, for ever.");
        assertThat(problemsOf("@Logging(retentionDays = 0)")).isEmpty();
    }

    @Test
    void levelsNeedJson() {
        assertThat(problemsOf("@Logging(\nlevel = LogLevel.WARN)"))
                .containsExactly(
                        "Shop:2: [LogLevel] Shop has level = WARN, but AWS filters by level in JSON only; add format ="
                                + " LogFormat.JSON.");
        assertThat(problemsOf("@Logging(level = LogLevel.WARN, format = LogFormat.JSON)"))
                .isEmpty();
        assertThat(problems(durable("Shop", "@Durable @Logging(level = LogLevel.WARN)")))
                .isEmpty();
    }

    @Test
    void aLogGroupHasTheCharactersThatAwsTakes() {
        assertThat(problemsOf("@Logging(group = \"my logs\")"))
                .containsExactly(
                        "Shop:1: [LogGroup] Shop has group = \"my logs\", but a log group is 1 to 512 letters, digits or any"
                                + " of .-_/#; change it.");
        assertThat(problemsOf("@Logging(group = \"/orders/${stage}\")")).isEmpty();
    }
}
