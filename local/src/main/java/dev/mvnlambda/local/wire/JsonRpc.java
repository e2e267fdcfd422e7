package dev.mvnlambda.local.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** awsJson 1.0 and 1.1: the operation in a header, all members in one JSON document, or in CBOR, which Kinesis speaks so. */
final class JsonRpc implements Protocol {

    private static final String TARGET = "x-amz-target";

    private static final String CBOR = "application/x-amz-cbor-1.1";

    private final JsonShapes json = JsonShapes.json();
    private final JsonShapes cbor = JsonShapes.oldCbor();
    private final QueryErrors queryErrors;

    JsonRpc(QueryErrors queryErrors) {
        this.queryErrors = queryErrors;
    }

    @Override
    public boolean speaks(WireRequest request) {
        return request.header(TARGET).isPresent();
    }

    @Override
    public String operation(WireRequest request) {
        String target = request.header(TARGET).orElse("");
        return target.substring(target.indexOf('.') + 1);
    }

    @Override
    public void decode(WireRequest request, SdkPojo builder) {
        shapes(request).fill(builder, shapes(request).parse(request.body().bytes()));
    }

    @Override
    public WireResponse encode(WireRequest request, String operation, SdkPojo response) {
        return WireResponse.of(200, contentType(request), shapes(request).write(response, field -> true));
    }

    @Override
    public WireResponse encode(WireRequest request, WireError error) {
        Map<String, @Nullable String> body = new LinkedHashMap<>();
        body.put("__type", queryErrors.shape(error));
        body.putAll(error.members());
        body.put("message", error.message());
        return queryErrors.addTo(
                WireResponse.of(
                        error.status(), contentType(request), shapes(request).write(body)),
                error);
    }

    private JsonShapes shapes(WireRequest request) {
        return contentType(request).startsWith(CBOR) ? cbor : json;
    }

    private static String contentType(WireRequest request) {
        return request.header("content-type").orElse("application/x-amz-json-1.1");
    }
}
