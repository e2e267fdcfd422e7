package dev.mvnlambda.local.control;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;

/**
 * A function and all that belongs to it.
 *
 * @param newestVersion the highest number that was ever published; numbers are never used again
 * @param newestContent digest of what that version was published from
 * @param codeUpdates how often code was sent, equal bytes included
 * @param policies by qualifier
 * @param urls by qualifier; they outlive their alias
 * @param invokeConfigs settings of asynchronous calls, by qualifier
 * @param provisioned concurrency by qualifier
 * @param runtimeUpdates by qualifier, where they were settled
 * @param recursiveLoop what becomes of calls that go in circles, where it was settled
 * @param reservedConcurrency absent when nothing is reserved
 */
record FunctionRecord(
        String name,
        String region,
        Settling latest,
        int newestVersion,
        String newestContent,
        int codeUpdates,
        SortedMap<Integer, VersionRecord> versions,
        SortedMap<String, AliasConfiguration> aliases,
        SortedMap<String, PolicyRecord> policies,
        SortedMap<String, UrlRecord> urls,
        SortedMap<String, FunctionEventInvokeConfig> invokeConfigs,
        SortedMap<String, ProvisionedRecord> provisioned,
        SortedMap<String, RuntimeUpdates> runtimeUpdates,
        SortedMap<String, String> tags,
        @Nullable String recursiveLoop,
        @Nullable Integer reservedConcurrency) {

    /** Stands for the function itself where a qualifier is a key. */
    static final String LATEST = "$LATEST";

    FunctionRecord {
        versions = copy(versions);
        aliases = copy(aliases);
        policies = copy(policies);
        urls = copy(urls);
        invokeConfigs = copy(invokeConfigs);
        provisioned = copy(provisioned);
        runtimeUpdates = copy(runtimeUpdates);
        tags = copy(tags);
    }

    static FunctionRecord created(String name, String region, Settling latest, Map<String, String> tags) {
        Draft draft = new Draft(name, region, latest);
        draft.tags.putAll(tags);
        return draft.build();
    }

    /** Returns a copy in which some things differ. */
    FunctionRecord with(Consumer<Draft> change) {
        Draft draft = new Draft(name, region, latest);
        draft.newestVersion = newestVersion;
        draft.newestContent = newestContent;
        draft.codeUpdates = codeUpdates;
        draft.versions.putAll(versions);
        draft.aliases.putAll(aliases);
        draft.policies.putAll(policies);
        draft.urls.putAll(urls);
        draft.invokeConfigs.putAll(invokeConfigs);
        draft.provisioned.putAll(provisioned);
        draft.runtimeUpdates.putAll(runtimeUpdates);
        draft.tags.putAll(tags);
        draft.recursiveLoop = recursiveLoop;
        draft.reservedConcurrency = reservedConcurrency;
        change.accept(draft);
        return draft.build();
    }

    /** What was saved before a kind of thing was known holds none of it. */
    private static <K, V> SortedMap<K, V> copy(@Nullable SortedMap<K, V> map) {
        return Collections.unmodifiableSortedMap(map == null ? new TreeMap<>() : new TreeMap<>(map));
    }

    /** A copy while it is being changed. */
    static final class Draft {

        private final String name;
        private final String region;
        Settling latest;
        int newestVersion;
        String newestContent = "";
        int codeUpdates;
        final SortedMap<Integer, VersionRecord> versions = new TreeMap<>();
        final SortedMap<String, AliasConfiguration> aliases = new TreeMap<>();
        final SortedMap<String, PolicyRecord> policies = new TreeMap<>();
        final SortedMap<String, UrlRecord> urls = new TreeMap<>();
        final SortedMap<String, FunctionEventInvokeConfig> invokeConfigs = new TreeMap<>();
        final SortedMap<String, ProvisionedRecord> provisioned = new TreeMap<>();
        final SortedMap<String, RuntimeUpdates> runtimeUpdates = new TreeMap<>();
        final SortedMap<String, String> tags = new TreeMap<>();

        @Nullable String recursiveLoop;

        @Nullable Integer reservedConcurrency;

        private Draft(String name, String region, Settling latest) {
            this.name = name;
            this.region = region;
            this.latest = latest;
        }

        /** Adds the version with the next number. */
        void publish(VersionRecord version) {
            newestVersion++;
            newestContent = version.content();
            versions.put(newestVersion, version);
        }

        private FunctionRecord build() {
            return new FunctionRecord(
                    name,
                    region,
                    latest,
                    newestVersion,
                    newestContent,
                    codeUpdates,
                    versions,
                    aliases,
                    policies,
                    urls,
                    invokeConfigs,
                    provisioned,
                    runtimeUpdates,
                    tags,
                    recursiveLoop,
                    reservedConcurrency);
        }
    }
}
