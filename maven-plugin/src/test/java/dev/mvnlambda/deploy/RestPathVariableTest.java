package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.resource.InputException;
import org.junit.jupiter.api.Test;

/** The REST API takes one name for the variable at one place of a path, from whichever module its routes come. */
final class RestPathVariableTest extends DeployedAccount {
    private Module orders(String route) {
        return module(directory, "one", versioned("Orders").trigger(rest(route)));
    }

    private Module bills(String route) {
        return module(directory, "two", bare("Bills").trigger(rest(route)));
    }

    private static RouteSpec rest(String route) {
        return new RouteSpec("REST", route, "", false);
    }

    @Test
    void modulesCallTheVariableAtOnePlaceTheSame() {
        assertThatThrownBy(() -> account.session().plan(orders("GET /orders/{id}"), bills("GET /orders/{key}/bills")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "Bills has {key} in its route 'GET /orders/{key}/bills', but 'GET /orders/{id}' of Orders has {id} at"
                                + " that place, and a REST API takes one variable there. Call both the same.");
    }

    @Test
    void aVariableThatTakesAllThatFollowsIsOneToo() {
        assertThatThrownBy(() -> account.session().plan(orders("GET /{id}"), bills("GET /{id+}")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Bills has {id+} in its route 'GET /{id+}', but 'GET /{id}' of Orders has {id}");
    }

    @Test
    void variablesAtOtherPlacesAndOfOtherApisAreCalledAnything() {
        assertThat(account.session()
                        .plan(orders("GET /orders/{id}"), bills("GET /bills/{key}"))
                        .plan()
                        .steps())
                .isNotEmpty();
        Module http = module(
                directory,
                "two",
                bare("Bills").trigger(new RouteSpec("HTTP", "POST /orders/{key}", "", false)),
                bare("Others").trigger(new RouteSpec("HTTP", "PUT /orders/{name}", "", false)));
        assertThat(account.session()
                        .plan(orders("GET /orders/{id}"), http)
                        .plan()
                        .steps())
                .isNotEmpty();
    }
}
