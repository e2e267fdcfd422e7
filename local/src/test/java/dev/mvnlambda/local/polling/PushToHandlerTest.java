package dev.mvnlambda.local.polling;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import dev.mvnlambda.local.control.Clients;
import dev.mvnlambda.local.polling.handler.Crier;
import dev.mvnlambda.local.runtime.JvmOptions;
import dev.mvnlambda.local.runtime.JvmRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Map;
import org.joda.time.DateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** From a client that publishes or stores, over HTTP, to a handler in a JVM of its own that takes AWS's event classes. */
class PushToHandlerTest {

    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:herald:live";

    @TempDir
    private Path directory;

    @Test
    void aMessageOfATopicReachesAHandler() throws IOException {
        Path desk = Files.createDirectory(directory.resolve("desk"));
        try (Shop shop = open("hear", desk)) {
            SnsClient sns = Clients.sns(shop.server().address());
            String topic = sns.createTopic(request -> request.name("news")).topicArn();
            grant(shop, "sns.amazonaws.com", topic);
            sns.subscribe(request -> request.topicArn(topic)
                    .protocol("lambda")
                    .endpoint(ARN)
                    .attributes(Map.of("FilterPolicy", "{\"kind\":[\"good\"]}")));
            sns.publish(request -> request.topicArn(topic)
                    .subject("headline")
                    .message("snow")
                    .messageAttributes(Map.of(
                            "kind",
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("good")
                                    .build())));

            Shop.await("the handler wrote", () -> Files.exists(desk.resolve("headline")));
            assertThat(desk.resolve("headline")).hasContent("1 snow good " + Year.now(ZoneOffset.UTC));
        }
    }

    @Test
    void anObjectOfABucketReachesAHandler() throws IOException {
        Path desk = Files.createDirectory(directory.resolve("desk"));
        try (Shop shop = open("see", desk)) {
            S3Client s3 = Clients.s3(shop.server().address());
            s3.createBucket(request -> request.bucket("pictures"));
            grant(shop, "s3.amazonaws.com", "arn:aws:s3:::pictures");
            s3.putBucketNotificationConfiguration(request -> request.bucket("pictures")
                    .notificationConfiguration(
                            document -> document.lambdaFunctionConfigurations(LambdaFunctionConfiguration.builder()
                                    .lambdaFunctionArn(ARN)
                                    .eventsWithStrings("s3:ObjectCreated:*")
                                    .build())));
            assertThat(s3.getBucketNotificationConfiguration(request -> request.bucket("pictures"))
                            .lambdaFunctionConfigurations())
                    .singleElement()
                    .extracting(LambdaFunctionConfiguration::lambdaFunctionArn)
                    .isEqualTo(ARN);
            s3.putObject(request -> request.bucket("pictures").key("a snow.jpg"), RequestBody.fromString("white"));
            s3.copyObject(request -> request.sourceBucket("pictures")
                    .sourceKey("a snow.jpg")
                    .destinationBucket("pictures")
                    .destinationKey("more"));

            Shop.await("the handler wrote", () -> Files.exists(desk.resolve("a snow.jpg")));
            assertThat(desk.resolve("a snow.jpg")).hasContent("1 ObjectCreated:Put 5");
            Shop.await("the handler wrote again", () -> Files.exists(desk.resolve("more")));
            assertThat(desk.resolve("more")).hasContent("1 ObjectCreated:Copy 5");
        }
    }

    private Shop open(String method, Path desk) throws IOException {
        Shop shop = Shop.open(directory.resolve("state"), new JvmRuntime(JvmOptions.defaults()));
        shop.function(
                "herald",
                Crier.class.getName() + "::" + method,
                Packed.of(Crier.class, SNSEvent.class, DateTime.class),
                Map.of("DESK", desk.toString()));
        return shop;
    }

    private static void grant(Shop shop, String principal, String source) {
        shop.lambda()
                .addPermission(request -> request.functionName("herald")
                        .qualifier("live")
                        .statementId("service")
                        .action("lambda:InvokeFunction")
                        .principal(principal)
                        .sourceArn(source));
    }
}
