package com.example.parcels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import org.junit.jupiter.api.Test;

/** A unit test of a handler needs nothing that is deployed. */
class TrackingTest {

    @Test
    void whatIsNoParcelIsRefused() {
        APIGatewayV2HTTPEvent request =
                APIGatewayV2HTTPEvent.builder().withRawPath("/letter-1").build();

        assertEquals(400, new Tracking().handleRequest(request, null).getStatusCode());
    }
}
