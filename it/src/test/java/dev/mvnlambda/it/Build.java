package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What came of one run of Maven.
 *
 * @param log all that it printed, a line each
 */
record Build(List<String> arguments, int exitCode, List<String> log) {

    Build succeeded() {
        assertThat(exitCode).as(this::toString).isZero();
        return this;
    }

    Build failed() {
        assertThat(exitCode).as(this::toString).isNotZero();
        return this;
    }

    Build says(String text) {
        assertThat(log).as(this::toString).anyMatch(line -> line.contains(text));
        return this;
    }

    Build doesNotSay(String text) {
        assertThat(log).as(this::toString).noneMatch(line -> line.contains(text));
        return this;
    }

    /** The log lines that hold a text. */
    List<String> lines(String text) {
        return log.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public String toString() {
        return "mvn " + String.join(" ", arguments) + System.lineSeparator() + String.join(System.lineSeparator(), log);
    }
}
