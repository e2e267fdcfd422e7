package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.module;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.SnsSpec;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

/** What is missing of a REST API, or refused, is put right by the next deploy, and keeps nothing else from it. */
final class RestRepairTest extends RestAccount {
    @Test
    void aMethodThatADeployLeftWithoutAnIntegrationIsEnded() {
        deployed(code(versioned("Shop").trigger(route("GET /orders"))));
        String id = api();
        String root = rest().getRestApis().items().get(0).rootResourceId();
        rest().putMethod(r -> r.restApiId(id).resourceId(root).httpMethod("PUT").authorizationType("NONE"));
        Module more = code(versioned("Shop").trigger(route("GET /orders")).trigger(route("PUT /")));
        deployed(more);
        assertThat(uri("PUT /")).isEqualTo(invokes(SHOP + ":LatestAlias"));
        findsNothingMore(more);
    }

    @Test
    void aRouteThatWasRemovedByHandComesBackAndIsDeployed() {
        Module module = code(versioned("Shop").trigger(route("GET /orders")).trigger(route("GET /")));
        deployed(module);
        String id = api();
        String resource = resources().stream()
                .filter(one -> one.path().equals("/orders"))
                .findFirst()
                .orElseThrow()
                .id();
        rest().deleteResource(r -> r.restApiId(id).resourceId(resource));
        assertThat(changes(deployed(account.session().refresh(), module)))
                .containsExactly(
                        "CreateResource", "PutMethod", "PutIntegration", "CreateDeployment", "DeleteDeployment");
        findsNothingMore(module);
    }

    @Test
    void anApiThatWasRemovedByHandIsMadeAgainForAllItsFunctions() {
        Module module = code(
                versioned("Shop").trigger(route("GET /orders")),
                versioned("Billing").trigger(route("GET /bills")));
        deployed(module);
        String gone = api();
        rest().deleteRestApi(r -> r.restApiId(gone));
        deployed(account.session().refresh(), module);
        assertThat(api()).isNotEqualTo(gone);
        assertThat(methods()).containsOnlyKeys("GET /bills", "GET /orders");
        findsNothingMore(module);
    }

    @Test
    void anApiThatWasRemovedByHandIsMadeAgainThoughOnlyOneFunctionLooks() {
        deployed(code(
                versioned("Shop").trigger(route("GET /orders")),
                versioned("Billing").trigger(route("GET /bills"))));
        String gone = api();
        rest().deleteRestApi(r -> r.restApiId(gone));
        Module changed = code(
                versioned("Shop").memory(1024).trigger(route("GET /orders")),
                versioned("Billing").trigger(route("GET /bills")));
        deployed(changed);
        assertThat(methods()).containsOnlyKeys("GET /bills", "GET /orders");
        findsNothingMore(changed);
    }

    @Test
    void aStageThatAnotherToolDeployedIsDeployedAgain() {
        Module module = code(versioned("Shop").trigger(route("GET /orders")));
        deployed(module);
        String id = api();
        rest().createDeployment(r -> r.restApiId(id).stageName("dev").description("by hand"));
        assertThat(changes(deployed(account.session().refresh(), module)))
                .as("what somebody else deployed stays among the deployments")
                .containsExactly("CreateDeployment", "DeleteDeployment");
        findsNothingMore(module);
    }

    @Test
    void aDeploymentThatIsRefusedKeepsNoOtherFunctionFromMoving() {
        account.client(SnsClient.class).createTopic(r -> r.name("orders"));
        SnsSpec orders = new SnsSpec("orders", "", "MessageAttributes", "", false);
        deployed(code(
                versioned("Shop").trigger(route("GET /orders")), bare("Other").trigger(orders)));
        Interference refusing = new Interference().answering("CreateDeployment", request -> {
            throw BadRequestException.builder()
                    .statusCode(400)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("BadRequestException")
                            .errorMessage("not now")
                            .build())
                    .build();
        });
        Report report = account.session(refusing)
                .deploy(code(
                        versioned("Shop").trigger(route("GET /bills")),
                        versioned("Other").trigger(orders)));
        assertThat(TestAccount.failure(report)).contains("rest-deployment", "not now");
        assertThat(account.client(SnsClient.class).listSubscriptions().subscriptions())
                .extracting(Subscription::endpoint)
                .containsExactly("arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Other:LatestAlias");
    }

    @Test
    void aChangeThatIsRefusedWhileAnotherIsMadeIsAskedForAgain() {
        Functions keys = versioned("Keys").authorizer(authorizer("keys"));
        Module first = code(bare("Shop").trigger(route("GET /orders", "keys")).trigger(route("GET /bills")), keys);
        deployed(account.session(new Interference().busy("ApiGateway")), first);
        findsNothingMore(first);
        Module moved = code(versioned("Shop").trigger(route("GET /orders")), keys);
        deployed(account.session(new Interference().busy("ApiGateway")), moved);
        findsNothingMore(moved);
        assertThat(TestAccount.failure(
                        account.session(new Interference().busy("ApiGateway")).remove(true)))
                .isEmpty();
        assertThat(rest().getRestApis().items()).isEmpty();
    }
}
