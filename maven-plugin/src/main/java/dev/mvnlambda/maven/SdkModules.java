package dev.mvnlambda.maven;

import dev.mvnlambda.aws.Modules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.ArtifactUtils;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;

/**
 * Modules of the AWS SDK that are resolved when a deployment first needs them, and that join the plugin's class loader then;
 * what the plugin has already is neither resolved nor loaded again.
 */
final class SdkModules implements Modules {
    private static final String GROUP = "software.amazon.awssdk";
    private static final String VERSIONS = "aws-sdk.properties";

    /** What each is for, in the words of those who use it. */
    private static final Map<String, String> PURPOSES = Map.ofEntries(
            Map.entry("apigateway", "REST APIs"),
            Map.entry("apigatewayv2", "HTTP and WebSocket APIs"),
            Map.entry("cloudfront", "CloudFront distributions"),
            Map.entry("cognitoidentityprovider", "Cognito user pools"),
            Map.entry("dynamodb", "DynamoDB tables"),
            Map.entry("elasticloadbalancingv2", "load balancers"),
            Map.entry("eventbridge", "EventBridge rules"),
            Map.entry("iot", "AWS IoT"),
            Map.entry("kinesis", "Kinesis streams"),
            Map.entry("scheduler", "schedules"),
            Map.entry("sns", "SNS topics"));

    /** The plugin brings an HTTP client of its own, and Maven the log. */
    private static final List<String> NEVER = List.of(
            GROUP + ":netty-nio-client",
            GROUP + ":apache-client",
            GROUP + ":apache5-client",
            GROUP + ":aws-crt-client",
            GROUP + ":url-connection-client",
            "org.slf4j:slf4j-api");

    private final Repositories repositories;
    private final ClassRealm realm;
    private final Set<String> present;
    private final Log log;
    private final Set<String> ready = new HashSet<>();

    /** Modules for one plugin, beside its own dependencies. */
    SdkModules(Repositories repositories, PluginDescriptor plugin, Log log) {
        this.repositories = repositories;
        this.realm = plugin.getClassRealm();
        this.present = plugin.getArtifacts().stream()
                .map(artifact -> ArtifactUtils.versionlessKey(artifact.getGroupId(), artifact.getArtifactId()))
                .collect(Collectors.toUnmodifiableSet());
        this.log = log;
    }

    @Override
    public synchronized void need(String module) {
        if (!ready.contains(module) && !present.contains(GROUP + ":" + module)) {
            load(module);
        }
        ready.add(module);
    }

    private void load(String module) {
        Dependency wanted = dependency(module);
        String purpose = PURPOSES.getOrDefault(module, "this deployment");
        Set<URL> known = Set.of(realm.getURLs());
        List<URL> added = repositories.files(wanted, purpose).stream()
                .map(SdkModules::url)
                .filter(url -> !known.contains(url))
                .toList();
        added.forEach(realm::addURL);
        // another goal of this build, in the same realm, may have been first
        if (!added.isEmpty()) {
            log.debug("Loaded " + Repositories.name(wanted) + ", the part of the AWS SDK for " + purpose + ".");
        }
    }

    private Dependency dependency(String module) {
        List<Exclusion> others = Stream.concat(NEVER.stream(), present.stream())
                .distinct()
                .map(key -> key.split(":", 2))
                .map(key -> new Exclusion(key[0], key[1], "*", "*"))
                .toList();
        return new Dependency(new DefaultArtifact(GROUP, module, "jar", version(module)), "runtime", false, others);
    }

    /** The version that the plugin was built with. */
    private static String version(String module) {
        try (InputStream stream = SdkModules.class.getResourceAsStream(VERSIONS)) {
            Properties versions = new Properties();
            versions.load(stream);
            return versions.getProperty(module, versions.getProperty("default"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
