package dev.mvnlambda.local.control;

import java.util.regex.Pattern;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.ResponseTransferMode;

/**
 * What API Gateway takes for an integration, and what it fills in. That a stream needs the URI of streaming invocations is
 * documented; its text is not, so that one is ours.
 */
final class RestIntegrations {

    private static final String FUNCTION = "arn:[a-z-]+:lambda:[a-z0-9-]+:\\d{12}:function:[a-zA-Z0-9-_:$]+";
    private static final String START = "arn:[a-z-]+:apigateway:[a-z0-9-]+:lambda:path";
    private static final Pattern BUFFERED =
            Pattern.compile(START + "/2015-03-31/functions/" + FUNCTION + "/invocations");
    private static final Pattern STREAMED =
            Pattern.compile(START + "/2021-11-15/functions/" + FUNCTION + "/response-streaming-invocations");
    private static final int SHORTEST = 50;
    private static final int LONGEST = 29_000;
    private static final int LONGEST_STREAM = 900_000;

    private RestIntegrations() {}

    static Integration completed(Integration wanted, String resourceId) {
        boolean streams = wanted.responseTransferMode() == ResponseTransferMode.STREAM;
        if (wanted.type() == null) {
            throw RestApiFaults.badRequest("Invalid request input");
        }
        if (wanted.type() == IntegrationType.AWS_PROXY) {
            checkProxy(wanted, streams);
        }
        int timeout = wanted.timeoutInMillis() == null ? LONGEST : wanted.timeoutInMillis();
        int longest = streams ? LONGEST_STREAM : LONGEST;
        if (timeout < SHORTEST || timeout > longest) {
            throw RestApiFaults.badRequest("Timeout should be between " + SHORTEST + " ms and " + longest + " ms");
        }
        return wanted.toBuilder()
                .timeoutInMillis(timeout)
                .passthroughBehavior(
                        wanted.passthroughBehavior() == null ? "WHEN_NO_MATCH" : wanted.passthroughBehavior())
                .cacheNamespace(wanted.cacheNamespace() == null ? resourceId : wanted.cacheNamespace())
                .responseTransferMode(streams ? ResponseTransferMode.STREAM : ResponseTransferMode.BUFFERED)
                .build();
    }

    private static void checkProxy(Integration wanted, boolean streams) {
        String uri = String.valueOf(wanted.uri());
        if (wanted.httpMethod() == null || wanted.httpMethod().isEmpty()) {
            throw RestApiFaults.badRequest("Enumeration value for HttpMethod must be non-empty");
        }
        if (!uri.startsWith("arn:")) {
            throw RestApiFaults.badRequest("Invalid ARN specified in the request");
        }
        if (!BUFFERED.matcher(uri).matches() && !STREAMED.matcher(uri).matches()) {
            throw RestApiFaults.badRequest("Invalid function ARN or invalid uri");
        }
        if (streams != STREAMED.matcher(uri).matches()) {
            throw RestApiFaults.badRequest(
                    "A Lambda proxy integration streams by the URI of response-streaming-invocations, and by no other");
        }
    }
}
