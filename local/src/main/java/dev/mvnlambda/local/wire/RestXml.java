package dev.mvnlambda.local.wire;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** restXml, as far as a body is one member whole: as restJson, but that member and errors are XML. */
final class RestXml implements Protocol {

    private static final String XML = "text/xml";

    private final Rest rest;
    private final String namespace;

    /** @param namespace of the answers, which holds the version of the API */
    RestXml(List<Route> routes, String namespace) {
        this.rest = new Rest(routes, Set.of());
        this.namespace = namespace;
    }

    @Override
    public boolean speaks(WireRequest request) {
        return rest.speaks(request);
    }

    @Override
    public String operation(WireRequest request) {
        return rest.operation(request);
    }

    @Override
    public void decode(WireRequest request, SdkPojo builder) {
        rest.decodeAroundBody(request, builder);
        Optional<SdkField<?>> payload = Rest.payload(builder);
        if (payload.isPresent() && request.body().bytes().length > 0) {
            payload.get()
                    .set(builder, XmlReader.read(payload.get(), request.body().bytes()));
        }
    }

    @Override
    public WireResponse encode(WireRequest request, String operation, SdkPojo response) {
        int status = rest.success(request, response);
        WireResponse answer = Rest.payload(response)
                .flatMap(payload -> Shapes.value(payload, response)
                        .map(value -> WireResponse.of(
                                status, XML, new XmlAnswer(namespace).shape(payload.unmarshallLocationName(), (SdkPojo)
                                                value))))
                .orElseGet(() -> WireResponse.empty(status));
        return Rest.withHeaders(answer, response);
    }

    @Override
    public WireResponse encode(WireRequest request, WireError error) {
        return WireResponse.of(
                error.status(),
                XML,
                new XmlAnswer(namespace).error(error, UUID.randomUUID().toString()));
    }
}
