package dev.mvnlambda.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One function, as its handler's annotations declare it; every default is filled in, but for those that only a deploy
 * knows.
 *
 * @param name the logical name, such as {@code Orders}
 * @param handler what AWS is told to call, {@code pkg.Class} or {@code pkg.Class::method}
 * @param runtime the managed runtime, or empty for the one that fits the class file of the handler
 * @param role the ARN of a role of the user's own, or empty for a generated one
 * @param versioning absent when no versions are published: then there is no alias and no qualifier
 * @param eventSources sorted by service and source
 * @param triggers sorted by kind and source
 * @param authorizers sorted by name
 * @param environment sorted by name
 * @param links sorted by function
 * @param tags the user's own
 */
public record FunctionSpec(
        String name,
        String handler,
        String description,
        int memory,
        int timeout,
        String architecture,
        String runtime,
        int storage,
        String role,
        String permissionsBoundary,
        String kmsKey,
        String tracing,
        @Nullable VersioningSpec versioning,
        @Nullable DurableSpec durable,
        boolean snapStart,
        @Nullable ConcurrencySpec concurrency,
        @Nullable AsyncSpec async,
        @Nullable UrlSpec url,
        List<EventSourceSpec> eventSources,
        List<TriggerSpec> triggers,
        List<AuthorizerSpec> authorizers,
        List<EnvironmentSpec> environment,
        List<AllowSpec> allow,
        List<LinkSpec> links,
        Map<String, String> tags,
        List<String> layers,
        @Nullable VpcSpec vpc,
        @Nullable FileSystemSpec fileSystem,
        LoggingSpec logging) {

    /** Copies what it is given. */
    public FunctionSpec {
        eventSources = List.copyOf(eventSources);
        triggers = List.copyOf(triggers);
        authorizers = List.copyOf(authorizers);
        environment = List.copyOf(environment);
        allow = List.copyOf(allow);
        links = List.copyOf(links);
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        layers = List.copyOf(layers);
    }

    /** The name of the alias, present exactly when versions are published. */
    public Optional<String> alias() {
        return Optional.ofNullable(versioning).map(VersioningSpec::alias);
    }

    /** The triggers of one kind. */
    public <T extends TriggerSpec> List<T> triggers(Class<T> kind) {
        return triggers.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The binary name of the handler's class. */
    public String handlerClass() {
        int separator = handler.indexOf("::");
        return separator < 0 ? handler : handler.substring(0, separator);
    }

    /** The environment variable that carries a link to a function of this logical name. */
    public static String linkVariable(String name) {
        String snake = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("([A-Z])([A-Z][a-z])", "$1_$2");
        return "MVNLAMBDA_RESOURCE_" + snake.toUpperCase(Locale.ROOT);
    }
}
