package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLauncherTest {
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
    void aServerIsStartedOnceFoundAgainAndStopped() throws Exception {
        LocalLauncher launcher = new LocalLauncher(port);
        LocalLauncher.Running first =
                launcher.running(directory, LocalLauncherTest::classPath, LocalLauncher.Life.OF_ITS_OWN);
        ProcessHandle process = ProcessHandle.of(first.health().pid()).orElseThrow();
        try {
            LocalLauncher.Running second =
                    launcher.running(directory, LocalLauncherTest::mustNotBeAsked, LocalLauncher.Life.ATTACHED);

            assertThat(first.startedNow()).isTrue();
            assertThat(second.startedNow()).isFalse();
            assertThat(second.health().pid()).isEqualTo(first.health().pid());
            assertThat(first.health().directory()).isEqualTo(directory.toString());
            assertThat(directory.resolve("server.log")).exists();

            new LocalServer(port).stop();
            process.onExit().get(30, TimeUnit.SECONDS);
            assertThat(new LocalServer(port).health()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aServerThatCannotStartIsToldInItsOwnWords() throws Exception {
        LocalLauncher launcher = new LocalLauncher(port);

        assertThatThrownBy(() -> launcher.running(directory, List::of, LocalLauncher.Life.OF_ITS_OWN))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("instead of listening on port " + port)
                .hasMessageContaining("server.log")
                .hasMessageContaining("dev.mvnlambda.local.Main");
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    private static List<Path> mustNotBeAsked() throws MojoFailureException {
        throw new MojoFailureException("a running server needs no class path");
    }
}
