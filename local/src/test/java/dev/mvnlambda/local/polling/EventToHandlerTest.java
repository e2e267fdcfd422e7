package dev.mvnlambda.local.polling;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.mvnlambda.local.control.Clients;
import dev.mvnlambda.local.polling.handler.Herald;
import dev.mvnlambda.local.runtime.JvmOptions;
import dev.mvnlambda.local.runtime.JvmRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.time.DateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/** From a client that sends an event, or from the clock, to a handler in a JVM of its own. */
@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class EventToHandlerTest {

    private static final String ALIAS = "arn:aws:lambda:us-east-1:000000000000:function:herald:live";
    private static final String RULE = "arn:aws:events:us-east-1:000000000000:rule/orders";

    @TempDir
    Path directory;

    private Path desk;
    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        desk = Files.createDirectory(directory.resolve("desk"));
        shop = Shop.open(directory.resolve("state"), new JvmRuntime(JvmOptions.defaults()));
        shop.function(
                "herald",
                Herald.class.getName(),
                Packed.of(Herald.class, ScheduledEvent.class, DateTime.class),
                Map.of("DESK", desk.toString()));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anEventThatMatchesARuleArrives() {
        EventBridgeClient events = Clients.of(shop.server().address(), EventBridgeClient.builder());
        shop.lambda()
                .addPermission(r -> r.functionName("herald")
                        .qualifier("live")
                        .statementId("s")
                        .action("lambda:InvokeFunction")
                        .principal("events.amazonaws.com")
                        .sourceArn(RULE));
        events.putRule(r -> r.name("orders").eventPattern("{\"source\":[\"shop\"]}"));
        events.putTargets(r ->
                r.rule("orders").targets(Target.builder().id("t").arn(ALIAS).build()));

        events.putEvents(r -> r.entries(PutEventsRequestEntry.builder()
                .source("shop")
                .detailType("order")
                .detail("{\"id\":7}")
                .time(Instant.parse("2026-01-02T03:04:05Z"))
                .build()));

        Shop.await("the event arrives", () -> !arrived().isEmpty());
        assertThat(arrived()).containsExactly(ALIAS + " shop order 2026-01-02T03:04:05.000Z [] {id=7}");
    }

    @Test
    void aScheduleComesWithTheClockAndByCommand() throws Exception {
        SchedulerClient scheduler = Clients.of(shop.server().address(), SchedulerClient.builder());
        Clients.iam(shop.server().address())
                .createRole(r -> r.roleName("caller")
                        .assumeRolePolicyDocument("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                                + "\"Principal\":{\"Service\":\"scheduler.amazonaws.com\"}}]}"));
        Clients.iam(shop.server().address())
                .putRolePolicy(r -> r.roleName("caller")
                        .policyName("p")
                        .policyDocument(
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"lambda:*\",\"Resource\":\"*\"}]}"));
        String soon = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now().plusSeconds(2));
        scheduler.createSchedule(r -> r.name("s")
                .scheduleExpression("at(" + soon + ")")
                .flexibleTimeWindow(window -> window.mode("OFF"))
                .target(target -> target.arn(ALIAS)
                        .roleArn("arn:aws:iam::000000000000:role/caller")
                        .input("{\"version\":\"0\",\"source\":\"aws.scheduler\",\"detail-type\":\"Scheduled Event\","
                                + "\"time\":\"<aws.scheduler.scheduled-time>\",\"resources\":[\"<aws.scheduler.schedule-arn>\"],"
                                + "\"detail\":{}}")));

        Shop.await("the schedule comes", () -> arrived().size() == 1);
        assertThat(arrived())
                .containsExactly(ALIAS + " aws.scheduler Scheduled Event " + soon + ".000Z"
                        + " [arn:aws:scheduler:us-east-1:000000000000:schedule/default/s] {}");

        assertThat(post("/_schedules/default/none").statusCode()).isEqualTo(404);
        assertThat(post("/_schedules/default/s").statusCode()).isEqualTo(202);
        Shop.await("the schedule comes again", () -> arrived().size() == 2);
        HttpResponse<String> unsigned = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(shop.server().address() + "/_schedules/default/s"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(unsigned.statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(shop.server().address() + path))
                                .header(
                                        "Authorization",
                                        "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/scheduler/aws4_request, "
                                                + "SignedHeaders=host, Signature=any")
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private List<String> arrived() {
        try (Stream<Path> files = Files.list(desk)) {
            return files.filter(file -> file.toString().endsWith(".event"))
                    .map(EventToHandlerTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
