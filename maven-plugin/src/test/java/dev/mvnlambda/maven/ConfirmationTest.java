package dev.mvnlambda.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.resource.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfirmationTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void whatWasConfirmedIsNotAsked() throws IOException {
        confirmation(true, true, "").demand("remove orders");

        assertThat(asked).isEmpty();
    }

    @Test
    void batchModeNeverAsksAndNamesTheProperty() {
        assertThatThrownBy(() -> confirmation(false, false, "y\n").demand("remove orders"))
                .isInstanceOf(InputException.class)
                .hasMessage("Nothing was changed: to remove orders has to be confirmed. Set -Dlambda.yes.");
        assertThat(asked).isEmpty();
    }

    @Test
    void onlyAYesGoesOn() throws IOException {
        confirmation(false, true, "Yes\n").demand("remove orders");

        assertThat(asked).containsExactly("About to remove orders. Go on? [y/N]");
        assertThatThrownBy(() -> confirmation(false, true, "\n").demand("remove orders"))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> confirmation(false, true, "").demand("remove orders"))
                .isInstanceOf(InputException.class);
    }

    private Confirmation confirmation(boolean yes, boolean interactive, String typed) {
        return new Confirmation(
                yes, interactive, new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), asked::add);
    }
}
