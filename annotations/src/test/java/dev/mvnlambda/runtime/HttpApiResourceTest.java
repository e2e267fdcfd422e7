package dev.mvnlambda.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpApiResourceTest {
    private static final String PROPERTY = "mvnlambda.resource.Api";

    private final HttpApiResource api = new HttpApiResource("MVNLAMBDA_RESOURCE_API");

    @AfterEach
    void unset() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void aUnitTestSetsTheAddress() {
        System.setProperty(PROPERTY, "{\"url\":\"http://localhost:4599/_api/a1\"}");
        assertThat(api.url() + "/orders").isEqualTo("http://localhost:4599/_api/a1/orders");
    }

    @Test
    void aFunctionWithoutARouteIsToldWhatItLacks() {
        assertThatThrownBy(api::url)
                .isInstanceOf(NotLinkedException.class)
                .hasMessageContaining("@HttpRoute")
                .hasMessageContaining(PROPERTY);
    }
}
