package dev.mvnlambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mvnlambda.local.control.EchoRuntime;
import dev.mvnlambda.local.control.LocalOptions;
import dev.mvnlambda.local.control.Timings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients read that ask for something that is not there, or ask badly. */
@SuppressWarnings("NullAway.Init")
class RefusalsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    private static LocalServer server;

    @BeforeAll
    static void start() throws IOException {
        LocalOptions options = LocalOptions.in(directory).with(Timings.none()).inMemory();
        server = LocalServer.start(0, LocalAccount.open(options, Clock.systemUTC(), new EchoRuntime()), List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aServiceThatIsNotThereIsNamedWithTheOperationInTheFormThatItsClientsRead() throws Exception {
        HttpResponse<String> form = send(form("ec2", "Action=DescribeVpcs&Version=2016-11-15"));
        HttpResponse<String> json = send(signed("/", "ssm")
                .header("X-Amz-Target", "AmazonSSM.GetParameter")
                .POST(BodyPublishers.ofString("{}")));
        HttpResponse<String> rest = send(signed("/v1/jobs", "batch").POST(BodyPublishers.ofString("{}")));

        assertThat(List.of(form.statusCode(), json.statusCode(), rest.statusCode()))
                .containsOnly(501);
        assertThat(form.body()).startsWith("<ErrorResponse").contains("no service 'ec2' for DescribeVpcs");
        assertThat(json.body()).startsWith("{").contains("no service 'ssm' for GetParameter");
        assertThat(rest.body()).startsWith("{").contains("no service 'batch' for POST /v1/jobs");
    }

    @Test
    void aFormWithoutASignatureIsRefusedInXml() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("Action=AssumeRoleWithWebIdentity")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).startsWith("<ErrorResponse").contains("carries no AWS signature");
    }

    @Test
    void aClientThatStillSpeaksQueryToSqsIsToldWhichProtocolIsThere() throws Exception {
        HttpResponse<String> answer = send(form("sqs", "Action=SendMessage&MessageBody=hello"));

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).startsWith("<ErrorResponse").contains("SendMessage in the Query protocol");
    }

    @Test
    void aRequestThatNamesNoOperationIsUnknownAsOnAws() throws Exception {
        for (String service : List.of("lambda", "sqs", "iam", "logs", "iot", "apigateway", "cloudfront")) {
            HttpResponse<String> answer = send(signed("/no/such/path", service).GET());

            assertThat(answer.statusCode()).as(service).isEqualTo(404);
            assertThat(answer.body()).as(service).contains("knows no operation at GET /no/such/path");
        }
    }

    @Test
    void membersThatAreMissingAndNumbersThatAreNoneAreTheCallersMistake() throws Exception {
        List<HttpRequest.Builder> bad = List.of(
                form("iam", "Action=GetRole"),
                form("iam", "Action=CreateRole&RoleName=r"),
                form("sns", "Action=CreateTopic&Name=t&Tags.member.1.Key=k"),
                signed("/", "logs")
                        .header("X-Amz-Target", "Logs_20140328.CreateLogGroup")
                        .POST(BodyPublishers.noBody()),
                signed("/", "events")
                        .header("X-Amz-Target", "AWSEvents.TestEventPattern")
                        .POST(BodyPublishers.ofString("{}")),
                signed("/", "events")
                        .header("X-Amz-Target", "AWSEvents.ListTagsForResource")
                        .POST(BodyPublishers.ofString("{}")),
                signed("/v2/apis?maxResults=all", "apigateway").GET(),
                signed("/2020-05-31/distribution?MaxItems=all", "cloudfront").GET(),
                signed("/2015-03-31/functions", "lambda").POST(BodyPublishers.ofString("[1, 2")),
                signed("/2015-03-31/functions?MaxItems=all", "lambda").GET());

        for (HttpRequest.Builder request : bad) {
            HttpResponse<String> answer = send(request);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        }
    }

    private static HttpRequest.Builder form(String service, String body) {
        return signed("/", service)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder signed(String path, String service) {
        return HttpRequest.newBuilder(at(path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=none");
    }

    private static URI at(String path) {
        return URI.create(server.address() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
