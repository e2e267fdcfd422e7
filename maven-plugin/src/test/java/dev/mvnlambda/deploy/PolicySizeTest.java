package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.resource.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigatewayv2.model.Api;

/** A resource policy that AWS would refuse for its size is refused by the plan. */
final class PolicySizeTest extends DeployedAccount {
    /** Of routes as short as these. */
    private static final int FIT = 58;

    private static Functions with(Functions function, String path, int routes) {
        for (int i = 0; i < routes; i++) {
            function.trigger(new RouteSpec("HTTP", "GET /" + path + (100 + i), "", false));
        }
        return function;
    }

    private static Functions orders(int routes) {
        return with(versioned("Orders"), "orders", routes);
    }

    private String obstacle(Functions... functions) {
        List<String> obstacles = account.session().plan(code(functions)).plan().obstacles();
        assertThat(obstacles).hasSize(1);
        return obstacles.get(0);
    }

    private void grantedByHand(String id) {
        String api = account.apis().getApis(r -> {}).items().stream()
                .map(Api::apiId)
                .findFirst()
                .orElseThrow();
        account.lambda()
                .addPermission(r -> r.functionName("shop-dev-Orders")
                        .qualifier("LatestAlias")
                        .statementId(id)
                        .action("lambda:InvokeFunction")
                        .principal("apigateway.amazonaws.com")
                        .sourceArn("arn:aws:execute-api:us-east-1:000000000000:" + api + "/*/*/orders999"));
    }

    @Test
    void asManyRoutesAsFitAreDeployedAndOneMoreStopsThePlan() {
        deployed(code(orders(FIT)));
        findsNothingMore(code(orders(FIT)));
        TestAccount.Session session = account.session();
        assertThatThrownBy(() -> session.deploy(code(orders(FIT + 1))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("The resource policy of the alias LatestAlias of shop-dev-Orders would have ")
                .hasMessageContaining("bytes for 59 statements, of which 58 are there, and AWS allows 20480 bytes.")
                .hasMessageContaining(
                        "Let fewer triggers lead to Orders: one {proxy+} route stands for many, or another"
                                + " function takes some of them.");
        assertThat(session.interference().changes()).isEmpty();
    }

    @Test
    void theBytesAreThoseThatAwsCounts() {
        deployed(code(orders(FIT)));
        String planned = obstacle(orders(FIT + 1)).replaceAll(".*would have (\\d+) bytes.*", "$1");
        assertThat(catchThrowable(() -> grantedByHand("mvnlambda-InvokeFunction-0123456789")))
                .hasMessageContaining("The final policy size (" + planned + ") is bigger than the limit (20480).");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFunctionThatIsNotThereYetIsCheckedByWhatIsWantedOfIt(boolean published) {
        Functions orders = with(published ? versioned("Orders") : bare("Orders"), "orders", 70);
        assertThat(obstacle(orders, versioned("Bills")))
                .startsWith("The resource policy of "
                        + (published ? "the alias LatestAlias" : "the bare function")
                        + " of shop-dev-Orders would have ")
                .contains(" bytes for 70 statements and AWS allows 20480 bytes. Let fewer");
    }

    @Test
    void statementsOfOthersTakeRoomToo() {
        deployed(code(orders(FIT - 1)));
        grantedByHand("theirs");
        assertThat(obstacle(orders(FIT + 1))).contains("bytes for 60 statements, of which 58 are there,", "Let fewer");
    }

    @Test
    void whatIsReplacedStandsBesideWhatReplacesItForAWhile() {
        deployed(code(with(versioned("Orders"), "orders", 40)));
        assertThat(obstacle(with(versioned("Orders"), "bills", 40)))
                .contains("bytes for 80 statements, of which 40 are there,")
                .endsWith(
                        "It fits once those that nobody wants any more are gone, which go last: deploy some of what is new"
                                + " later.");
        deployed(code(with(versioned("Orders"), "bills", 10)));
        deployed(code(with(versioned("Orders"), "bills", 40)));
    }

    @Test
    void aPolicyThatNothingIsAddedToIsLeftInPeace() {
        deployed(code(orders(FIT)));
        Interference calls = account.session().interference();
        deployed(account.session(calls), Functions.module(directory, "two", orders(FIT)));
        assertThat(calls.calls()).noneMatch(call -> call.operation().equals("GetPolicy"));
        deployed(code(orders(FIT - 1)));
    }
}
