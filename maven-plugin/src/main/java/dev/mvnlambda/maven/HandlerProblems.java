package dev.mvnlambda.maven;

import dev.mvnlambda.processor.Generation;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Tells what is wrong with handlers, at file and line. */
final class HandlerProblems {
    private final Log log;

    HandlerProblems(Log log) {
        this.log = log;
    }

    /**
     * Prints all of them.
     *
     * @throws MojoFailureException if any is an error
     */
    void print(Generation.Outcome outcome) throws MojoFailureException {
        outcome.problems().forEach(this::print);
        if (outcome.failed()) {
            throw new MojoFailureException(summary(outcome.problems()));
        }
    }

    private void print(Generation.Problem problem) {
        String text = place(problem) + problem.message();
        if (problem.severity() == Generation.Severity.ERROR) {
            log.error(text);
        } else {
            log.warn(text);
        }
    }

    private static String place(Generation.Problem problem) {
        if (problem.file() == null) {
            return "";
        }
        String position = problem.line() == 0 ? "" : "[" + problem.line() + "," + problem.column() + "] ";
        return problem.file() + ":" + position;
    }

    private static String summary(List<Generation.Problem> problems) {
        List<Generation.Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Generation.Severity.ERROR)
                .toList();
        String first = place(errors.get(0)) + errors.get(0).message();
        return errors.size() == 1 ? first : errors.size() + " errors, all named above; the first: " + first;
    }
}
