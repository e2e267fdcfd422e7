package dev.mvnlambda.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DiffTest {
    record Inner(int size) {}

    record Outer(
            String name,
            Inner inner,
            List<String> items,
            Map<String, Value> values,
            @AtCreation String origin) {}

    private static Outer outer(Map<String, Value> values) {
        return new Outer("n", new Inner(1), List.of("x"), values, "here");
    }

    @Test
    void nestedRecordsMapsAndListsAreComparedByPath() {
        Outer before = new Outer("n", new Inner(512), List.of("a", "b"), Map.of("K", Value.of("v")), "");
        Outer after = new Outer("n", new Inner(1024), List.of("a"), Map.of("K", Value.of("w")), "");
        assertThat(Diff.between(before, after))
                .containsExactly(
                        new Change("inner.size", "512", "1024"),
                        new Change("items", "a, b", "a"),
                        new Change("values.K", "v", "w"));
    }

    @Test
    void whatOnlyTheMakingTakesIsNotCompared() {
        assertThat(Diff.between(
                        new Outer("n", new Inner(1), List.of(), Map.of(), "here"),
                        new Outer("n", new Inner(1), List.of(), Map.of(), "there")))
                .isEmpty();
    }

    @Test
    void aSecretIsComparedButNeverShown() {
        Outer before = outer(Map.of("PASSWORD", Value.of("old-secret")));
        Outer same = outer(Map.of("PASSWORD", new Value.Secret("old-secret")));
        Outer after = outer(Map.of("PASSWORD", new Value.Secret("new-secret")));
        assertThat(Diff.between(before, same)).isEmpty();
        assertThat(Diff.between(before, after).toString()).doesNotContain("old-secret", "new-secret");
        assertThat(Diff.between(before, after)).hasSize(1);
    }

    @Test
    void aValueThatGoesIsNotShownSinceItMayHaveBeenASecret() {
        assertThat(Diff.between(outer(Map.of("PASSWORD", Value.of("was-secret"))), outer(Map.of())))
                .containsExactly(new Change("values.PASSWORD", "(not shown)", null));
    }

    @Test
    void equalRecordsHaveEqualContentAndOthersNot() {
        assertThat(Diff.content(outer(Map.of("A", Value.of("1")))))
                .isEqualTo(Diff.content(outer(Map.of("A", Value.of("1")))))
                .isNotEqualTo(Diff.content(outer(Map.of("A", Value.of("2")))));
        assertThat(Diff.content(outer(Map.of("A", new Value.Secret("1")))))
                .isNotEqualTo(Diff.content(outer(Map.of("A", new Value.Secret("2")))));
    }

    @Test
    void itemsThatAreRecordsComeAndGoOneByOne() {
        record Listed(List<Inner> items) {}
        assertThat(Diff.between(
                        new Listed(List.of(new Inner(1), new Inner(2))),
                        new Listed(List.of(new Inner(2), new Inner(3)))))
                .containsExactly(
                        new Change("items", "Inner[size=1]", null), new Change("items", null, "Inner[size=3]"));
    }
}
