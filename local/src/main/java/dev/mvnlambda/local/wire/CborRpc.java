package dev.mvnlambda.local.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** Smithy RPC v2 CBOR: the operation ends the path, all members in one CBOR document. */
final class CborRpc implements Protocol {

    private static final String HEADER = "smithy-protocol";
    private static final String NAME = "rpc-v2-cbor";
    private static final String CONTENT_TYPE = "application/cbor";

    private final JsonShapes cbor = JsonShapes.cbor();

    @Override
    public boolean speaks(WireRequest request) {
        return request.header(HEADER).filter(NAME::equals).isPresent();
    }

    @Override
    public String operation(WireRequest request) {
        List<String> segments = request.segments();
        return segments.isEmpty() ? "" : segments.get(segments.size() - 1);
    }

    @Override
    public void decode(WireRequest request, SdkPojo builder) {
        cbor.fill(builder, cbor.parse(request.body().bytes()));
    }

    @Override
    public WireResponse encode(WireRequest request, String operation, SdkPojo response) {
        return WireResponse.of(200, CONTENT_TYPE, cbor.write(response, field -> true))
                .header(HEADER, NAME);
    }

    @Override
    public WireResponse encode(WireRequest request, WireError error) {
        Map<String, @Nullable String> body = new LinkedHashMap<>();
        body.put("__type", error.code());
        body.putAll(error.members());
        body.put("message", error.message());
        String query = error.code() + ";" + (error.isSenders() ? "Sender" : "Receiver");
        return WireResponse.of(error.status(), CONTENT_TYPE, cbor.write(body))
                .header(HEADER, NAME)
                .header("x-amzn-query-error", query);
    }
}
