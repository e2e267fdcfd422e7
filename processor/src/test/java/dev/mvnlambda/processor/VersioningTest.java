package dev.mvnlambda.processor;

import static dev.mvnlambda.processor.Sources.durable;
import static dev.mvnlambda.processor.Sources.problems;
import static dev.mvnlambda.processor.Sources.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersioningTest {
    private static final String RULE =
            "but an alias is 1 to 128 letters, digits, - or _, not digits alone; it is named when"
                    + " compiling, so no placeholder fits either. Leave it out for LatestAlias.";

    @Test
    void anAliasIsNoNumberNoVersionAndNoPlaceholder() {
        assertThat(problemsOf("@Versioned(alias = \"2024\")"))
                .containsExactly("Shop:1: [Alias] Shop has alias = \"2024\", " + RULE);
        assertThat(problemsOf("@Versioned(alias = \"$LATEST\")"))
                .containsExactly("Shop:1: [Alias] Shop has alias = \"$LATEST\", " + RULE);
        assertThat(problemsOf("@Versioned(alias = \"${stage}\")"))
                .containsExactly("Shop:1: [Alias] Shop has alias = \"${stage}\", " + RULE);
        assertThat(problemsOf("@Versioned(alias = \"live-2\")")).isEmpty();
    }

    @Test
    void oneToAHundredVersionsAreKept() {
        assertThat(problemsOf("@Versioned(keep = 0)"))
                .containsExactly("Shop:1: [Keep] Shop has keep = 0, but 1 to 100 are allowed; choose one of these.");
    }

    @Test
    void aDurableFunctionIsVersioned() {
        assertThat(problems(durable("Shop", """
                @Durable
                @Versioned(
                    false)""")))
                .containsExactly(
                        "Shop:3: [DurableNeedsVersion] Shop is @Durable, and AWS invokes durable functions by version or alias only; remove @Versioned(false).");
    }

    @Test
    void aFunctionWithSnapshotsIsVersioned() {
        assertThat(problemsOf("@SnapStart @Versioned(false)"))
                .containsExactly(
                        "Shop:1: [SnapStartNeedsVersion] Shop is @SnapStart, and AWS takes snapshots of published"
                                + " versions only; remove @Versioned(false).");
    }

    @Test
    void aFunctionWithProvisionedConcurrencyIsVersioned() {
        assertThat(problemsOf("@Concurrency(provisioned = 1) @Versioned(false)"))
                .containsExactly(
                        "Shop:1: [ProvisionedNeedsVersion] Shop has provisioned concurrency, which AWS puts on a"
                                + " version or an alias only; remove @Versioned(false).");
        assertThat(problemsOf("@Concurrency(reserved = 1) @Versioned(false)")).isEmpty();
    }
}
