package dev.mvnlambda.local.s3;

import dev.mvnlambda.local.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;

/** The buckets of the account, whose names are known in all regions, as one region sees them. */
final class Buckets {

    private final Table<BucketRecord> table;
    private final String region;

    Buckets(Table<BucketRecord> table, String region) {
        this.table = table;
        this.region = region;
    }

    /** Makes a bucket; one of ours of that name stays as it is, as in us-east-1. */
    void create(@Nullable String name, Instant now) {
        if (name == null || !isName(name)) {
            throw S3Faults.invalidName();
        }
        table.change(
                name,
                found -> Optional.of(found.orElseGet(() -> new BucketRecord(
                        name, region, now, NotificationConfiguration.builder().build(), new TreeMap<>(), 0))));
    }

    /** Whether S3 takes the name for a bucket; it holds nothing that a path could make use of. */
    private static boolean isName(String bucket) {
        return bucket.matches("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    }

    BucketRecord get(@Nullable String name) {
        BucketRecord found = Optional.ofNullable(name).flatMap(table::find).orElseThrow(S3Faults::noBucket);
        if (!found.region().equals(region)) {
            throw S3Faults.elsewhere();
        }
        return found;
    }

    List<BucketRecord> all() {
        return table.startingWith("");
    }

    BucketRecord change(String name, UnaryOperator<BucketRecord> change) {
        return table.change(name, found -> Optional.of(change.apply(found.orElseThrow(S3Faults::noBucket))));
    }

    void delete(String name) {
        table.remove(get(name).name());
    }
}
