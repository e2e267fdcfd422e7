package dev.mvnlambda.plan;

import java.util.Comparator;

/**
 * Names one resource of a deployment, for example {@code alias/Orders:LatestAlias}.
 *
 * @param kind the resource type
 * @param name unique within its kind; logical names, so that stages read alike
 */
public record ResourceKey(String kind, String name) implements Comparable<ResourceKey> {
    private static final Comparator<ResourceKey> ORDER =
            Comparator.comparing(ResourceKey::kind).thenComparing(ResourceKey::name);

    @Override
    public int compareTo(ResourceKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
