package dev.mvnlambda.deploy;

import static dev.mvnlambda.deploy.Functions.bare;
import static dev.mvnlambda.deploy.Functions.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.desired.Module;
import dev.mvnlambda.manifest.RouteSpec;
import dev.mvnlambda.plan.Outputs;
import dev.mvnlambda.plan.ResourceKey;
import dev.mvnlambda.resource.ApiAddress;
import dev.mvnlambda.resource.Identity;
import dev.mvnlambda.resource.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** Where REST and WebSocket APIs answer is told after a deploy, by a status, and by a deploy that changes nothing. */
final class ApiAddressTest extends DeployedAccount {

    private Module routes() {
        return code(
                versioned("Shop").trigger(new RouteSpec("REST", "GET /orders", "", false)),
                bare("Chat").trigger(new RouteSpec("WEBSOCKET", "$connect", "", false)));
    }

    private String rest() {
        return "https://"
                + account.client(ApiGatewayClient.class)
                        .getRestApis()
                        .items()
                        .get(0)
                        .id() + ".execute-api.us-east-1.amazonaws.com/dev";
    }

    private String webSocket() {
        return "wss://"
                + account.client(ApiGatewayV2Client.class)
                        .getApis(r -> {})
                        .items()
                        .get(0)
                        .apiId()
                + ".execute-api.us-east-1.amazonaws.com/dev";
    }

    @Test
    void aDeployTellsThem() {
        Report report = account.session().deploy(routes());
        assertThat(TestAccount.failure(report)).isEmpty();
        assertThat(report.apis()).isEqualTo(Map.of("rest", rest(), "websocket", webSocket()));
        assertThat(ReportFormatter.apis(report.apis()))
                .containsExactly("The REST API answers at " + rest(), "The WebSocket API answers at " + webSocket());
    }

    @Test
    void aDeployThatChangesNothingTellsThemWithoutAskingTheApis() {
        deployed(routes());
        TestAccount.Session again = account.session();
        Report report = again.deploy(routes());
        assertThat(report.apis()).isEqualTo(Map.of("rest", rest(), "websocket", webSocket()));
        assertThat(again.interference().calls())
                .extracting(Interference.Call::operation)
                .containsOnly("GetCallerIdentity", "GetFunction");
    }

    @Test
    void aStatusTellsThem() {
        deployed(routes());
        assertThat(account.session().status().apis()).isEqualTo(Map.of("rest", rest(), "websocket", webSocket()));
    }

    @Test
    void anAddressInChinaEndsAsAddressesThereDo() {
        assertThat(told("amazonaws.com.cn"))
                .containsExactly(Map.entry("rest", "https://abc.execute-api.cn-north-1.amazonaws.com.cn/dev"));
    }

    @Test
    void noAddressIsToldWhereAnotherEndpointStandsInForAws() {
        assertThat(told("")).isEmpty();
    }

    private static Map<String, String> told(String domain) {
        Stage stage = new Stage("shop", "dev", new Identity("111122223333", "cn-north-1", "aws-cn", domain));
        ResourceKey api = new ResourceKey(ApiAddress.REST, stage.sharedName());
        return ApiAddress.urls(stage, List.of(api), Outputs.none().with(api, Map.of(ApiAddress.ID, "abc")));
    }
}
