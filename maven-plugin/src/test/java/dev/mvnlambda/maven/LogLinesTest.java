package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LogLinesTest {
    private static final String HEAD = "03:04:05.678 Shop:3 8f2c1a2b ";

    private final LogLines lines = new LogLines(ZoneOffset.UTC);

    @BeforeEach
    void showTheShop() {
        lines.show(Map.of("orders-dev-Shop", "Shop"));
    }

    @Test
    void aLineSaysWhenWhoAndInWhichCall() {
        assertThat(lines.text(sent("orders-dev-Shop", "function", "sold \\\"one\\\"")))
                .contains(HEAD + "sold \"one\"");
    }

    @Test
    void otherFunctionsOfASharedServerAreNotShown() {
        assertThat(lines.text(sent("market-dev-Shop", "function", "sold"))).isEmpty();
    }

    @Test
    void ofLambdasOwnLinesOnlyASummaryIsShown() {
        assertThat(lines.text(sent("orders-dev-Shop", "platform", "START RequestId: 8f2c1a2b-1 Version: 3")))
                .isEmpty();
        assertThat(lines.text(sent("orders-dev-Shop", "platform", "END RequestId: 8f2c1a2b-1")))
                .isEmpty();
        assertThat(lines.text(sent("orders-dev-Shop", "platform", ""))).isEmpty();
        assertThat(lines.text(sent(
                        "orders-dev-Shop",
                        "platform",
                        "REPORT RequestId: 8f2c1a2b-1\\tDuration: 12.34 ms\\tBilled Duration: 390 ms\\tMemory Size: 1024 MB"
                                + "\\tMax Memory Used: 61 MB\\tInit Duration: 377.01 ms\\t")))
                .contains(HEAD + "— ended after 12 ms, 377 ms to start, 61 MB");
        assertThat(lines.text(sent(
                        "orders-dev-Shop",
                        "platform",
                        "REPORT RequestId: 8f2c1a2b-1\\tDuration: 20000.00 ms\\tBilled Duration: 20000 ms\\tMemory Size: 1024 MB"
                                + "\\tMax Memory Used: 61 MB\\tStatus: timeout")))
                .contains(HEAD + "— timeout after 20000 ms, 61 MB");
        assertThat(lines.text(sent("orders-dev-Shop", "platform", "Runtime.ExitError")))
                .contains(HEAD + "Runtime.ExitError");
    }

    @Test
    void aFunctionThatPrintsLikeLambdaIsShownAsItPrints() {
        assertThat(lines.text(sent("orders-dev-Shop", "function", "START RequestId: no")))
                .contains(HEAD + "START RequestId: no");
    }

    @Test
    void whatWasLeftOutIsTold() {
        assertThat(lines.text("{\"leftOut\":17}"))
                .hasValueSatisfying(line -> assertThat(line).contains("17 lines left out"));
    }

    @Test
    void whatIsNoLineIsPassedOver() {
        assertThat(lines.text("")).isEmpty();
        assertThat(lines.text("{\"time\":")).isEmpty();
    }

    private static String sent(String function, String origin, String text) {
        return "{\"time\":\"2026-01-02T03:04:05.678Z\",\"function\":\"" + function
                + "\",\"version\":\"3\",\"requestId\":\"8f2c1a2b-1111-2222-3333-444455556666\",\"origin\":\"" + origin
                + "\",\"text\":\"" + text + "\"}";
    }
}
