package dev.mvnlambda.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One thing to do; complete, so that applying it needs nothing but the outputs of the steps before. */
public sealed interface Step {
    /** The resource. */
    ResourceKey key();

    /** The function that it serves. */
    String function();

    /** The steps that have to succeed before this one; a key without a step is as wanted already. */
    Set<ResourceKey> after();

    /** The sign at the left of the plan. */
    Symbol symbol();

    /** What a person should know before; empty when the step says it all. */
    String consequence();

    /** What differs; empty unless a resource changes. */
    default List<Change> changes() {
        return List.of();
    }

    /** Whether it only keeps our own books. */
    default boolean bookkeeping() {
        return false;
    }

    /** The same step, waiting for more. */
    Step behind(Set<ResourceKey> more);

    /** A step that is to leave a resource as wanted. */
    sealed interface Making extends Step {
        /** What is wanted. */
        Node node();

        @Override
        default ResourceKey key() {
            return node().key();
        }

        @Override
        default String function() {
            return node().function();
        }

        @Override
        default Set<ResourceKey> after() {
            return node().after();
        }

        @Override
        default String consequence() {
            return node().properties().consequence(symbol(), changes());
        }

        @Override
        default boolean bookkeeping() {
            return node().properties().bookkeeping(changes());
        }
    }

    /** Makes a resource; the changes are what a new one has over the one that it stands beside, if there is one. */
    record Create(Node node, List<Change> changes) implements Making {
        @Override
        public Step behind(Set<ResourceKey> more) {
            return new Create(node.behind(more), changes);
        }

        @Override
        public Symbol symbol() {
            return Symbol.CREATE;
        }
    }

    /** Changes a resource in place. */
    record Update(Node node, Observed.Present observed, List<Change> changes) implements Making {
        @Override
        public Step behind(Set<ResourceKey> more) {
            return new Update(node.behind(more), observed, changes);
        }

        @Override
        public Symbol symbol() {
            return Symbol.UPDATE;
        }
    }

    /** Removes a resource and makes it again. */
    record Replace(Node node, Observed.Present observed, List<Change> changes) implements Making {
        @Override
        public Step behind(Set<ResourceKey> more) {
            return new Replace(node.behind(more), observed, changes);
        }

        @Override
        public Symbol symbol() {
            return Symbol.REPLACE;
        }
    }

    /** Removes a resource. */
    record Delete(Observed.Present observed, Set<ResourceKey> after) implements Step {
        @Override
        public Step behind(Set<ResourceKey> more) {
            Set<ResourceKey> all = new HashSet<>(after);
            all.addAll(more);
            return new Delete(observed, Set.copyOf(all));
        }

        @Override
        public ResourceKey key() {
            return observed.key();
        }

        @Override
        public String function() {
            return observed.function();
        }

        @Override
        public Symbol symbol() {
            return Symbol.DELETE;
        }

        @Override
        public String consequence() {
            return observed.properties().consequence(Symbol.DELETE, List.of());
        }
    }
}
