package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.maven.LocalLauncher.Life;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
        LocalLauncher launcher = new LocalLauncher(new SharedPlace(port, directory.toFile()));
        LocalLauncher.Running first = launcher.running(LocalLauncherTest::classPath, Life.OF_ITS_OWN);
        ProcessHandle process = ProcessHandle.of(first.health().pid()).orElseThrow();
        try {
            LocalLauncher.Running second = launcher.running(LocalLauncherTest::mustNotBeAsked, Life.ATTACHED);

            assertThat(first.startedNow()).isTrue();
            assertThat(second.startedNow()).isFalse();
            assertThat(second.health().pid()).isEqualTo(first.health().pid());
            assertThat(first.health().directory()).isEqualTo(directory.toString());
            assertThat(directory.resolve("server.log")).exists();

            new LocalServer(port).end(first.health());
            assertThat(process.isAlive()).isFalse();
            assertThat(new LocalServer(port).health()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aServerThatCannotStartIsToldInItsOwnWords() throws Exception {
        LocalLauncher launcher = new LocalLauncher(new SharedPlace(port, directory.toFile()));

        assertThatThrownBy(() -> launcher.running(List::of, Life.OF_ITS_OWN))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("The local Lambda on port " + port + " ended with status 1 instead of answering.")
                .hasMessageContaining("server.log")
                .hasMessageContaining("dev.mvnlambda.local.Main");
    }

    @Test
    void buildsHaveServersOfTheirOwnThatBeginWithNothing() throws Exception {
        BuildPlace here = new BuildPlace(directory.resolve("here"));
        BuildPlace there = new BuildPlace(directory.resolve("there"));
        assertThat(here.find()).isEmpty();
        Files.createDirectories(here.directory());
        Files.writeString(here.directory().resolve("left"), "by an earlier build");
        LocalLauncher.Running first = new LocalLauncher(here).running(LocalLauncherTest::classPath, Life.OF_ITS_OWN);
        LocalLauncher.Running other = new LocalLauncher(there).running(LocalLauncherTest::classPath, Life.OF_ITS_OWN);
        try {
            LocalLauncher.Running again =
                    new LocalLauncher(here).running(LocalLauncherTest::mustNotBeAsked, Life.ATTACHED);

            assertThat(again.server().endpoint()).isEqualTo(first.server().endpoint());
            assertThat(other.server().endpoint()).isNotEqualTo(first.server().endpoint());
            assertThat(first.health().directory())
                    .isEqualTo(directory.resolve("here").resolve("local").toString());
            assertThat(here.directory().resolve("left")).doesNotExist();

            first.server().end(first.health());
            assertThat(here.find()).isEmpty();
            assertThat(there.find()).isPresent();
        } finally {
            ProcessHandle.of(first.health().pid()).ifPresent(ProcessHandle::destroyForcibly);
            ProcessHandle.of(other.health().pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void theServerOfABuildThatHasEndedGivesWay() throws Exception {
        BuildPlace place = new BuildPlace(directory);
        LocalLauncher.Running left = new LocalLauncher(place).running(LocalLauncherTest::classPath, Life.OF_ITS_OWN);
        ProcessHandle before = ProcessHandle.of(left.health().pid()).orElseThrow();
        Path file = place.directory().resolve("server.json");
        String parent = "\"parent\":" + ProcessHandle.current().pid();
        assertThat(file).content().contains(parent);
        Files.writeString(file, Files.readString(file).replace(parent, "\"parent\":" + Long.MAX_VALUE));

        LocalLauncher.Running now = new LocalLauncher(place).running(LocalLauncherTest::classPath, Life.OF_ITS_OWN);
        try {
            assertThat(now.startedNow()).isTrue();
            assertThat(before.isAlive()).isFalse();
        } finally {
            before.destroyForcibly();
            now.server().end(now.health());
        }
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
