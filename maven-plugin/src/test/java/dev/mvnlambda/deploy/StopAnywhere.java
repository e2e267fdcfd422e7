package dev.mvnlambda.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.resource.AccountException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Resuming is running again: a goal is stopped after each number of changes, in an account of its own, and the next run ends it.
 *
 * @param <W> what a goal meets: an account, and what may be around it
 */
final class StopAnywhere<W> {
    private static final int MORE_CHANGES_THAN_ANY_GOAL_MAKES = 200;
    private static final int FEWEST_CHANGES = 3;

    private final Supplier<W> opened;
    private final Function<W, TestAccount> account;
    private final boolean againAfterItsEnd;

    StopAnywhere(Supplier<W> opened, Function<W, TestAccount> account) {
        this(opened, account, true);
    }

    private StopAnywhere(Supplier<W> opened, Function<W, TestAccount> account, boolean againAfterItsEnd) {
        this.opened = opened;
        this.account = account;
        this.againAfterItsEnd = againAfterItsEnd;
    }

    /** For a goal that undoes itself when it is run once more: only one that was stopped is run again. */
    StopAnywhere<W> butNotAgainAfterItsEnd() {
        return new StopAnywhere<>(opened, account, false);
    }

    /**
     * Stops a goal everywhere.
     *
     * @param first is done before it, in full
     * @param check holds after the run that ends it
     */
    void holds(Consumer<W> first, BiConsumer<W, TestAccount.Session> stopped, Consumer<W> check) {
        int changes = 0;
        while (stopsAfter(changes, first, stopped, check)) {
            changes++;
            assertThat(changes).isLessThan(MORE_CHANGES_THAN_ANY_GOAL_MAKES);
        }
        assertThat(changes).isGreaterThanOrEqualTo(FEWEST_CHANGES);
    }

    /** Whether the goal was stopped at all, after so many changes. */
    private boolean stopsAfter(
            int changes, Consumer<W> first, BiConsumer<W, TestAccount.Session> stopped, Consumer<W> check) {
        W world = opened.get();
        try (TestAccount there = account.apply(world)) {
            first.accept(world);
            Interference interference = new Interference();
            interference.dieAfter(changes);
            try {
                stopped.accept(world, there.session(interference));
            } catch (AccountException e) {
                assertThat(e).hasMessageContaining("the process was killed");
            }
            if (interference.isDead() || againAfterItsEnd) {
                stopped.accept(world, there.session());
            }
            check.accept(world);
            return interference.isDead();
        } catch (AssertionError e) {
            throw new AssertionError("stopped after " + changes + " changes: " + e.getMessage(), e);
        }
    }

    /** A plan of the same is empty, also one that reads everything. */
    static void findsNothingMore(TestAccount account, Module module) {
        assertThat(account.session().plan(module).plan().steps()).isEmpty();
        assertThat(account.session().refresh().plan(module).plan().steps()).isEmpty();
    }
}
