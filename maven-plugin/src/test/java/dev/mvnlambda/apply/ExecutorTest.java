package dev.mvnlambda.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.plan.Node;
import dev.mvnlambda.plan.Observed;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.Plan;
import dev.mvnlambda.plan.Planner;
import dev.mvnlambda.plan.Properties;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.plan.Step;
import dev.mvnlambda.plan.Value;
import dev.mvnlambda.resource.AccountException;
import dev.mvnlambda.resource.ResourceType;
import dev.mvnlambda.resource.Time;
import dev.mvnlambda.resource.Wanted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ExecutorTest {
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, AccountException> refusals = new HashMap<>();
    private final Set<String> once = new HashSet<>();
    private Executor.Reread reread = step -> Optional.empty();

    record Thing(Value text) implements Properties {
        @Override
        public Properties resolved(Outputs outputs) {
            return new Thing(text.resolved(outputs));
        }
    }

    private final class ThingType implements ResourceType<Thing> {
        @Override
        public String kind() {
            return "thing";
        }

        @Override
        public Class<Thing> properties() {
            return Thing.class;
        }

        @Override
        public List<Node> desired(Wanted wanted) {
            return List.of();
        }

        @Override
        public Map<String, String> create(Step.Create step, Thing wanted, Outputs known) {
            return act("+", step.key(), wanted);
        }

        @Override
        public Map<String, String> update(Step.Update step, Thing wanted, Outputs known) {
            return act("~", step.key(), wanted);
        }

        @Override
        public void delete(Observed.Present there) {
            act("-", there.key(), (Thing) there.properties());
        }

        private Map<String, String> act(String sign, ResourceKey key, Thing thing) {
            AccountException refusal = refusals.get(key.name());
            if (once.remove(key.name())) {
                refusals.remove(key.name());
            }
            if (refusal != null) {
                throw refusal;
            }
            done.add(sign + key.name() + "=" + thing.text().text());
            return Map.of("id", key.name() + "-id");
        }
    }

    private static ResourceKey key(String name) {
        return new ResourceKey("thing", name);
    }

    private static Node node(String name, Value text, String... after) {
        Set<ResourceKey> keys =
                Arrays.stream(after).map(ExecutorTest::key).collect(Collectors.toCollection(HashSet::new));
        return new Node(key(name), new Thing(text), "F", keys);
    }

    private List<Outcome> apply(Plan plan, int parallelism) {
        return new Executor(
                        List.of(new ThingType()), step -> reread.read(step), Time.system(), (outcome, n, total) -> {})
                .apply(plan, parallelism);
    }

    private static AccountException refusal(int status, boolean retried) {
        return new AccountException("Conflict", "x:Make", status, retried, "there already", null);
    }

    @Test
    void aStepRunsAfterThoseItWaitsForAndGetsWhatTheyTell() {
        Plan plan = Planner.plan(
                List.of(
                        node("a", Value.of("1")),
                        node("b", new Value.FromStep(key("a"), "id", "<", ">", "later"), "a")),
                List.of());
        List<Outcome> outcomes = apply(plan, 4);
        assertThat(done).containsExactly("+a=1", "+b=<a-id>");
        assertThat(outcomes).allMatch(Outcome.Applied.class::isInstance);
    }

    @Test
    void whatWaitsForAFailedStepIsSkippedAndAllElseIsStillDone() {
        refusals.put("a", refusal(500, false));
        Plan plan = Planner.plan(
                List.of(
                        node("a", Value.of("1")),
                        node("b", Value.of("2"), "a"),
                        node("c", Value.of("3"), "b"),
                        node("d", Value.of("4"))),
                List.of());
        List<Outcome> outcomes = apply(plan, 1);
        assertThat(done).containsExactly("+d=4");
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Skipped) outcomes.get(2)).waitedFor()).isEqualTo(key("a"));
    }

    @Test
    void aRefusalAfterARetryIsSettledByReadingBack() {
        refusals.put("a", refusal(409, true));
        reread = step -> Optional.of(
                new Observed.Present(step.key(), new Thing(Value.of("1")), "F", Map.of("id", "read"), Set.of()));
        List<Outcome> outcomes = apply(Planner.plan(List.of(node("a", Value.of("1"))), List.of()), 1);
        assertThat(((Outcome.Applied) outcomes.get(0)).outputs()).containsEntry("id", "read");
    }

    @Test
    void aRefusalAfterARetryStandsWhenSomethingElseIsThere() {
        refusals.put("a", refusal(409, true));
        reread = step ->
                Optional.of(new Observed.Present(step.key(), new Thing(Value.of("another")), "F", Map.of(), Set.of()));
        assertThat(apply(Planner.plan(List.of(node("a", Value.of("1"))), List.of()), 1)
                        .get(0))
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aRefusalOfAFirstTryStandsEvenIfAllIsAsWanted() {
        refusals.put("a", refusal(409, false));
        reread = step ->
                Optional.of(new Observed.Present(step.key(), new Thing(Value.of("1")), "F", Map.of(), Set.of()));
        assertThat(apply(Planner.plan(List.of(node("a", Value.of("1"))), List.of()), 1)
                        .get(0))
                .isInstanceOf(Outcome.Failed.class);
    }

    private static Plan removal(String name) {
        return Planner.plan(
                List.of(),
                List.of(new Observed.Present(key(name), new Thing(Value.of("1")), "Gone", Map.of(), Set.of())));
    }

    @Test
    void aRemovalThatIsRefusedAfterARetryIsNotTakenForDone() {
        refusals.put("a", refusal(409, true));
        assertThat(apply(removal("a"), 1)).singleElement().isInstanceOf(Outcome.Failed.class);
        assertThat(done).isEmpty();
    }

    @Test
    void aRemovalThatAnEarlierTryCarriedOutIsDone() {
        refusals.put("a", refusal(409, true));
        once.add("a");
        assertThat(apply(removal("a"), 1)).singleElement().isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void aRemovalThatIsRefusedAtOnceIsNotTriedAgain() {
        refusals.put("a", refusal(409, false));
        once.add("a");
        assertThat(apply(removal("a"), 1)).singleElement().isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void manyStepsThatWaitForNothingDoNotNeedAThreadEach() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            nodes.add(node("n" + i, Value.of("x")));
        }
        assertThat(apply(Planner.plan(nodes, List.of()), 2)).hasSize(500).allMatch(Outcome.Applied.class::isInstance);
    }
}
