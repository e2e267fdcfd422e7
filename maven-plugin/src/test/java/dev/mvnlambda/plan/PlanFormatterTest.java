package dev.mvnlambda.plan;

import static dev.mvnlambda.plan.Things.key;
import static dev.mvnlambda.plan.Things.last;
import static dev.mvnlambda.plan.Things.node;
import static dev.mvnlambda.plan.Things.present;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlanFormatterTest {
    @Test
    void aPlanHasALineAChangeWithItsSignAndEndsWithCounts() {
        Plan plan = Planner.plan(
                List.of(
                        node("first", "blue"),
                        node("second-and-longer", "red"),
                        node("third", "replace"),
                        node("same", "red")),
                List.of(
                        present("first", "red"),
                        present("third", "red"),
                        present("old", "red"),
                        new Observed.Assumed(key("same"), Map.of())));
        assertThat(PlanFormatter.lines(plan))
                .containsExactly(
                        "    ~ thing/first              colour: red → blue",
                        "    + thing/second-and-longer",
                        "  -/+ thing/third              colour: red → replace",
                        "    - thing/old",
                        "1 to add, 1 to change, 1 to replace, 1 to remove; 1 unchanged since the last deploy (not read; "
                                + "-Dlambda.refresh reads them).");
    }

    @Test
    void nothingToChangeSaysSo() {
        assertThat(PlanFormatter.lines(Planner.plan(List.of(node("a", "red")), List.of(present("a", "red")))))
                .containsExactly("Nothing to change; 1 unchanged.");
    }

    @Test
    void ourOwnBookkeepingIsNotShown() {
        record Books(String page) implements Properties {
            @Override
            public boolean bookkeeping(List<Change> changes) {
                return true;
            }
        }
        Plan plan =
                Planner.plan(List.of(new Node(key("books"), new Books("2"), "F", java.util.Set.of(), true)), List.of());
        assertThat(plan.isEmpty()).isFalse();
        assertThat(PlanFormatter.lines(plan)).containsExactly("Nothing to change.");
        assertThat(last("x", "red").last()).isTrue();
    }
}
