package dev.mvnlambda.deploy;

import dev.mvnlambda.code.Archive;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.AsyncSpec;
import dev.mvnlambda.manifest.AuthorizerSpec;
import dev.mvnlambda.manifest.BatchSpec;
import dev.mvnlambda.manifest.ConcurrencySpec;
import dev.mvnlambda.manifest.CorsSpec;
import dev.mvnlambda.manifest.DurableSpec;
import dev.mvnlambda.manifest.EnvironmentSpec;
import dev.mvnlambda.manifest.EventSourceSpec;
import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.LinkSpec;
import dev.mvnlambda.manifest.LoggingSpec;
import dev.mvnlambda.manifest.Manifest;
import dev.mvnlambda.manifest.QueueSpec;
import dev.mvnlambda.manifest.ScalingSpec;
import dev.mvnlambda.manifest.TriggerSpec;
import dev.mvnlambda.manifest.UrlSpec;
import dev.mvnlambda.manifest.VersioningSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Declares a function in a line, as annotations would. */
final class Functions {
    private final String name;
    private final boolean versioned;
    private String alias = "LatestAlias";
    private int timeout = 20;
    private @Nullable AsyncSpec async;
    private @Nullable ConcurrencySpec concurrency;
    private final List<EventSourceSpec> eventSources = new ArrayList<>();
    private final List<TriggerSpec> triggers = new ArrayList<>();
    private final List<AuthorizerSpec> authorizers = new ArrayList<>();
    private String kmsKey = "";
    private int memory = 512;
    private int keep = 5;
    private boolean snapStart;
    private @Nullable DurableSpec durable;
    private @Nullable UrlSpec url;
    private final List<LinkSpec> links = new ArrayList<>();
    private final List<EnvironmentSpec> environment = new ArrayList<>();
    private final Map<String, String> tags = new TreeMap<>();
    private int retentionDays = 30;
    private String logGroup = "";

    private Functions(String name, boolean versioned) {
        this.name = name;
        this.versioned = versioned;
    }

    static Functions versioned(String name) {
        return new Functions(name, true);
    }

    static Functions bare(String name) {
        return new Functions(name, false);
    }

    Functions alias(String name) {
        alias = name;
        return this;
    }

    Functions timeout(int seconds) {
        timeout = seconds;
        return this;
    }

    Functions kmsKey(String arn) {
        kmsKey = arn;
        return this;
    }

    Functions async(int retries, String onFailure) {
        async = new AsyncSpec(retries, 3600, "", onFailure);
        return this;
    }

    Functions reserved(int reserved) {
        concurrency = new ConcurrencySpec(reserved, concurrency == null ? null : concurrency.provisioned());
        return this;
    }

    Functions provisioned(int provisioned) {
        concurrency = new ConcurrencySpec(concurrency == null ? null : concurrency.reserved(), provisioned);
        return this;
    }

    /** Reads a queue that is there. */
    Functions sqs(String queue) {
        return sqs(queue, batch -> batch);
    }

    Functions sqs(String queue, UnaryOperator<BatchSpec> batch) {
        return source(queue, batch.apply(new BatchSpec(10, 0, false, List.of())), null, null);
    }

    Functions sqs(String queue, ScalingSpec scaling) {
        return source(queue, new BatchSpec(10, 0, false, List.of()), scaling, null);
    }

    /** Is mapped to a queue that the deploy makes, but does not read it yet. */
    Functions stopped(String queue) {
        makes(queue, 3);
        EventSourceSpec made = eventSources.remove(eventSources.size() - 1);
        eventSources.add(new EventSourceSpec(
                made.service(),
                made.source(),
                made.actions(),
                List.of(),
                false,
                made.batch(),
                null,
                null,
                made.queue(),
                null));
        return this;
    }

