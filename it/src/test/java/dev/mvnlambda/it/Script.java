package dev.mvnlambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A run of a script in {@code foreign-clients}.
 *
 * @param process absent when there is nothing that runs such scripts
 */
record Script(@Nullable Process process, Path log) {
    private static final int PATIENCE_MINUTES = 10;

    /** The status by which a script says that it was skipped; its last line says why. */
    private static final int SKIPPED = 77;

    static Script start(Path directory, String interpreter, String name, URI endpoint) {
        Path log = directory.resolve(name + ".log");
        try {
            ProcessBuilder script = new ProcessBuilder(interpreter, name, endpoint.toString())
                    .directory(Settings.projects().resolve("foreign-clients").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            script.environment().put("JAVA_HOME", System.getProperty("java.home"));
            return new Script(script.start(), log);
        } catch (IOException e) {
            return new Script(null, log);
        }
    }

    /** Waits for the script's end; one that was skipped skips the test. */
    void succeeds() throws InterruptedException, IOException {
        if (process == null) {
            Assumptions.abort(log.getFileName() + ": no interpreter is installed");
            return;
        }
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        String said = Files.readString(log);
        if (ended && process.exitValue() == SKIPPED) {
            Assumptions.abort(said.strip());
        }
        assertThat(ended).as("end of\n%s", said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    /** Ends it, with what it started, when it still runs. */
    void end() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
