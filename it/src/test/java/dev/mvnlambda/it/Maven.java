package dev.mvnlambda.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.shared.invoker.CommandLineConfigurationException;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenCommandLineBuilder;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** One installation of Maven. */
final class Maven {
    private static final int PATIENCE_SECONDS = 300;

    private final Path home;

    Maven(Path home) {
        this.home = home;
    }

    /** The one that runs the outer build. */
    static Maven running() {
        return new Maven(Settings.mavenHome());
    }

    /** Runs {@code mvn} with these arguments in a directory, and waits for its end. */
    Build run(Path directory, String... arguments) {
        List<String> log = new ArrayList<>();
        InvocationRequest request = request(directory, arguments);
        request.setOutputHandler(line -> log.add(plain(line)));
        request.setErrorHandler(line -> log.add(plain(line)));
        request.setTimeoutInSeconds(PATIENCE_SECONDS);
        return new Build(List.of(arguments), exitCode(request), List.copyOf(log));
    }

    /** Begins to run {@code mvn} with these arguments in a directory. */
    RunningBuild start(Path directory, String... arguments) {
        try {
            List<String> command = new ArrayList<>();
            command.add(
                    home.resolve("bin").resolve(isWindows() ? "mvn.cmd" : "mvn").toString());
            command.addAll(List.of(new MavenCommandLineBuilder()
                    .build(request(directory, arguments))
                    .getArguments()));
            return new RunningBuild(new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start());
        } catch (CommandLineConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    private InvocationRequest request(Path directory, String... arguments) {
        InvocationRequest request = new DefaultInvocationRequest();
        request.setMavenHome(home.toFile());
        request.setBaseDirectory(directory.toFile());
        request.setLocalRepositoryDirectory(Settings.localRepository().toFile());
        request.setGlobalSettingsFile(globalSettings().toFile());
        Path userSettings = Settings.userSettings();
        if (userSettings != null && Files.exists(userSettings)) {
            request.setUserSettingsFile(userSettings.toFile());
        }
        request.setOffline(Settings.offline());
        request.setBatchMode(true);
        request.setNoTransferProgress(true);
        request.setProperties(properties());
        request.addArgs(List.of(arguments));
        return request;
    }

    /** Some builds of Maven end with a change of colour even where there is none. */
    static String plain(String line) {
        return line.replaceAll("\u001B\\[[\\d;]*m", "");
    }

    private static int exitCode(InvocationRequest request) {
        try {
            InvocationResult result = new DefaultInvoker().execute(request);
            if (result.getExecutionException() != null) {
                throw new IllegalStateException(result.getExecutionException());
            }
            return result.getExitCode();
        } catch (MavenInvocationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        // a repository on disk is no network
        properties.setProperty("aether.offline.protocols", "file");
        properties.setProperty("style.color", "never");
        return properties;
    }

    /** Written once, and whole: another Maven may be reading it. */
    private static synchronized Path globalSettings() {
        Path file = Settings.work().resolve("settings.xml");
        try {
            Files.createDirectories(Settings.work());
            String settings = """
                    <settings>
                      <profiles>
                        <profile>
                          <id>outer-build</id>
                          <repositories>
                            <repository><id>outer-build</id><url>%1$s</url><snapshots><enabled>false</enabled></snapshots></repository>
                          </repositories>
                          <pluginRepositories>
                            <pluginRepository><id>outer-build</id><url>%1$s</url><snapshots><enabled>false</enabled></snapshots></pluginRepository>
                          </pluginRepositories>
                        </profile>
                      </profiles>
                      <activeProfiles><activeProfile>outer-build</activeProfile></activeProfiles>
                    </settings>
                    """.formatted(Settings.outerRepository().toUri());
            if (!Files.exists(file) || !Files.readString(file).equals(settings)) {
                Path written = Files.createTempFile(Settings.work(), "settings", ".xml");
                Files.writeString(written, settings);
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(home.getFileName());
    }
}
