package dev.mvnlambda.plan;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is known of one resource in the account. */
public sealed interface Observed {
    /** The resource. */
    ResourceKey key();

    /**
     * What two functions that share something found of it: reading tells more than taking for unchanged, and it goes after
     * nothing that it hangs on for either.
     */
    static Observed joined(Observed one, Observed other) {
        if (one instanceof Present first && other instanceof Present second) {
            Set<ResourceKey> after = new HashSet<>(first.after());
            after.addAll(second.after());
            return new Present(
                    first.key(),
                    first.properties(),
                    first.function(),
                    first.outputs(),
                    after,
                    first.holds().isPresent() ? first.holds() : second.holds());
        }
        return one instanceof Assumed ? other : one;
    }

    /**
     * Read, and ours.
     *
     * @param function the logical name of the function that it serves
     * @param outputs what others may need of it
     * @param after what it hangs on, so that it is removed before that
     * @param holds how many things hang on what functions share, whoever made them: it goes with the last of them only. Absent
     *     for what goes as soon as nobody wants it
     */
    record Present(
            ResourceKey key,
            Properties properties,
            String function,
            Map<String, String> outputs,
            Set<ResourceKey> after,
            OptionalInt holds)
            implements Observed {

        /** Copies what it is given. */
        public Present {
            outputs = Map.copyOf(outputs);
            after = Set.copyOf(after);
        }

        /** What goes as soon as nobody wants it. */
        public Present(
                ResourceKey key,
                Properties properties,
                String function,
                Map<String, String> outputs,
                Set<ResourceKey> after) {
            this(key, properties, function, outputs, after, OptionalInt.empty());
        }

        /** What functions share, and how many things hang on it. */
        public static Present shared(
                ResourceKey key,
                Properties properties,
                Map<String, String> outputs,
                Set<ResourceKey> after,
                int holds) {
            return new Present(key, properties, Node.SHARED, outputs, after, OptionalInt.of(holds));
        }
    }

    /**
     * Not read: equal by fingerprint.
     *
     * @param outputs what others may need of it
     */
    record Assumed(ResourceKey key, Map<String, String> outputs) implements Observed {

        /** Copies what it is given. */
        public Assumed {
            outputs = Map.copyOf(outputs);
        }
    }

    /**
     * There, and left as it is on purpose, whatever is wanted; a warning says why.
     *
     * @param outputs what others may need of it
     */
    record Left(ResourceKey key, Map<String, String> outputs) implements Observed {

        /** Copies what it is given. */
        public Left {
            outputs = Map.copyOf(outputs);
        }
    }

    /**
     * There, and in the way: the plan stops if it is wanted.
     *
     * @param obstacle the thing, the rule and the way out, in one line
     * @param missing the ARN of what others should have made and have not, where that is the obstacle
     */
    record Blocked(ResourceKey key, String obstacle, Optional<String> missing) implements Observed {

        /** What has to be put right by whoever wrote it. */
        public Blocked(ResourceKey key, String obstacle) {
            this(key, obstacle, Optional.empty());
        }

        /** What waits for something that others make. */
        public static Blocked missing(ResourceKey key, String obstacle, String arn) {
            return new Blocked(key, obstacle, Optional.of(arn));
        }
    }
}
