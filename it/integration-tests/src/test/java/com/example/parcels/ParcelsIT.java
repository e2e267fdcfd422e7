package com.example.parcels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Calls the functions where they were deployed for these tests. */
@Timeout(120)
class ParcelsIT {

    // tag::test[]
    @Test
    void aCustomerFindsAParcelByItsUrl() throws Exception {
        URI parcel = URI.create(Resource.Tracking.url() + "parcel-7"); // or System.getProperty("lambda.url.Tracking")

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(parcel).build(), HttpResponse.BodyHandlers.ofString());

        assertEquals("parcel-7 is on its way", answer.body());
    }

    @Test
    void whatAScannerSawReachesTheOffice() {
        try (SqsClient sqs = SqsClient.create()) { // no endpoint, region or credentials: the system properties tell
            String office = sqs.createQueue(r -> r.queueName("office-dev")).queueUrl();

            sqs.sendMessage(r -> r.queueUrl(System.getProperty("lambda.queue.scans-dev"))
                    .messageBody("parcel-7"));

            List<Message> messages = List.of();
            while (messages.isEmpty()) {
                messages = sqs.receiveMessage(r -> r.queueUrl(office).waitTimeSeconds(20)).messages();
            }
            assertEquals("parcel-7 has left the warehouse", messages.get(0).body());
        }
    }
    // end::test[]

    @Test
    void callersGoThroughTheAlias() {
        assertTrue(Resource.Tracking.arn().endsWith(":parcels-dev-Tracking:LatestAlias"));
        assertEquals(Resource.Tracking.arn(), System.getProperty("lambda.arn.Tracking"));
    }
}
