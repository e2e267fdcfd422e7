package dev.mvnlambda.deploy;

import dev.mvnlambda.code.Archive;
import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.CorsSpec;
import dev.mvnlambda.manifest.DurableSpec;
import dev.mvnlambda.manifest.EnvironmentSpec;
import dev.mvnlambda.manifest.FunctionSpec;
import dev.mvnlambda.manifest.LinkSpec;
import dev.mvnlambda.manifest.LoggingSpec;
import dev.mvnlambda.manifest.Manifest;
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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Declares a function in a line, as annotations would. */
final class Functions {
    private final String name;
    private final boolean versioned;
    private int memory = 512;
    private int keep = 5;
    private boolean snapStart;
    private @Nullable DurableSpec durable;
    private @Nullable UrlSpec url;
    private final List<LinkSpec> links = new ArrayList<>();
    private final List<EnvironmentSpec> environment = new ArrayList<>();
    private final Map<String, String> tags = new TreeMap<>();
    private int retentionDays = 30;

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
                20,
                "x86_64",
                "java17",
                512,
                "",
                "",
                "",
                "PassThrough",
                versioned ? new VersioningSpec("LatestAlias", keep) : null,
                durable,
                snapStart,
                null,
                null,
                url,
                List.of(),
                environment,
                List.of(),
                links,
                tags,
                List.of(),
                null,
                null,
                new LoggingSpec(retentionDays, durable == null ? "Text" : "JSON", "", ""));
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
