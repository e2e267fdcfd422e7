package dev.mvnlambda.plan;

import static dev.mvnlambda.plan.Things.key;
import static dev.mvnlambda.plan.Things.keys;
import static dev.mvnlambda.plan.Things.last;
import static dev.mvnlambda.plan.Things.node;
import static dev.mvnlambda.plan.Things.present;
import static dev.mvnlambda.plan.Things.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlannerTest {
    @Test
    void whatIsMissingIsMadeInTheOrderOfWhatHangsOnWhat() {
        Plan plan = Planner.plan(
                List.of(node("url", "red", "alias"), node("alias", "red", "role"), node("role", "red")), List.of());
        assertThat(keys(plan)).containsExactly("+role", "+alias", "+url");
    }

    @Test
    void whatIsAsWantedIsOnlyCounted() {
        Plan plan = Planner.plan(List.of(node("a", "red")), List.of(present("a", "red")));
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.unchanged()).containsExactly(key("a"));
    }

    @Test
    void whatWasNotReadIsToldFromWhatIsAbsent() {
        Plan plan = Planner.plan(List.of(node("a", "red")), List.of(new Observed.Assumed(key("a"), Map.of())));
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.assumed()).containsExactly(key("a"));
    }

    @Test
    void aDifferenceIsAChangeWithItsProperty() {
        Plan plan = Planner.plan(List.of(node("a", "blue")), List.of(present("a", "red")));
        assertThat(keys(plan)).containsExactly("~a");
        assertThat(plan.steps().get(0).changes()).containsExactly(new Change("colour", "red", "blue"));
    }

    @Test
    void aChangeIsMadeInTheWayThatTheResourceTakesIt() {
        List<Observed> red = List.of(present("a", "red"));
        assertThat(keys(Planner.plan(List.of(node("a", "anew")), red))).containsExactly("+a");
        assertThat(keys(Planner.plan(List.of(node("a", "replace")), red))).containsExactly("-/+a");
        assertThat(Planner.plan(List.of(node("a", "refused")), red).obstacles())
                .containsExactly("cannot become refused; make another.");
    }

    @Test
    void whatIsOursAndWantedNoMoreIsRemovedBeforeWhatItHangsOn() {
        Plan plan = Planner.plan(
                List.of(),
                List.of(present("role", "red"), present("alias", "red", "role"), present("url", "red", "alias")));
        assertThat(keys(plan)).containsExactly("-url", "-alias", "-role");
        assertThat(step(plan, "alias").after()).containsExactly(key("url"));
    }

    @Test
    void aRemovalWaitsForAllThatReplacesIt() {
        Plan plan = Planner.plan(List.of(node("new", "red")), List.of(present("old", "red")));
        assertThat(keys(plan)).containsExactly("+new", "-old");
        assertThat(step(plan, "old").after()).containsExactly(key("new"));
    }

    @Test
    void aRemovalWaitsForWhatGivesTheSameToAnotherFunction() {
        Node same = new Node(key("G/orders"), Things.thing("red"), "G", Set.of());
        Node other = new Node(key("G/bills"), Things.thing("red"), "G", Set.of());
        Plan plan = Planner.plan(List.of(same, other, node("F/kept", "red")), List.of(present("F/orders", "red")));
        assertThat(step(plan, "F/orders").after()).containsExactlyInAnyOrder(key("G/orders"), key("F/kept"));
    }

    @Test
    void theLastNodeWaitsForEveryStepOfItsFunctionRemovalsIncluded() {
        Plan plan = Planner.plan(
                List.of(last("tags", "red"), node("new", "red")),
                List.of(present("old", "red"), present("tags", "blue")));
        assertThat(keys(plan)).containsExactly("+new", "-old", "~tags");
        assertThat(step(plan, "tags").after()).containsExactlyInAnyOrder(key("new"), key("old"));
    }

    @Test
    void aValueThatAStepWillTellIsAChange() {
        Plan plan = Planner.plan(
                List.of(
                        node("version", "red"),
                        node("alias", Map.of("version", new Value.FromStep(key("version"), "id", "known later")))),
                List.of(present("alias", "red")));
        assertThat(step(plan, "alias").changes())
                .containsExactly(new Change("settings.version", null, "(known later)"));
    }

    @Test
    void aValueOfAResourceWithoutAStepIsKnownWhilePlanning() {
        List<Node> desired = List.of(
                node("version", "red"),
                node("alias", Map.of("version", new Value.FromStep(key("version"), "id", "known later"))));
        List<Observed> observed = List.of(
                present("version", "red"),
                new Observed.Present(
                        key("alias"),
                        new Things.Thing("red", Map.of("version", Value.of("version-id"))),
                        "F",
                        Map.of(),
                        java.util.Set.of()));
        assertThat(Planner.plan(desired, observed).isEmpty()).isTrue();
    }

    @Test
    void whatIsInTheWayStopsThePlanOnlyIfItIsWanted() {
        Observed blocked = new Observed.Blocked(key("a"), "a is not ours; rename it.");
        assertThat(Planner.plan(List.of(node("a", "red")), List.of(blocked)).obstacles())
                .containsExactly("a is not ours; rename it.");
        assertThat(Planner.plan(List.of(), List.of(blocked)).isEmpty()).isTrue();
    }

    @Test
    void nodesThatWaitForEachOtherAreAFaultOfOurs() {
        assertThatThrownBy(() -> Planner.plan(List.of(node("a", "red", "b"), node("b", "red", "a")), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("waits for itself");
    }
}
