package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.resource.InputException;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SdkModulesTest {
    private static final Pattern OPTIONAL = Pattern.compile(
            "<groupId>software.amazon.awssdk</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<scope>provided</scope>");
    private static final String CLIENT = "software/amazon/awssdk/services/sns/SnsClient.class";

    private final List<Dependency> asked = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final PluginDescriptor plugin = new PluginDescriptor();
    private ClassRealm realm = new ClassRealm(new ClassWorld(), "plugin", ClassLoader.getPlatformClassLoader());
    private boolean absent;

    @BeforeEach
    void thePluginHasItsOwnDependencies() {
        plugin.setClassRealm(realm);
        plugin.setArtifacts(List.of(artifact("lambda"), artifact("sdk-core")));
    }

    private static org.apache.maven.artifact.Artifact artifact(String module) {
        return new DefaultArtifact(
                "software.amazon.awssdk", module, "1", "runtime", "jar", "", new DefaultArtifactHandler("jar"));
    }

    private SdkModules modules() {
        return new SdkModules(
                new Repositories(
                        (RepositorySystem) Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {RepositorySystem.class},
                                (proxy, method, arguments) -> resolved((DependencyRequest) arguments[1])),
                        session()),
                plugin,
                new SystemStreamLog() {
                    @Override
                    public void debug(CharSequence line) {
                        said.add(line.toString());
                    }
                });
    }

    @SuppressWarnings("deprecation") // Maven has no other way to make one
    private MavenSession session() {
        MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
        MavenProject project = new MavenProject();
        project.setPluginArtifactRepositories(List.of());
        project.setRemoteArtifactRepositories(List.of());
        session.setProjects(List.of(project));
        return session;
    }

    private DependencyResult resolved(DependencyRequest request) throws DependencyResolutionException {
        DependencyResult result = new DependencyResult(request);
        Dependency root = request.getCollectRequest().getRoot();
        asked.add(root);
        if (absent) {
            throw new DependencyResolutionException(result, new IllegalStateException("no such file"));
        }
        return result.setArtifactResults(List.of(new ArtifactResult(new ArtifactRequest())
                .setArtifact(root.getArtifact().setFile(jar(root.getArtifact().getArtifactId())))));
    }

    private static File jar(String module) {
        return classPath()
                .filter(file -> file.getName().matches(module + "-\\d.*\\.jar"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<File> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(File::new);
    }

    @Test
    void aModuleJoinsThePluginsClassLoaderOnce() {
        SdkModules modules = modules();
        assertThat(realm.getResource(CLIENT)).isNull();
        modules.need("sns");
        modules.need("sns");
        assertThat(realm.getResource(CLIENT)).isNotNull();
        assertThat(asked).hasSize(1);
        assertThat(said)
                .singleElement()
                .asString()
                .matches("Loaded software\\.amazon\\.awssdk:sns:[\\d.]+, the part of the AWS SDK for SNS topics\\.");
    }

    @Test
    void aSecondGoalOfTheSameBuildAddsNothing() {
        modules().need("sns");
        int before = realm.getURLs().length;
        modules().need("sns");
        assertThat(realm.getURLs()).hasSize(before);
        assertThat(said).hasSize(1);
    }

    @Test
    void whatThePluginHasAndOtherHttpClientsAreLeftOut() {
        modules().need("sns");
        assertThat(asked.get(0).getExclusions())
                .extracting(exclusion -> exclusion.getGroupId() + ":" + exclusion.getArtifactId())
                .contains(
                        "software.amazon.awssdk:lambda",
                        "software.amazon.awssdk:sdk-core",
                        "software.amazon.awssdk:netty-nio-client",
                        "software.amazon.awssdk:apache-client");
    }

    @Test
    void aModuleThatThePluginHasIsNotResolved() {
        modules().need("lambda");
        assertThat(asked).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void offlineItSaysWhatIsMissingAndWhatToDo() {
        request.setOffline(true);
        absent = true;
        assertThatThrownBy(() -> modules().need("sns"))
                .isInstanceOf(InputException.class)
                .message()
                .matches(
                        "software\\.amazon\\.awssdk:sns:[\\d.]+ is needed for SNS topics, but Maven is offline and the "
                                + "local repository lacks it or a dependency of it\\. Run once without -o\\.");
    }

    @Test
    void everyOptionalModuleHasAPurposeAndTheVersionOfTheBuild() throws Exception {
        Map<String, String> built = new TreeMap<>();
        for (String module : optional()) {
            String jar = jar(module).getName();
            built.put(module, jar.substring(module.length() + 1, jar.length() - ".jar".length()));
        }
        SdkModules modules = modules();
        built.keySet().forEach(modules::need);
        assertThat(asked)
                .extracting(Dependency::getArtifact)
                .extracting(artifact -> Map.entry(artifact.getArtifactId(), artifact.getVersion()))
                .containsExactlyElementsOf(
                        built.entrySet().stream().map(Map.Entry::copyOf).toList());
        assertThat(said).hasSize(built.size()).noneMatch(line -> line.contains("this deployment"));
    }

    private static List<String> optional() throws Exception {
        return OPTIONAL.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
