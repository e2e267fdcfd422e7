package dev.mvnlambda.local.url;

import com.sun.net.httpserver.HttpExchange;
import dev.mvnlambda.local.control.FunctionUrl;
import dev.mvnlambda.local.control.UrlDirectory;
import dev.mvnlambda.local.runtime.InvocationResult;
import dev.mvnlambda.local.wire.HttpGateway;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/**
 * Answers for all function URLs: {@code http://localhost:<port>/_url/<url-id>/…} and
 * {@code http://<url-id>.lambda-url.<region>.localhost:<port>/…}.
 */
public final class UrlGateway implements HttpGateway {
    private final UrlDirectory urls;
    private final InstantSource clock;

    /** Looks up each request's URL in a directory, and stamps events with a clock's time. */
    public UrlGateway(UrlDirectory urls, InstantSource clock) {
        this.urls = urls;
        this.clock = clock;
    }

    @Override
    public boolean handles(HttpExchange exchange) {
        return address(exchange).isPresent();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        UrlAddress address = address(exchange).orElseThrow();
        String requestId = UUID.randomUUID().toString();
        String traceId = TraceId.made(clock.instant());
        UrlRequest request = UrlRequest.of(exchange, address);
        Optional<FunctionUrl> url = urls.find(address.id());
        UrlResponse response = url.isEmpty() ? UrlResponse.unknown() : response(url.get(), request, requestId, traceId);
        exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
        exchange.getResponseHeaders().set("X-Amzn-Trace-Id", traceId);
        response.send(exchange);
    }

    private UrlResponse response(FunctionUrl url, UrlRequest request, String requestId, String traceId) {
        if (url.cors() == null) {
            return answer(url, request, requestId, traceId);
        }
        CorsPolicy cors = new CorsPolicy(url.cors());
        if (request.isPreflight()) {
            return cors.preflight(request);
        }
        UrlResponse answer = answer(url, request, requestId, traceId);
        cors.addTo(answer.headers(), request);
        return answer;
    }

    private UrlResponse answer(FunctionUrl url, UrlRequest request, String requestId, String traceId) {
        if (!admits(url, request)) {
            return UrlResponse.forbidden();
        }
        SdkBytes event = new UrlEvent(request, url, requestId, clock.instant(), traceId).bytes();
        if (request.tooLarge() || event.asByteArrayUnsafe().length > UrlEvent.LARGEST) {
            return UrlResponse.tooLarge();
        }
        return invoked(url, requestId, event);
    }

    /** Signatures are not checked here: whoever signs is taken for the account itself. */
    private boolean admits(FunctionUrl url, UrlRequest request) {
        return url.auth() == FunctionUrlAuthType.AWS_IAM ? request.isSigned() : urls.allowsPublicCalls(url);
    }

    private UrlResponse invoked(FunctionUrl url, String requestId, SdkBytes event) {
        try {
            InvocationResult result = urls.invoke(url, requestId, event).result();
            return result.functionError() == null
                    ? HandlerAnswer.response(result.payload()).orElseGet(UrlResponse::failed)
                    : UrlResponse.failed();
        } catch (LambdaException e) {
            return refused(e.statusCode());
        }
    }

    private static UrlResponse refused(int status) {
        return switch (status) {
            case 404 -> UrlResponse.forbidden(); // the alias is gone, and its policy with it
            case 413 -> UrlResponse.tooLarge();
            case 429 -> UrlResponse.throttled();
            default -> UrlResponse.failed();
        };
    }

    private static Optional<UrlAddress> address(HttpExchange exchange) {
        return UrlAddress.of(
                exchange.getRequestHeaders().getFirst("Host"),
                exchange.getRequestURI().getRawPath());
    }
}