    /** Reads a queue that the deploy makes. */
    Functions makes(String queue, @Nullable Integer deadLetterAfter) {
        BatchSpec batch = new BatchSpec(10, 0, true, List.of());
        return source(queue, batch, null, new QueueSpec(queue.endsWith(".fifo"), 6 * timeout, deadLetterAfter));
    }

    private Functions source(String queue, BatchSpec batch, @Nullable ScalingSpec scaling, @Nullable QueueSpec made) {
        List<String> actions = List.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage");
        eventSources.add(new EventSourceSpec("sqs", queue, actions, List.of(), true, batch, scaling, null, made, null));
        return this;
    }

    /** Reads a stream, a broker or a cluster. */
    Functions reads(EventSourceSpec source) {
        eventSources.add(source);
        return this;
    }

    /** Is called by a service. */
    Functions trigger(TriggerSpec trigger) {
        triggers.add(trigger);
        return this;
    }

    /** Is an authorizer. */
    Functions authorizer(AuthorizerSpec authorizer) {
        authorizers.add(authorizer);
        return this;
    }

    Functions memory(int megabytes) {
        memory = megabytes;
        return this;
    }

    Functions keep(int versions) {
        keep = versions;
        return this;
    }

    Functions snapStart() {
        snapStart = true;
        return this;
    }

    Functions durable(int executionTimeout) {
        durable = new DurableSpec(executionTimeout, 30);
        return this;
    }

    Functions url(String... origins) {
        return urlFor("NONE", origins);
    }

    Functions urlFor(String auth, String... origins) {
        List<String> any = List.of("*");
        List<String> allowed = origins.length == 0 ? any : Arrays.asList(origins);
        url = new UrlSpec(auth, "", "BUFFERED", new CorsSpec(allowed, any, any, List.of(), false, 0));
        return this;
    }

    /** Has a URL that pages of other origins may call with one header, and be answered with another. */
    Functions cors(String allowed, String exposed) {
        List<String> any = List.of("*");
        url = new UrlSpec("NONE", "", "BUFFERED", new CorsSpec(any, any, List.of(allowed), List.of(exposed), false, 0));
        return this;
    }

    /** Has a URL that only a distribution may call. */
    Functions cloudFront(String distribution) {
        url = new UrlSpec("AWS_IAM", distribution, "BUFFERED", null);
        return this;
    }

    Functions link(String function) {
        links.add(new LinkSpec(function, true));
        return this;
    }

    Functions linkWithoutUrl(String function) {
        links.add(new LinkSpec(function, false));
        return this;
    }

    Functions environment(String variable, String value) {
        environment.add(new EnvironmentSpec(variable, value, false));
        return this;
    }

    Functions secret(String variable, String value) {
        environment.add(new EnvironmentSpec(variable, value, true));
        return this;
    }

    Functions tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    Functions logTo(String group) {
        logGroup = group;
        return this;
    }

    Functions keepLog(int days) {
        retentionDays = days;
        return this;
    }

    FunctionSpec spec() {
        return new FunctionSpec(
                name,
                "shop." + name,
                "",
                memory,
                timeout,
                "x86_64",
                "java17",
                512,
                "",
                "",
                kmsKey,
                "PassThrough",
                versioned ? new VersioningSpec(alias, keep) : null,
                durable,
                snapStart,
                concurrency,
                async,
                url,
                eventSources,
                triggers,
                authorizers,
                environment,
                List.of(),
                links,
                tags,
                List.of(),
                null,
                null,
                new LoggingSpec(retentionDays, durable == null ? "Text" : "JSON", "", logGroup));
    }

    /** A module of these functions, whose code is just this text. */
    static Module module(Path directory, String code, Functions... functions) {
        return new Module(
                new Manifest(Arrays.stream(functions).map(Functions::spec).toList()), archive(directory, code));
    }

    private static Archive archive(Path directory, String code) {
        Path file = directory.resolve("code-" + code + ".zip");
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                ZipEntry entry = new ZipEntry("code.txt");
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(code.getBytes(StandardCharsets.UTF_8));
            }
            return Archive.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
