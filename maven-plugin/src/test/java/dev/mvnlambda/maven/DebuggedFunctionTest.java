package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.resource.FunctionScope;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.InputException;
import dev.mvnlambda.resource.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DebuggedFunctionTest {
    private static final List<FunctionScope> FUNCTIONS = List.of(scope("Shop"), scope("Billing"));

    private static FunctionScope scope(String name) {
        Stage stage = new Stage("orders", "dev", new Identity("000000000000", "us-east-1", "aws", ""));
        return new FunctionScope(stage, name, Optional.of("LatestAlias"));
    }

    @Test
    void aFunctionIsNamedByItselfOrWithAPort() {
        assertThat(DebuggedFunction.of(null)).isEmpty();
        assertThat(DebuggedFunction.of("Shop")).contains(new DebuggedFunction("Shop", 5005));
        assertThat(DebuggedFunction.of("Shop:5006")).contains(new DebuggedFunction("Shop", 5006));
        assertThat(new DebuggedFunction("Shop", 5005).functionName(FUNCTIONS)).isEqualTo("orders-dev-Shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":5005", "Shop:", "Shop:0", "Shop:65536", "Shop:five", "Shop,Billing"})
    void anythingElseIsRefusedByElementAndProperty(String text) {
        assertThatThrownBy(() -> DebuggedFunction.of(text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("<debug> is '" + text + "'")
                .hasMessageEndingWith("Set <debug> or -Dlambda.local.debug.");
    }

    @Test
    void aFunctionThatIsNotThereIsToldWithThoseThatAre() {
        DebuggedFunction none = new DebuggedFunction("Shopp", 5005);

        assertThatThrownBy(() -> none.functionName(FUNCTIONS))
                .hasMessage(
                        "There is no function Shopp to debug; there are Billing, Shop. Set -Dlambda.local.debug to one "
                                + "of them.");
    }
}
