package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.maven.LocalLauncher.Life;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalSessionTest {
    @TempDir
    Path directory;

    private int port;

    @BeforeEach
    void choosePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @Test
    void whatWasStartedForASessionEndsWithItAndWhatRanBeforeGoesOn() throws Exception {
        LocalLauncher launcher = new LocalLauncher(new SharedPlace(port, directory.toFile()));
        LocalServer server = new LocalServer(port);
        LocalLauncher.Running started = launcher.running(LocalSessionTest::classPath, Life.ATTACHED);
        ProcessHandle process = ProcessHandle.of(started.health().pid()).orElseThrow();
        try {
            LocalSession own = new LocalSession(started);
            LocalSession guest = new LocalSession(launcher.running(LocalSessionTest::classPath, Life.ATTACHED));
            assertThat(own.beginning()).contains("it ends with this goal", directory.toString());
            assertThat(guest.beginning()).contains("runs already");

            guest.debug("orders-dev-Shop", 5005); // which needs no function yet
            guest.close();
            assertThat(server.health()).isPresent();
            assertThat(guest.ending()).contains("goes on", "lambda:local-stop");

            own.close();
            assertThat(process.isAlive()).isFalse();
            assertThat(server.health()).isEmpty();
            assertThat(own.ending()).contains("has ended");
        } finally {
            process.destroyForcibly();
            process.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }
}
