package dev.mvnlambda.maven;

import dev.mvnlambda.deploy.Report;
import dev.mvnlambda.deploy.ReportFormatter;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** Tells how a plan was applied: a table, then the time it took. */
final class ReportPrinter {
    private final Log log;

    ReportPrinter(Log log) {
        this.log = log;
    }

    /**
     * Prints a report.
     *
     * @throws MojoExecutionException if the account refused a step
     */
    void print(Report report) throws MojoExecutionException {
        ReportFormatter.functions(report.functions()).forEach(log::info);
        ReportFormatter.apis(report.apis()).forEach(log::info);
        log.info(ReportFormatter.summary(report));
        ReportFormatter.freed(report).forEach(log::info);
        List<String> failures = ReportFormatter.failures(report);
        if (!failures.isEmpty()) {
            throw Failures.of(
                    String.join(System.lineSeparator(), failures),
                    report.failure().orElse(null));
        }
    }
}
