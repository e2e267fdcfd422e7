package dev.mvnlambda.local.url;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mvnlambda.local.control.FunctionUrl;
import dev.mvnlambda.local.json.Json;
import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;

/** A request as a function sees it: payload format 2.0. */
final class UrlEvent {
    /** The most that an invocation takes. */
    static final int LARGEST = 6_291_456;

    private final UrlRequest request;
    private final FunctionUrl url;
    private final String requestId;
    private final Instant time;
    private final String traceId;

    UrlEvent(UrlRequest request, FunctionUrl url, String requestId, Instant time, String traceId) {
        this.request = request;
        this.url = url;
        this.requestId = requestId;
        this.time = time;
        this.traceId = traceId;
    }

    SdkBytes bytes() {
        RequestParts parts = new RequestParts(request);
        ObjectNode event = Json.mapper().createObjectNode().put("version", "2.0");
        parts.addHead(event, "$default", traceId);
        addContext(event.putObject("requestContext"), parts);
        parts.addBody(event);
        return RequestParts.bytes(event);
    }

    private void addContext(ObjectNode context, RequestParts parts) {
        boolean isPublic = url.auth() == FunctionUrlAuthType.NONE;
        context.put("accountId", isPublic ? "anonymous" : url.account())
                .put("apiId", url.id())
                .put("domainName", url.id() + ".lambda-url." + url.region() + ".localhost")
                .put("domainPrefix", url.id());
        if (!isPublic) {
            addCaller(context.putObject("authorizer").putObject("iam"));
        }
        parts.addHttp(context);
        context.put("requestId", requestId).put("routeKey", "$default").put("stage", "$default");
        RequestParts.addTime(context, time);
    }

    /** Whoever signs is the account's own root here. */
    private void addCaller(ObjectNode iam) {
        iam.put("accountId", url.account())
                .put("callerId", url.account())
                .putNull("cognitoIdentity")
                .putNull("principalOrgId")
                .put("userArn", "arn:aws:iam::" + url.account() + ":root")
                .put("userId", url.account());
    }
}
