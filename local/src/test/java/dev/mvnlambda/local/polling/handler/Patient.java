package dev.mvnlambda.local.polling.handler;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A durable function that speaks the protocol by hand: it waits a second, suspended, and then says how it was. */
public final class Patient {

    private static final String WAIT =
            "[{\"Id\":\"wait\",\"Type\":\"WAIT\",\"Action\":\"START\",\"WaitOptions\":{\"WaitSeconds\":1}}]";

    /** Takes the event of an execution, and answers with its status. */
    public Map<String, Object> handleRequest(Map<String, Object> event) throws IOException, InterruptedException {
        List<Map<String, Object>> operations = operations(event);
        if (operations.size() == 1) {
            checkpoint(event);
            return Map.of("Status", "PENDING");
        }
        return Map.of("Status", "SUCCEEDED", "Result", "\"" + operations.get(1).get("Status") + "\"");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> operations(Map<String, Object> event) {
        return (List<Map<String, Object>>) ((Map<String, Object>) event.get("InitialExecutionState")).get("Operations");
    }

    private static void checkpoint(Map<String, Object> event) throws IOException, InterruptedException {
        String arn = URLEncoder.encode(String.valueOf(event.get("DurableExecutionArn")), StandardCharsets.UTF_8);
        URI address =
                URI.create(System.getenv("AWS_ENDPOINT_URL") + "/2025-12-01/durable-executions/" + arn + "/checkpoint");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/lambda/aws4_request,"
                                + " SignedHeaders=host, Signature=any")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"CheckpointToken\":\"" + event.get("CheckpointToken") + "\",\"Updates\":" + WAIT + "}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }
}
