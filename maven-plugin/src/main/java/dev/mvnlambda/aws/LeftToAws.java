package dev.mvnlambda.aws;

import dev.mvnlambda.manifest.BrokerSpec;
import dev.mvnlambda.manifest.StreamSpec;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a mapping as the annotation means it: what that leaves to AWS differs in nothing, and what AWS leaves out is a default. */
final class LeftToAws {
    private static final StreamSpec USUAL = new StreamSpec("", "", 1, false, -1, -1, 0, "");

    private LeftToAws() {}

    /**
     * A mapping as it compares with the one that is wanted.
     *
     * @param isLatest whether a stream is the latest of its table
     */
    static MappingProperties seen(MappingProperties found, MappingProperties wanted, Predicate<SourceArn> isLatest) {
        return new MappingProperties(
                source(found, wanted, isLatest),
                found.target(),
                found.enabled(),
                found.batchSize(),
                wanted.window() == null ? null : Objects.requireNonNullElse(found.window(), 0),
                found.partialBatchResponse(),
                found.filters(),
                found.scaling(),
                stream(found.stream(), wanted.stream()),
                broker(found.broker(), wanted.broker()),
                found.tags());
    }

    private static String source(MappingProperties found, MappingProperties wanted, Predicate<SourceArn> isLatest) {
        SourceArn table = SourceArn.parse(wanted.source());
        SourceArn stream = SourceArn.parse(found.source());
        return table.isTable() && stream.table().equals(table) && isLatest.test(stream)
                ? wanted.source()
                : found.source();
    }

    private static @Nullable StreamSpec stream(@Nullable StreamSpec found, @Nullable StreamSpec wanted) {
        if (found == null || wanted == null) {
            return found;
        }
        return new StreamSpec(
                found.startingPosition(),
                found.startingTimestamp(),
                seen(found.parallelizationFactor(), wanted.parallelizationFactor(), USUAL.parallelizationFactor()),
                seen(found.bisectOnError(), wanted.bisectOnError(), USUAL.bisectOnError()),
                seen(found.maximumRecordAge(), wanted.maximumRecordAge(), USUAL.maximumRecordAge()),
                seen(found.maximumRetries(), wanted.maximumRetries(), USUAL.maximumRetries()),
                seen(found.tumblingWindow(), wanted.tumblingWindow(), USUAL.tumblingWindow()),
                seen(found.onFailure(), wanted.onFailure(), USUAL.onFailure()));
    }

    private static <T> @Nullable T seen(@Nullable T found, @Nullable T wanted, @Nullable T usual) {
        if (wanted == null) {
            return null;
        }
        return found == null ? usual : found;
    }

    /** A consumer group that nobody named is called like its mapping. */
    private static @Nullable BrokerSpec broker(@Nullable BrokerSpec found, @Nullable BrokerSpec wanted) {
        if (found == null || wanted == null || !wanted.consumerGroup().isEmpty()) {
            return found;
        }
        return new BrokerSpec(
                found.servers(),
                found.topic(),
                "",
                found.queue(),
                found.database(),
                found.collection(),
                found.fullDocument(),
                found.access());
    }
}
